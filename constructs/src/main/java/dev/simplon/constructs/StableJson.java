package dev.simplon.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON text that is the same for the same content: keys sorted by UTF-16 code units, two spaces of
/// indent, empty containers on two lines, no newline at the end.
final class StableJson {
    private final StringBuilder out = new StringBuilder();

    private StableJson() {}

    /// @param value of maps, lists, text, numbers, bools and [Null]
    static String print(Object value) {
        var printer = new StableJson();
        printer.write(value, 0);
        return printer.out.toString();
    }

    private void write(Object value, int depth) {
        switch (value) {
            case String text -> quote(text);
            case Number number -> out.append(EcmaNumber.format(number.doubleValue()));
            case Boolean bool -> out.append(bool.booleanValue());
            case Null _ -> out.append("null");
            case Map<?, ?> map -> writeMap(map, depth);
            case List<?> list -> writeList(list, depth);
            default -> throw new IllegalArgumentException("no JSON form: " + value.getClass());
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        out.append('{');
        var separator = "";
        for (var entry : new TreeMap<>(map).entrySet()) {
            out.append(separator);
            newLine(depth + 1);
            quote((String) entry.getKey());
            out.append(": ");
            write(entry.getValue(), depth + 1);
            separator = ",";
        }
        newLine(depth);
        out.append('}');
    }

    private void writeList(List<?> list, int depth) {
        out.append('[');
        var separator = "";
        for (var element : list) {
            out.append(separator);
            newLine(depth + 1);
            write(element, depth + 1);
            separator = ",";
        }
        newLine(depth);
        out.append(']');
    }

    private void newLine(int depth) {
        out.append('\n').repeat("  ", depth);
    }

    /// As ECMAScript's JSON.stringify: lone surrogates are escaped, all else but controls, quote
    /// and backslash is written raw.
    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20 || isLoneSurrogate(text, i)) {
                        out.append("\\u").append("%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
