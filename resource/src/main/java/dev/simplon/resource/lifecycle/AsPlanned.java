package dev.simplon.resource.lifecycle;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The protocol's law for the state after an apply: what was planned and known is so, and only what
/// was unknown may be anything. Where the service made something else of a value, the next refresh
/// shows it.
final class AsPlanned {
    private AsPlanned() {}

    static ObjectValue conform(ObjectValue planned, ObjectValue state) {
        var members = new LinkedHashMap<String, Value>();
        state.members()
                .forEach((name, value) -> {
                    var plan = planned.members().get(name);
                    members.put(name, plan == null ? value : value(plan, value));
                });
        return Value.object(members);
    }

    private static Value value(Value planned, Value state) {
        if (planned.isWhollyKnown()) {
            return planned;
        }
        return switch (planned) {
            case Value.Unknown _ -> state;
            case ObjectValue object when state instanceof ObjectValue other ->
                    conform(object, other);
            case Value.ListValue list -> Value.list(list.element(), each(list.elements(), state));
            case Value.SetValue set -> Value.set(set.element(), elements(set, state));
            case Value.MapValue map -> {
                var entries = new LinkedHashMap<String, Value>();
                map.elements()
                        .forEach((key, plan) ->
                                entries.put(
                                        key,
                                        state.member(key)
                                                .map(v -> value(plan, v))
                                                .orElseGet(() -> known(plan))));
                yield Value.map(map.element(), entries);
            }
            default -> known(planned);
        };
    }

    private static List<Value> each(List<Value> planned, Value state) {
        var made = state.asList();
        var result = new ArrayList<Value>();
        for (int i = 0; i < planned.size(); i++) {
            result.add(
                    i < made.size() ? value(planned.get(i), made.get(i)) : known(planned.get(i)));
        }
        return result;
    }

    /// An element of a set whose parts are unknown is the made one that agrees in all that is
    /// known.
    private static List<Value> elements(Value.SetValue planned, Value state) {
        var made = new ArrayList<>(state.asList());
        var result = new ArrayList<Value>();
        for (var plan : planned.elements()) {
            var match = made.stream().filter(m -> agrees(plan, m)).findFirst();
            match.ifPresent(made::remove);
            result.add(match.map(m -> value(plan, m)).orElseGet(() -> known(plan)));
        }
        return result;
    }

    private static boolean agrees(Value plan, Value made) {
        return switch (plan) {
            case Value.Unknown _ -> true;
            case ObjectValue object ->
                    object.members().entrySet().stream()
                            .allMatch(e ->
                                    made.member(e.getKey())
                                            .map(m -> agrees(e.getValue(), m))
                                            .orElse(false));
            default -> plan.equals(made) || (Blank.is(plan) && Blank.is(made));
        };
    }

    /// The planned value with nothing where it is unknown: null, and no blocks where there could be
    /// some.
    static Value known(Value planned) {
        return planned.transform(
                value -> value instanceof Value.Unknown(Type type, _) ? nothing(type) : value);
    }

    private static Value nothing(Type type) {
        return switch (type) {
            case Type.ListOf(Type.ObjectOf element) -> Value.list(element, List.of());
            case Type.SetOf(Type.ObjectOf element) -> Value.set(element, List.of());
            default -> Value.nullOf(type);
        };
    }
}
