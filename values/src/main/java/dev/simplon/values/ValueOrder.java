package dev.simplon.values;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.TreeMap;

/// The order in which Terraform goes through the elements of a set: strings by their bytes, numbers
/// by size, false before true, everything else by a text made of it; null and unknown last. Source:
/// go-cty, set_internals.go.
final class ValueOrder implements Comparator<Value> {
    static final ValueOrder OF_SETS = new ValueOrder();

    private ValueOrder() {}

    @Override
    public int compare(Value left, Value right) {
        if (left instanceof Value.Text(String a) && right instanceof Value.Text(String b)) {
            return Utf8Order.UTF8_ORDER.compare(a, b);
        }
        if (left instanceof Value.Num(BigDecimal a) && right instanceof Value.Num(BigDecimal b)) {
            return a.compareTo(b);
        }
        if (left instanceof Value.Bool(boolean a) && right instanceof Value.Bool(boolean b)) {
            return Boolean.compare(a, b);
        }
        int last = Boolean.compare(isLast(left), isLast(right));
        if (last != 0) {
            return last;
        }
        int byText = Utf8Order.UTF8_ORDER.compare(text(left), text(right));
        // The text does not tell types apart; elements of one set have one type, but for dynamic.
        return byText != 0
                ? byText
                : Utf8Order.UTF8_ORDER.compare(left.toString(), right.toString());
    }

    private static boolean isLast(Value value) {
        return value.isNull() || !value.isKnown();
    }

    private static String text(Value value) {
        var text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Value value, StringBuilder text) {
        switch (value) {
            case Value.Unknown _ -> text.append('?');
            case Value.NullValue _ -> text.append('~');
            case Value.Bool(boolean bool) -> text.append(bool ? 'T' : 'F');
            case Value.Num(BigDecimal number) -> text.append(number);
            case Value.Text(String words) -> text.append('"').append(words).append('"');
            case Value.ListValue _, Value.SetValue _ -> sequence('[', value, ']', text);
            case Value.TupleValue _ -> sequence('<', value, '>', text);
            case Value.MapValue map -> {
                text.append('{');
                new TreeMap<>(map.elements())
                        .forEach((name, element) -> {
                            text.append('"').append(name).append("\":");
                            append(element, text);
                            text.append(';');
                        });
                text.append('}');
            }
            case Value.ObjectValue object -> {
                text.append('<');
                new TreeMap<>(object.members())
                        .values()
                        .forEach(member -> {
                            append(member, text);
                            text.append(';');
                        });
                text.append('>');
            }
            case Value.Sensitive(Value inner) -> append(inner, text);
        }
    }

    private static void sequence(char open, Value value, char close, StringBuilder text) {
        text.append(open);
        for (var element : value.asList()) {
            append(element, text);
            text.append(';');
        }
        text.append(close);
    }
}
