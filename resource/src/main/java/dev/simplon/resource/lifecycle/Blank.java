package dev.simplon.resource.lifecycle;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.List;

/// Values that say as little as null: what a writer leaves in a state for an argument that was not
/// given.
final class Blank {
    private Blank() {}

    /// `value` with the blank value of its type wherever it is null.
    static Value instead(Value value, Type type) {
        if (value.isNull()) {
            return switch (type) {
                case Type.Primitive.STRING -> Value.of("");
                case Type.Primitive.NUMBER -> Value.of(0);
                case Type.Primitive.BOOL -> Value.of(false);
                case Type.ListOf(Type element) -> Value.list(element, List.of());
                case Type.SetOf(Type element) -> Value.set(element, List.of());
                case Type.MapOf(Type element) -> Value.map(element, new LinkedHashMap<>());
                case Type.Dynamic _, Type.TupleOf _, Type.ObjectOf _ -> value;
            };
        }
        return switch (type) {
            case Type.ListOf(Type element) -> Value.list(element, each(value, element));
            case Type.SetOf(Type element) -> Value.set(element, each(value, element));
            case Type.ObjectOf object -> {
                var members = new LinkedHashMap<String, Value>();
                object.attributes()
                        .forEach((name, inner) ->
                                members.put(
                                        name, instead(value.member(name).orElseThrow(), inner)));
                yield Value.object(members);
            }
            default -> value;
        };
    }

    private static List<Value> each(Value value, Type element) {
        return value.asList().stream().map(v -> instead(v, element)).toList();
    }

    /// Null, the empty text, zero, false, or a collection without elements.
    static boolean is(Value value) {
        return switch (value.unmarked()) {
            case Value.NullValue _ -> true;
            case Value.Text(String text) -> text.isEmpty();
            case Value.Num(var number) -> number.signum() == 0;
            case Value.Bool(boolean bool) -> !bool;
            case Value.ListValue list -> list.elements().isEmpty();
            case Value.SetValue set -> set.elements().isEmpty();
            case Value.TupleValue tuple -> tuple.elements().isEmpty();
            case Value.MapValue map -> map.elements().isEmpty();
            case Value.ObjectValue _, Value.Unknown _, Value.Sensitive _ -> false;
        };
    }
}
