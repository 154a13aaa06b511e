package dev.simplon.engine.render;

import dev.simplon.engine.state.StateJson;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Two values, side by side, as Terraform shows a change: `"a" -> "b"`, lists and maps line by
/// line, what stays left out. Sensitive values are never shown.
final class ValueText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final String UNKNOWN = "(known after apply)";
    private static final String SENSITIVE = "(sensitive value)";

    private ValueText() {}

    enum Sign {
        NONE(" "),
        ADD("+"),
        CHANGE("~"),
        REMOVE("-");

        private final String symbol;

        Sign(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }

    static Sign sign(Value before, Value after) {
        if (before.isNull()) {
            return after.isNull() ? Sign.NONE : Sign.ADD;
        }
        if (after.isNull()) {
            return Sign.REMOVE;
        }
        return before.unmarkedDeep().equals(after.unmarkedDeep()) && after.isWhollyKnown()
                ? Sign.NONE
                : Sign.CHANGE;
    }

    /// @param indent columns in front of a closing bracket
    /// @param toNull say `-> null` of what is removed
    /// @param note behind the first line: ` # forces replacement`, or nothing
    static String change(Value before, Value after, int indent, boolean toNull, String note) {
        var sign = sign(before, after);
        if (before.isSensitive() || after.isSensitive()) {
            return SENSITIVE + (sign == Sign.REMOVE && toNull ? " -> null" : "") + note;
        }
        return switch (sign) {
            case NONE -> whole(after, Sign.NONE, indent, note);
            case ADD -> whole(after, Sign.ADD, indent, note);
            case REMOVE ->
                    whole(before, Sign.REMOVE, indent, "") + (toNull ? " -> null" : "") + note;
            case CHANGE -> changed(before, after, indent, note);
        };
    }

    private static String changed(Value before, Value after, int indent, String note) {
        if (!after.isKnown()) {
            return whole(before, Sign.REMOVE, indent, "") + " -> " + UNKNOWN + note;
        }
        if (isSequence(before) && isSequence(after)) {
            return after instanceof Value.SetValue
                    ? sets(before, after, indent, note)
                    : lists(before, after, indent, note);
        }
        if (isMapping(before) && isMapping(after)) {
            return mappings(before, after, indent, note);
        }
        return whole(before, Sign.REMOVE, indent, "")
                + " -> "
                + whole(after, Sign.ADD, indent, "")
                + note;
    }

    private static String whole(Value value, Sign sign, int indent, String note) {
        return switch (value) {
            case Value.Sensitive _ -> SENSITIVE + note;
            case Value.Unknown _ -> UNKNOWN + note;
            case Value.NullValue _ -> "null" + note;
            case Value.Bool(boolean bool) -> bool + note;
            case Value.Num(BigDecimal number) -> Conversion.plain(number) + note;
            case Value.Text(String text) -> text(text, indent) + note;
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> {
                var lines = new ArrayList<String>();
                for (var element : value.asList()) {
                    lines.add(item(sign, indent, whole(element, sign, indent + 4, "") + ","));
                }
                yield bracket("[", lines, "]", indent, note);
            }
            case Value.MapValue _, Value.ObjectValue _ -> {
                var lines = new ArrayList<String>();
                var members = new TreeMap<String, Value>(StateJson.BYTE_ORDER);
                members.putAll(value.asMap());
                int width = width(members.keySet(), value);
                members.forEach((name, member) ->
                        lines.add(
                                item(
                                        sign,
                                        indent,
                                        key(name, value, width)
                                                + whole(member, sign, indent + 4, ""))));
                yield bracket("{", lines, "}", indent, note);
            }
        };
    }

    private static String lists(Value before, Value after, int indent, String note) {
        var left = before.asList();
        var right = after.asList();
        var lines = new ArrayList<String>();
        var unchanged = new ArrayList<String>();
        boolean context = false;
        for (var pair : aligned(left, right)) {
            var sign = sign(pair.before, pair.after);
            boolean same = sign == Sign.NONE;
            var line =
                    item(
                            sign,
                            indent,
                            change(pair.before, pair.after, indent + 4, false, "") + ",");
            if (!same) {
                hide(lines, unchanged, indent, true);
                lines.add(line);
                context = true;
            } else if (context) {
                lines.add(line);
                context = false;
            } else {
                unchanged.add(line);
            }
        }
        hide(lines, unchanged, indent, false);
        return bracket("[", lines, "]", indent, note);
    }

    /// The unchanged elements that were passed: all but the last one are only counted.
    private static void hide(
            List<String> lines, List<String> unchanged, int indent, boolean showLast) {
        int hidden = unchanged.size() - (showLast && !unchanged.isEmpty() ? 1 : 0);
        if (hidden > 0) {
            lines.add(hidden(indent, hidden, "element"));
        }
        if (showLast && !unchanged.isEmpty()) {
            lines.add(unchanged.getLast());
        }
        unchanged.clear();
    }

    private record Pair(Value before, Value after) {}

    /// Along the longest common subsequence; what is changed between two common elements is paired
    /// in order.
    private static List<Pair> aligned(List<Value> left, List<Value> right) {
        var length = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                length[i][j] =
                        sign(left.get(i), right.get(j)) == Sign.NONE
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var pairs = new ArrayList<Pair>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            boolean both = i < left.size() && j < right.size();
            if (both
                    && (sign(left.get(i), right.get(j)) == Sign.NONE
                            || length[i][j] == length[i + 1][j + 1])) {
                pairs.add(new Pair(left.get(i++), right.get(j++)));
            } else if (j >= right.size() || (both && length[i + 1][j] >= length[i][j + 1])) {
                pairs.add(new Pair(left.get(i++), Value.nullOf(Type.DYNAMIC)));
            } else {
                pairs.add(new Pair(Value.nullOf(Type.DYNAMIC), right.get(j++)));
            }
        }
        return pairs;
    }

    private static String sets(Value before, Value after, int indent, String note) {
        var lines = new ArrayList<String>();
        int unchanged = 0;
        for (var element : before.asList()) {
            if (after.asList().contains(element)) {
                unchanged++;
            } else {
                lines.add(
                        item(
                                Sign.REMOVE,
                                indent,
                                whole(element, Sign.REMOVE, indent + 4, "") + ","));
            }
        }
        for (var element : after.asList()) {
            if (!before.asList().contains(element)) {
                lines.add(item(Sign.ADD, indent, whole(element, Sign.ADD, indent + 4, "") + ","));
            }
        }
        if (unchanged > 0) {
            lines.add(hidden(indent, unchanged, "element"));
        }
        return bracket("[", lines, "]", indent, note);
    }

    private static String mappings(Value before, Value after, int indent, String note) {
        var names = new TreeSet<String>(StateJson.BYTE_ORDER);
        names.addAll(before.asMap().keySet());
        names.addAll(after.asMap().keySet());
        int width = width(names, after);
        var lines = new ArrayList<String>();
        int unchanged = 0;
        for (var name : names) {
            var was = before.member(name).orElse(Value.nullOf(Type.DYNAMIC));
            var then = after.member(name).orElse(Value.nullOf(Type.DYNAMIC));
            var sign = sign(was, then);
            if (sign == Sign.NONE) {
                unchanged++;
            } else {
                lines.add(
                        item(
                                sign,
                                indent,
                                key(name, after, width) + change(was, then, indent + 4, true, "")));
            }
        }
        if (unchanged > 0) {
            lines.add(
                    hidden(
                            indent,
                            unchanged,
                            after instanceof Value.MapValue ? "element" : "attribute"));
        }
        return bracket("{", lines, "}", indent, note);
    }

    static String hidden(int indent, int count, String what) {
        return " ".repeat(indent + 4)
                + "# ("
                + count
                + " unchanged "
                + what
                + (count == 1 ? "" : "s")
                + " hidden)";
    }

    static String item(Sign sign, int indent, String text) {
        return " ".repeat(indent + 2) + sign.symbol() + " " + text;
    }

    private static String bracket(
            String open, List<String> lines, String close, int indent, String note) {
        return lines.isEmpty()
                ? open + close + note
                : open + note + "\n" + String.join("\n", lines) + "\n" + " ".repeat(indent) + close;
    }

    private static String text(String text, int indent) {
        if (!text.contains("\n")) {
            return quoted(text);
        }
        var inner = " ".repeat(indent + 4);
        var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return "<<-EOT\n"
                + inner
                + body.replace("\n", "\n" + inner)
                + "\n"
                + " ".repeat(indent)
                + "EOT";
    }

    /// As the language writes a string: unlike JSON, `<`, `>` and `&` stay, and a template is
    /// escaped.
    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean template = (c == '$' || c == '%') && text.startsWith("{", i + 1);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(template ? String.valueOf(c) + c : String.valueOf(c));
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static String key(String name, Value container, int width) {
        var written = keyText(name, container);
        return written + " ".repeat(width - written.length()) + " = ";
    }

    private static int width(Iterable<String> names, Value container) {
        int width = 0;
        for (var name : names) {
            width = Math.max(width, keyText(name, container).length());
        }
        return width;
    }

    private static String keyText(String name, Value container) {
        return container instanceof Value.MapValue || !NAME.matcher(name).matches()
                ? quoted(name)
                : name;
    }

    private static boolean isSequence(Value value) {
        return value instanceof Value.ListValue
                || value instanceof Value.SetValue
                || value instanceof Value.TupleValue;
    }

    private static boolean isMapping(Value value) {
        return value instanceof Value.MapValue || value instanceof Value.ObjectValue;
    }
}
