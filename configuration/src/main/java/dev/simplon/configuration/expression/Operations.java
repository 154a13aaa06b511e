package dev.simplon.configuration.expression;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The operators, over values without marks.
public final class Operations {
    /// Terraform calculates with 512 binary digits, which are about as many decimal ones.
    private static final MathContext PRECISION = new MathContext(154);

    private Operations() {}

    /// What the operands are converted to; [Type#DYNAMIC]: not at all.
    static Type operandType(Node.Operator operator) {
        return switch (operator) {
            case NOT, AND, OR -> Type.BOOL;
            case EQUAL, NOT_EQUAL -> Type.DYNAMIC;
            case NEGATE,
                    ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    MODULO,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL ->
                    Type.NUMBER;
        };
    }

    private static Type resultType(Node.Operator operator) {
        return switch (operator) {
            case NOT, AND, OR, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    Type.BOOL;
            case NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.NUMBER;
        };
    }

    /// Unknown where an operand is (there is no short circuit in Terraform before 1.12); empty for
    /// a division by zero.
    static Optional<Value> apply(Node.Operator operator, List<Value> operands) {
        if (operator == Node.Operator.EQUAL || operator == Node.Operator.NOT_EQUAL) {
            var equal = equal(operands.get(0), operands.get(1));
            return Optional.of(
                    equal.isEmpty()
                            ? Value.unknown(Type.BOOL)
                            : Value.of(equal.get() == (operator == Node.Operator.EQUAL)));
        }
        if (!operands.stream().allMatch(Value::isKnown)) {
            return Optional.of(Value.unknown(resultType(operator)));
        }
        var first = operands.getFirst();
        var last = operands.getLast();
        return switch (operator) {
            case NOT -> Optional.of(Value.of(!bool(first)));
            case AND -> Optional.of(Value.of(bool(first) && bool(last)));
            case OR -> Optional.of(Value.of(bool(first) || bool(last)));
            case EQUAL, NOT_EQUAL -> throw new IllegalStateException("dealt with above");
            case NEGATE -> Optional.of(Value.of(number(first).negate()));
            case ADD -> Optional.of(Value.of(number(first).add(number(last), PRECISION)));
            case SUBTRACT -> Optional.of(Value.of(number(first).subtract(number(last), PRECISION)));
            case MULTIPLY -> Optional.of(Value.of(number(first).multiply(number(last), PRECISION)));
            case DIVIDE ->
                    number(last).signum() == 0
                            ? Optional.empty()
                            : Optional.of(Value.of(number(first).divide(number(last), PRECISION)));
            case MODULO ->
                    number(last).signum() == 0
                            ? Optional.empty()
                            : Optional.of(Value.of(number(first).remainder(number(last))));
            case LESS -> Optional.of(compare(first, last, (a, b) -> a.compareTo(b) < 0));
            case LESS_OR_EQUAL -> Optional.of(compare(first, last, (a, b) -> a.compareTo(b) <= 0));
            case GREATER -> Optional.of(compare(first, last, (a, b) -> a.compareTo(b) > 0));
            case GREATER_OR_EQUAL ->
                    Optional.of(compare(first, last, (a, b) -> a.compareTo(b) >= 0));
        };
    }

    /// Equal as Terraform's `==` sees it: of one type and one value, null equals null; empty where
    /// something unknown decides.
    public static Optional<Boolean> equal(Value left, Value right) {
        if (!left.isKnown() || !right.isKnown()) {
            return Optional.empty();
        }
        if (left.isNull() || right.isNull()) {
            return Optional.of(left.isNull() && right.isNull());
        }
        if (!left.isWhollyKnown() || !right.isWhollyKnown()) {
            return Optional.empty();
        }
        return Optional.of(left.equals(right));
    }

    private static Value compare(
            Value left, Value right, BiPredicate<BigDecimal, BigDecimal> comparison) {
        return Value.of(comparison.test(number(left), number(right)));
    }

    private static boolean bool(Value value) {
        return value.asBool().orElseThrow();
    }

    private static BigDecimal number(Value value) {
        return value.asNumber().orElseThrow();
    }
}
