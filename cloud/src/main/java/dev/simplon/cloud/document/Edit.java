package dev.simplon.cloud.document;

import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reading and changing places in JSON objects. Nothing is changed in place.
public final class Edit {
    private Edit() {}

    public static final ObjectValue EMPTY = new ObjectValue(new LinkedHashMap<>());

    /// An object of names and values in turn; a value may be a [Value], a string, a boolean, a
    /// whole number, or a list of values.
    public static ObjectValue object(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Value>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return Value.object(members);
    }

    private static Value value(Object plain) {
        return switch (plain) {
            case Value v -> v;
            case String text -> Value.of(text);
            case Boolean bool -> Value.of(bool);
            case Long number -> Value.of(number);
            case Integer number -> Value.of(number.longValue());
            case List<?> list -> Value.tuple(list.stream().map(Edit::value).toList());
            default -> throw new IllegalArgumentException("no JSON value: " + plain.getClass());
        };
    }

    public static ObjectValue asObject(Value value) {
        return value instanceof ObjectValue object ? object : EMPTY;
    }

    public static Optional<Value> at(Value from, String... path) {
        return Path.of(path).in(from);
    }

    /// The text there; empty if there is none.
    public static String text(Value from, String... path) {
        return at(from, path).flatMap(Value::asText).orElse("");
    }

    public static List<Value> list(Value from, String... path) {
        return at(from, path).map(Value::asList).orElse(List.of());
    }

    /// With `value` at the place, making the objects that lead there.
    public static ObjectValue put(ObjectValue into, Object value, String... path) {
        return put(into, value(value), List.of(path));
    }

    private static ObjectValue put(ObjectValue into, Value value, List<String> path) {
        var name = path.getFirst();
        if (path.size() == 1) {
            return into.with(name, value);
        }
        var inner = asObject(into.members().getOrDefault(name, EMPTY));
        return into.with(name, put(inner, value, path.subList(1, path.size())));
    }

    public static ObjectValue without(ObjectValue from, String... path) {
        return without(from, List.of(path));
    }

    private static ObjectValue without(ObjectValue from, List<String> path) {
        var name = path.getFirst();
        var inner = from.members().get(name);
        if (inner == null) {
            return from;
        }
        if (path.size() > 1) {
            return inner instanceof ObjectValue object
                    ? from.with(name, without(object, path.subList(1, path.size())))
                    : from;
        }
        var fewer = new LinkedHashMap<>(from.members());
        fewer.remove(name);
        return Value.object(fewer);
    }

    /// With every object of the array there changed; unchanged if there is no array.
    public static ObjectValue each(
            ObjectValue in, UnaryOperator<ObjectValue> change, String... path) {
        if (at(in, path).isEmpty()) {
            return in;
        }
        var changed = new ArrayList<Value>();
        for (var element : list(in, path)) {
            changed.add(element instanceof ObjectValue object ? change.apply(object) : element);
        }
        return put(in, Value.tuple(changed), path);
    }

    /// With the members named first in that order, and the others behind them.
    public static ObjectValue headed(ObjectValue object, String... names) {
        var ordered = new LinkedHashMap<String, Value>();
        for (var name : names) {
            var value = object.members().get(name);
            if (value != null) {
                ordered.put(name, value);
            }
        }
        object.members().forEach(ordered::putIfAbsent);
        return Value.object(ordered);
    }
}
