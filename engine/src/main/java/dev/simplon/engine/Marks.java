package dev.simplon.engine;

import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/// Sensitive marks apart from values: providers and files get values without marks, and the marks
/// travel beside them as paths. A path never leads into a set: there the whole set is sensitive.
final class Marks {
    private Marks() {}

    /// Where `value` is marked, outermost places only.
    static List<Path> of(Value value) {
        var found = new ArrayList<Path>();
        collect(value, Path.ROOT, found);
        return found;
    }

    /// Marks the places that exist in `value`; where the way to one is unknown, what is unknown.
    static Value put(Value value, Collection<Path> paths) {
        var marked = value;
        for (var path : paths) {
            marked = change(marked, path, 0, Value::sensitive);
        }
        return marked;
    }

    /// Where the schema itself says that something is sensitive.
    static List<Path> ofSchema(Block block, Value value) {
        var found = new ArrayList<Path>();
        collect(block, value.unmarked(), Path.ROOT, found);
        return found;
    }

    /// `value`, marked by the schema and at these paths.
    static Value put(Block block, Value value, Collection<Path> paths) {
        var all = new LinkedHashSet<>(paths);
        all.addAll(ofSchema(block, value));
        return put(value, all);
    }

    /// The value with what stands at `path` changed; unchanged where there is nothing.
    static Value change(Value value, Path path, UnaryOperator<Value> change) {
        return change(value, path, 0, change);
    }

    private static Value change(Value value, Path path, int step, UnaryOperator<Value> change) {
        if (value.isSensitive()) {
            return Value.sensitive(change(value.unmarked(), path, step, change));
        }
        if (step == path.steps().size() || value instanceof Value.SetValue || !value.isKnown()) {
            return change.apply(value);
        }
        var here = path.steps().get(step);
        return switch (value) {
            case Value.ObjectValue object -> {
                var name = name(here);
                var member = object.members().get(name);
                yield member == null
                        ? object
                        : object.with(name, change(member, path, step + 1, change));
            }
            case Value.MapValue map -> {
                var entry = map.elements().get(name(here));
                if (entry == null) {
                    yield map;
                }
                var changed = new LinkedHashMap<>(map.elements());
                changed.put(name(here), change(entry, path, step + 1, change));
                yield Value.map(map.element(), changed);
            }
            case Value.ListValue list ->
                    Value.list(list.element(), changed(list.elements(), here, path, step, change));
            case Value.TupleValue tuple ->
                    Value.tuple(changed(tuple.elements(), here, path, step, change));
            case Value.Text _,
                    Value.Num _,
                    Value.Bool _,
                    Value.NullValue _,
                    Value.Unknown _,
                    Value.SetValue _,
                    Value.Sensitive _ ->
                    value;
        };
    }

    private static List<Value> changed(
            List<Value> elements,
            Path.Step here,
            Path path,
            int step,
            UnaryOperator<Value> change) {
        int index =
                here instanceof Path.Step.Index(Value key) && key.asNumber().isPresent()
                        ? key.asNumber().get().intValue()
                        : -1;
        if (index < 0 || index >= elements.size()) {
            return elements;
        }
        var copy = new ArrayList<>(elements);
        copy.set(index, change(copy.get(index), path, step + 1, change));
        return copy;
    }

    private static String name(Path.Step step) {
        return switch (step) {
            case Path.Step.Attribute(String name) -> name;
            case Path.Step.Index(Value key) -> key.asText().orElse("");
        };
    }

    private static void collect(Value value, Path at, List<Path> found) {
        switch (value) {
            case Value.Sensitive _ -> found.add(at);
            case Value.SetValue set -> {
                if (set.containsSensitive()) {
                    found.add(at);
                }
            }
            case Value.ListValue _, Value.TupleValue _ -> {
                for (int i = 0; i < value.asList().size(); i++) {
                    collect(value.asList().get(i), at.index(i), found);
                }
            }
            case Value.MapValue map ->
                    map.elements().forEach((name, v) -> collect(v, at.key(name), found));
            case Value.ObjectValue object ->
                    object.members().forEach((name, v) -> collect(v, at.attribute(name), found));
            case Value.Text _, Value.Num _, Value.Bool _, Value.NullValue _, Value.Unknown _ -> {}
        }
    }

    private static void collect(Block block, Value value, Path at, List<Path> found) {
        block.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.sensitive()) {
                        found.add(at.attribute(name));
                    }
                });
        block.blocks()
                .forEach((name, nested) -> {
                    var inside = value.member(name);
                    if (inside.isPresent()) {
                        collect(nested, inside.get().unmarked(), at.attribute(name), found);
                    }
                });
    }

    private static void collect(NestedBlock nested, Value value, Path at, List<Path> found) {
        switch (nested.nesting()) {
            case SINGLE -> {
                if (!value.isNull()) {
                    collect(nested.block(), value, at, found);
                }
            }
            case LIST -> {
                for (int i = 0; i < value.asList().size(); i++) {
                    collect(nested.block(), value.asList().get(i), at.index(i), found);
                }
            }
            case MAP ->
                    value.asMap()
                            .forEach((key, v) -> collect(nested.block(), v, at.key(key), found));
            case SET -> {
                var inside = new ArrayList<Path>();
                value.asList().forEach(v -> collect(nested.block(), v, at, inside));
                if (!inside.isEmpty()) {
                    found.add(at);
                }
            }
        }
    }
}
