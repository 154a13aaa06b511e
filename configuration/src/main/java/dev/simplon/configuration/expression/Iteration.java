package dev.simplon.configuration.expression;

import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The elements of a collection in the order in which Terraform visits them: of lists by index, of
/// maps and objects by key, of sets in the set's own order, where the element is its own key.
public final class Iteration {
    private Iteration() {}

    public record Entry(Value key, Value value) {}

    /// @param collection known, not null, without mark; nothing for what has no elements
    public static List<Entry> entries(Value collection) {
        var entries = new ArrayList<Entry>();
        switch (collection) {
            case Value.ListValue _, Value.TupleValue _ -> {
                for (var element : collection.asList()) {
                    entries.add(new Entry(Value.of(entries.size()), element));
                }
            }
            case Value.SetValue(var _, List<Value> elements) ->
                    elements.forEach(e -> entries.add(new Entry(e, e)));
            case Value.MapValue _, Value.ObjectValue _ ->
                    new TreeMap<>(collection.asMap())
                            .forEach(
                                    (name, value) -> entries.add(new Entry(Value.of(name), value)));
            case Value.Text _,
                    Value.Num _,
                    Value.Bool _,
                    Value.NullValue _,
                    Value.Unknown _,
                    Value.Sensitive _ -> {}
        }
        return entries;
    }
}
