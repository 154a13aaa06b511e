package dev.simplon.configuration.function;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.json.JsonCodec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One run over a format string. Source: Terraform, "format Function", and Go's package `fmt`,
/// whose verbs these are.
final class Format {
    private static final int WIDEST = 10_000;

    private final String pattern;
    private final List<Value> arguments;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int next;
    private int highest;

    Format(String pattern, List<Value> arguments) {
        this.pattern = pattern;
        this.arguments = arguments;
    }

    String text() throws FunctionFault {
        boolean explicit = false;
        while (position < pattern.length()) {
            char c = pattern.charAt(position++);
            if (c != '%') {
                text.append(c);
                continue;
            }
            explicit |= verb();
        }
        if (!explicit && highest < arguments.size()) {
            throw new FunctionFault(
                    1 + highest,
                    "too many arguments; only %d used by format string".formatted(highest));
        }
        return text.toString();
    }

    private record Verb(
            char letter,
            String written,
            int offset,
            boolean plus,
            boolean minus,
            boolean space,
            boolean zero,
            boolean sharp,
            int width,
            int precision) {}

    /// True if the verb says itself which argument it takes.
    private boolean verb() throws FunctionFault {
        int start = position - 1;
        boolean plus = false;
        boolean minus = false;
        boolean space = false;
        boolean zero = false;
        boolean sharp = false;
        while (position < pattern.length() && "+- 0#".indexOf(pattern.charAt(position)) >= 0) {
            switch (pattern.charAt(position++)) {
                case '+' -> plus = true;
                case '-' -> minus = true;
                case ' ' -> space = true;
                case '0' -> zero = true;
                default -> sharp = true;
            }
        }
        int width = digits(-1);
        int precision = -1;
        if (position < pattern.length() && pattern.charAt(position) == '.') {
            position++;
            precision = digits(0);
        }
        boolean explicit = false;
        if (position < pattern.length() && pattern.charAt(position) == '[') {
            position++;
            int index = digits(0);
            if (index < 1 || position >= pattern.length() || pattern.charAt(position) != ']') {
                throw new FunctionFault(
                        0, "invalid argument index at offset %d".formatted(position));
            }
            position++;
            next = index - 1;
            explicit = true;
        }
        if (position >= pattern.length()) {
            throw new FunctionFault(0, "unterminated verb at offset %d".formatted(start));
        }
        char letter = pattern.charAt(position++);
        var written = pattern.substring(start, position);
        if (letter == '%') {
            text.append('%');
            return explicit;
        }
        if ("vtbdoxXeEfgGsq".indexOf(letter) < 0) {
            throw new FunctionFault(
                    "unsupported format verb '%c' in \"%s\" at offset %d"
                            .formatted(letter, written, start));
        }
        if (next >= arguments.size()) {
            throw new FunctionFault(
                    "not enough arguments for \"%s\" at %d: need index %d but have %d total"
                            .formatted(written, start, next + 1, arguments.size()));
        }
        var verb =
                new Verb(letter, written, start, plus, minus, space, zero, sharp, width, precision);
        text.append(written(verb, arguments.get(next)));
        next++;
        highest = Math.max(highest, next);
        return explicit;
    }

    private int digits(int otherwise) throws FunctionFault {
        int start = position;
        while (position < pattern.length() && Character.isDigit(pattern.charAt(position))) {
            position++;
        }
        if (start == position) {
            return otherwise;
        }
        int value =
                position - start > 6
                        ? Integer.MAX_VALUE
                        : Integer.parseInt(pattern.substring(start, position));
        if (value > WIDEST) {
            throw new FunctionFault(0, "a width of more than %d".formatted(WIDEST));
        }
        return value;
    }

    private static String written(Verb verb, Value value) throws FunctionFault {
        if (value.isNull() && verb.letter() != 'v') {
            throw unsupported(verb, "null value cannot be formatted");
        }
        return switch (verb.letter()) {
            case 'v' -> any(verb, value);
            case 't' -> padded(verb, String.valueOf(bool(verb, value)));
            case 'b' -> integer(verb, value, 2);
            case 'o' -> integer(verb, value, 8);
            case 'd' -> integer(verb, value, 10);
            case 'x' -> integer(verb, value, 16);
            case 'X' -> integer(verb, value, 16).toUpperCase(Locale.ROOT);
            case 's' -> string(verb, value);
            case 'q' -> padded(verb, JsonCodec.encode(Value.of(plain(verb, value))));
            default -> decimal(verb, number(verb, value));
        };
    }

    private static String any(Verb verb, Value value) throws FunctionFault {
        if (verb.sharp() || value.isNull()) {
            return padded(verb, JsonCodec.encodeTerraform(value));
        }
        return switch (value) {
            case Value.Text _ -> string(verb, value);
            case Value.Num(BigDecimal number) ->
                    decimal(
                            new Verb(
                                    'g',
                                    verb.written(),
                                    verb.offset(),
                                    verb.plus(),
                                    verb.minus(),
                                    verb.space(),
                                    verb.zero(),
                                    false,
                                    verb.width(),
                                    verb.precision()),
                            number);
            case Value.Bool(boolean bool) -> padded(verb, Boolean.toString(bool));
            default -> padded(verb, JsonCodec.encodeTerraform(value));
        };
    }

    private static String string(Verb verb, Value value) throws FunctionFault {
        var string = plain(verb, value);
        if (verb.precision() >= 0) {
            var characters = StringFunctions.characters(string);
            string =
                    String.join(
                            "",
                            characters.subList(0, Math.min(verb.precision(), characters.size())));
        }
        return padded(verb, string);
    }

    private static String plain(Verb verb, Value value) throws FunctionFault {
        return converted(verb, value, Type.STRING, "string required").asText().orElseThrow();
    }

    private static BigDecimal number(Verb verb, Value value) throws FunctionFault {
        return converted(verb, value, Type.NUMBER, "number required").asNumber().orElseThrow();
    }

    private static boolean bool(Verb verb, Value value) throws FunctionFault {
        return converted(verb, value, Type.BOOL, "bool required").asBool().orElseThrow();
    }

    private static Value converted(Verb verb, Value value, Type type, String complaint)
            throws FunctionFault {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw unsupported(verb, e.getMessage() == null ? complaint : e.getMessage());
        }
    }

    private static FunctionFault unsupported(Verb verb, @Nullable String why) {
        return new FunctionFault(
                "unsupported value for \"%s\" at %d: %s"
                        .formatted(verb.written(), verb.offset(), why));
    }

    private static String integer(Verb verb, Value value, int base) throws FunctionFault {
        var number = number(verb, value);
        if (number.stripTrailingZeros().scale() > 0) {
            throw unsupported(verb, "an integer is required");
        }
        var whole = number.toBigInteger();
        var prefix = verb.sharp() && base == 16 ? "0x" : verb.sharp() && base == 8 ? "0" : "";
        return signed(verb, whole.signum() < 0, prefix + whole.abs().toString(base));
    }

    private static String decimal(Verb verb, BigDecimal number) {
        boolean negative = number.signum() < 0;
        var size = number.abs();
        return signed(
                verb,
                negative,
                switch (verb.letter()) {
                    case 'f' ->
                            size.setScale(precision(verb), RoundingMode.HALF_EVEN).toPlainString();
                    case 'e' -> exponential(size, precision(verb));
                    case 'E' -> exponential(size, precision(verb)).toUpperCase(Locale.ROOT);
                    case 'G' -> general(verb, size).toUpperCase(Locale.ROOT);
                    default -> general(verb, size);
                });
    }

    private static int precision(Verb verb) {
        return verb.precision() < 0 ? 6 : verb.precision();
    }

    private static String exponential(BigDecimal size, int precision) {
        if (size.signum() == 0) {
            return (precision == 0 ? "0" : "0." + "0".repeat(precision)) + "e+00";
        }
        var rounded = size.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        var mantissa = rounded.movePointLeft(exponent).setScale(precision, RoundingMode.HALF_EVEN);
        return mantissa.toPlainString() + exponent(exponent);
    }

    private static String exponent(int exponent) {
        return "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /// The shorter of both forms, without trailing zeros.
    private static String general(Verb verb, BigDecimal size) {
        if (size.signum() == 0) {
            return "0";
        }
        boolean shortest = verb.precision() < 0;
        var rounded =
                shortest
                        ? size.stripTrailingZeros()
                        : size.round(
                                        new MathContext(
                                                Math.max(1, verb.precision()),
                                                RoundingMode.HALF_EVEN))
                                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        int limit = shortest ? 6 : Math.max(1, verb.precision());
        if (exponent < -4 || exponent >= limit) {
            return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString()
                    + exponent(exponent);
        }
        return rounded.toPlainString();
    }

    private static String signed(Verb verb, boolean negative, String digits) {
        var sign = negative ? "-" : verb.plus() ? "+" : verb.space() ? " " : "";
        int missing = verb.width() - sign.length() - digits.length();
        if (verb.zero() && !verb.minus() && missing > 0) {
            return sign + "0".repeat(missing) + digits;
        }
        return padded(verb, sign + digits);
    }

    private static String padded(Verb verb, String text) {
        int missing = verb.width() - StringFunctions.characters(text).size();
        if (missing <= 0) {
            return text;
        }
        var padding = " ".repeat(missing);
        return verb.minus() ? text + padding : (verb.zero() ? "0".repeat(missing) : padding) + text;
    }
}
