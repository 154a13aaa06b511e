package dev.simplon.values;

import java.math.BigDecimal;
import java.util.stream.Collectors;

/// Values as a person reads them, on one line: `"text"`, `["a", 1]`, `{ name = "x" }`, `null`,
/// `(known after apply)`. What is marked is `(sensitive value)`, however deep; there is no way
/// around it here.
public final class Rendering {
    private Rendering() {}

    public static String masked(Value value) {
        return switch (value) {
            case Value.Sensitive _ -> "(sensitive value)";
            case Value.Unknown _ -> "(known after apply)";
            case Value.NullValue _ -> "null";
            case Value.Text(String text) -> quoted(text);
            case Value.Num(BigDecimal number) -> number.toPlainString();
            case Value.Bool(boolean bool) -> Boolean.toString(bool);
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ ->
                    value.asList().stream()
                            .map(Rendering::masked)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Value.MapValue _, Value.ObjectValue _ ->
                    value.asMap().isEmpty()
                            ? "{}"
                            : value.asMap().entrySet().stream()
                                    .map(e -> key(e.getKey()) + " = " + masked(e.getValue()))
                                    .collect(Collectors.joining(", ", "{ ", " }"));
        };
    }

    /// A text in quotes, as it can stand in an expression: quotes, backslashes, control characters
    /// and the marks of templates escaped.
    public static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '$', '%' -> {
                    quoted.append(c);
                    if (i + 1 < text.length() && text.charAt(i + 1) == '{') {
                        quoted.append(c);
                    }
                }
                default -> {
                    if (c < 0x20 || c == 0x7F) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String key(String name) {
        boolean plain =
                !name.isEmpty()
                        && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_')
                        && name.chars()
                                .allMatch(
                                        c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
        return plain ? name : quoted(name);
    }
}
