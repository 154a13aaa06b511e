package dev.simplon.configuration.function;

import static dev.simplon.values.Type.NUMBER;
import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/// abs, ceil, floor, log, max, min, parseint, pow, signum, sum.
final class NumericFunctions {
    private NumericFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("abs")
                            .with("num", NUMBER)
                            .gives(NUMBER, args -> Value.of(number(args, 0).abs())),
                    Function.named("ceil")
                            .with("num", NUMBER)
                            .gives(NUMBER, args -> rounded(args, RoundingMode.CEILING)),
                    Function.named("floor")
                            .with("num", NUMBER)
                            .gives(NUMBER, args -> rounded(args, RoundingMode.FLOOR)),
                    Function.named("signum")
                            .with("num", NUMBER)
                            .gives(NUMBER, args -> Value.of(number(args, 0).signum())),
                    Function.named("max")
                            .withAny("numbers", NUMBER)
                            .gives(NUMBER, args -> extreme(args, Comparator.naturalOrder())),
                    Function.named("min")
                            .withAny("numbers", NUMBER)
                            .gives(NUMBER, args -> extreme(args, Comparator.reverseOrder())),
                    Function.named("pow")
                            .with("num", NUMBER)
                            .with("power", NUMBER)
                            .gives(
                                    NUMBER,
                                    args ->
                                            fromDouble(
                                                    Math.pow(
                                                            number(args, 0).doubleValue(),
                                                            number(args, 1).doubleValue()))),
                    Function.named("log")
                            .with("num", NUMBER)
                            .with("base", NUMBER)
                            .gives(
                                    NUMBER,
                                    args ->
                                            fromDouble(
                                                    Math.log(number(args, 0).doubleValue())
                                                            / Math.log(
                                                                    number(args, 1)
                                                                            .doubleValue()))),
                    Function.named("parseint")
                            .with("number", STRING)
                            .with("base", NUMBER)
                            .gives(NUMBER, NumericFunctions::parseint),
                    Function.named("sum")
                            .with("list", Type.DYNAMIC)
                            .gives(NUMBER, NumericFunctions::sum));

    private static BigDecimal number(List<Value> args, int index) {
        return args.get(index).asNumber().orElseThrow();
    }

    private static Value rounded(List<Value> args, RoundingMode mode) {
        return Value.of(number(args, 0).setScale(0, mode));
    }

    private static Value extreme(List<Value> args, Comparator<BigDecimal> order)
            throws FunctionFault {
        return args.stream()
                .flatMap(a -> a.asNumber().stream())
                .max(order)
                .map(Value::of)
                .orElseThrow(() -> new FunctionFault("must pass at least one number"));
    }

    private static Value fromDouble(double result) throws FunctionFault {
        if (Double.isNaN(result) || Double.isInfinite(result)) {
            throw new FunctionFault("the result is no number");
        }
        return Value.of(new BigDecimal(Double.toString(result)));
    }

    private static Value parseint(List<Value> args) throws FunctionFault {
        var text = args.get(0).asText().orElseThrow();
        int base = Arguments.integer(args, 1);
        if (base < 2 || base > 62) {
            throw new FunctionFault(1, "base must be a whole number between 2 and 62 inclusive");
        }
        boolean negative = text.startsWith("-");
        var digits = negative || text.startsWith("+") ? text.substring(1) : text;
        var result = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits.charAt(i), base);
            if (digit < 0 || digit >= base) {
                result = null;
                break;
            }
            result = result.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(digit));
        }
        if (result == null || digits.isEmpty()) {
            throw new FunctionFault(
                    0, "cannot parse \"%s\" as a base %d integer".formatted(text, base));
        }
        return Value.of(new BigDecimal(negative ? result.negate() : result));
    }

    /// Up to base 36 case does not matter; above, capitals follow the small letters.
    private static int digit(char c, int base) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + (base <= 36 ? 10 : 36);
        }
        return -1;
    }

    private static Value sum(List<Value> args) throws FunctionFault {
        var elements = Arguments.elements(args, 0);
        if (elements.isEmpty()) {
            throw new FunctionFault(0, "cannot sum an empty list");
        }
        var sum = BigDecimal.ZERO;
        for (var element : elements) {
            try {
                var number = Conversion.convert(element, NUMBER).asNumber();
                if (number.isEmpty()) {
                    throw new FunctionFault(
                            0, "argument must be list, set, or tuple of number values");
                }
                sum = sum.add(number.get());
            } catch (ConversionException _) {
                throw new FunctionFault(0, "argument must be list, set, or tuple of number values");
            }
        }
        return Value.of(sum);
    }
}
