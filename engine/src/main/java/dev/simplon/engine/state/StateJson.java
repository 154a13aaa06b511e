package dev.simplon.engine.state;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Utf8Order;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.json.TypeJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// JSON as Terraform prints it, so that files of both are byte-equal: two spaces, `<`, `>`, `&` and
/// the line separators U+2028 and U+2029 escaped, numbers without exponent, members in the order
/// that they have. Marks are not written. Source: Go's `encoding/json`, what terraform 1.11.4
/// writes.
public final class StateJson {
    /// The order of the UTF-8 bytes, which is the order of code points (and not of Java's chars).
    public static final Comparator<String> BYTE_ORDER = Utf8Order.UTF8_ORDER;

    private StateJson() {}

    /// Indented, with a newline at the end.
    public static String print(Value value) {
        var out = new StringBuilder();
        write(out, value, 0, true);
        return out.append('\n').toString();
    }

    /// On one line, without spaces.
    public static String compact(Value value) {
        var out = new StringBuilder();
        write(out, value, 0, false);
        return out.toString();
    }

    /// `"text"` with its escapes.
    public static String quote(String text) {
        var out = new StringBuilder();
        quote(out, text);
        return out.toString();
    }

    /// What a state file holds for a value of this type: members sorted, sets in a fixed order, and
    /// what stands at a place of type dynamic wrapped with its own type.
    ///
    /// @throws IllegalArgumentException if something in it is unknown
    public static Value raw(Value value, Type type) {
        var plain = value.unmarked();
        if (plain.isNull()) {
            return Value.nullOf(Type.DYNAMIC);
        }
        return switch (type) {
            case Type.Dynamic _ -> {
                var wrapped = new LinkedHashMap<String, Value>();
                wrapped.put("value", raw(plain, plain.type()));
                wrapped.put("type", TypeJson.encode(plain.type()));
                yield Value.object(wrapped);
            }
            case Type.Primitive _ -> {
                if (!plain.isKnown()) {
                    throw new IllegalArgumentException(
                            "an unknown value cannot be kept in a state");
                }
                yield plain;
            }
            case Type.ListOf(Type element) ->
                    Value.tuple(plain.asList().stream().map(v -> raw(v, element)).toList());
            case Type.SetOf(Type element) ->
                    Value.tuple(
                            plain.asList().stream()
                                    .map(v -> raw(v, element))
                                    .sorted(Comparator.comparing(StateJson::compact, BYTE_ORDER))
                                    .toList());
            case Type.TupleOf(List<Type> types) -> {
                var elements = new ArrayList<Value>();
                for (int i = 0; i < types.size(); i++) {
                    elements.add(raw(plain.asList().get(i), types.get(i)));
                }
                yield Value.tuple(elements);
            }
            case Type.MapOf(Type element) -> {
                var entries = new TreeMap<String, Value>(BYTE_ORDER);
                plain.asMap().forEach((key, v) -> entries.put(key, raw(v, element)));
                yield Value.object(new LinkedHashMap<>(entries));
            }
            case Type.ObjectOf(SequencedMap<String, Type> attributes) -> {
                var members = new TreeMap<String, Value>(BYTE_ORDER);
                attributes.forEach((name, attribute) ->
                        members.put(
                                name,
                                raw(
                                        plain.member(name).orElse(Value.nullOf(attribute)),
                                        attribute)));
                yield Value.object(new LinkedHashMap<>(members));
            }
        };
    }

    static Value path(Path path) {
        var steps = new ArrayList<Value>();
        for (var step : path.steps()) {
            var written = new LinkedHashMap<String, Value>();
            switch (step) {
                case Path.Step.Attribute(String name) -> {
                    written.put("type", Value.of("get_attr"));
                    written.put("value", Value.of(name));
                }
                case Path.Step.Index(Value key) -> {
                    var index = new LinkedHashMap<String, Value>();
                    index.put("value", key);
                    index.put("type", TypeJson.encode(key.type()));
                    written.put("type", Value.of("index"));
                    written.put("value", Value.object(index));
                }
            }
            steps.add(Value.object(written));
        }
        return Value.tuple(steps);
    }

    /// Empty if it is not a path.
    static Optional<Path> path(Value written) {
        var path = Path.ROOT;
        for (var step : written.asList()) {
            var value = step.member("value");
            if (value.isEmpty()) {
                return Optional.empty();
            }
            var kind = step.member("type").flatMap(Value::asText).orElse("");
            if (kind.equals("get_attr") && value.get().asText().isPresent()) {
                path = path.attribute(value.get().asText().get());
            } else if (kind.equals("index") && value.get().member("value").isPresent()) {
                path = path.element(value.get().member("value").get());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(path);
    }

    private static void write(StringBuilder out, Value value, int depth, boolean pretty) {
        switch (value) {
            case Value.Text(String text) -> quote(out, text);
            case Value.Num(BigDecimal number) -> out.append(Conversion.plain(number));
            case Value.Bool(boolean bool) -> out.append(bool);
            case Value.NullValue _ -> out.append("null");
            case Value.Sensitive(Value inner) -> write(out, inner, depth, pretty);
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> {
                var elements = value.asList();
                out.append('[');
                for (int i = 0; i < elements.size(); i++) {
                    newItem(out, i, depth, pretty);
                    write(out, elements.get(i), depth + 1, pretty);
                }
                end(out, elements.isEmpty(), depth, pretty).append(']');
            }
            case Value.MapValue _, Value.ObjectValue _ -> {
                var members = value.asMap();
                out.append('{');
                int i = 0;
                for (var member : members.entrySet()) {
                    newItem(out, i++, depth, pretty);
                    quote(out, member.getKey());
                    out.append(pretty ? ": " : ":");
                    write(out, member.getValue(), depth + 1, pretty);
                }
                end(out, members.isEmpty(), depth, pretty).append('}');
            }
            case Value.Unknown _ ->
                    throw new IllegalArgumentException("an unknown value has no JSON form");
        }
    }

    private static void newItem(StringBuilder out, int number, int depth, boolean pretty) {
        if (number > 0) {
            out.append(',');
        }
        if (pretty) {
            out.append('\n').append("  ".repeat(depth + 1));
        }
    }

    private static StringBuilder end(StringBuilder out, boolean empty, int depth, boolean pretty) {
        return pretty && !empty ? out.append('\n').append("  ".repeat(depth)) : out;
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> escape(out, c);
                default -> {
                    if (c < 0x20) {
                        escape(out, c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, char c) {
        out.append("\\u%04x".formatted((int) c));
    }
}
