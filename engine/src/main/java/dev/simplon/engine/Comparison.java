package dev.simplon.engine;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When two values say the same. Marks, refinements of unknown values and the declared type of a
/// null are not looked at.
final class Comparison {
    private Comparison() {}

    static boolean same(Value left, Value right) {
        return plain(left).equals(plain(right));
    }

    /// Where `actual` contradicts what `promised` says already; unknown parts of the promise may
    /// become anything. Empty if it keeps the promise.
    static List<Path> broken(Value promised, Value actual) {
        var found = new ArrayList<Path>();
        collectBroken(plain(promised), plain(actual), Path.ROOT, found);
        return found;
    }

    private static void collectBroken(Value promised, Value actual, Path at, List<Path> found) {
        switch (promised) {
            case Value.Unknown _ -> {}
            case Value.ListValue _, Value.TupleValue _ -> {
                var left = promised.asList();
                var right = actual.asList();
                if (!isSequence(actual) || left.size() != right.size()) {
                    found.add(at);
                    return;
                }
                for (int i = 0; i < left.size(); i++) {
                    collectBroken(left.get(i), right.get(i), at.index(i), found);
                }
            }
            case Value.SetValue _ -> {
                boolean agrees =
                        promised.isWhollyKnown()
                                ? promised.equals(actual)
                                : isSequence(actual)
                                        && actual.asList().size() <= promised.asList().size();
                if (!agrees) {
                    found.add(at);
                }
            }
            case Value.MapValue _, Value.ObjectValue _ -> {
                if (!promised.asMap().keySet().equals(actual.asMap().keySet())) {
                    found.add(at);
                    return;
                }
                promised.asMap()
                        .forEach((name, value) ->
                                collectBroken(
                                        value,
                                        actual.member(name).orElseThrow(),
                                        promised instanceof Value.MapValue
                                                ? at.key(name)
                                                : at.attribute(name),
                                        found));
            }
            case Value.Text _, Value.Num _, Value.Bool _, Value.NullValue _, Value.Sensitive _ -> {
                if (!promised.equals(actual)) {
                    found.add(at);
                }
            }
        }
    }

    private static boolean isSequence(Value value) {
        return value instanceof Value.ListValue
                || value instanceof Value.TupleValue
                || value instanceof Value.SetValue;
    }

    private static Value plain(Value value) {
        return value.transform(inner ->
                switch (inner) {
                    case Value.NullValue _ -> Value.nullOf(Type.DYNAMIC);
                    case Value.Unknown _ -> new Value.Unknown(Type.DYNAMIC, Optional.empty());
                    case Value.Sensitive(Value unmarked) -> unmarked;
                    case Value.ListValue(Type _, List<Value> elements) ->
                            Value.list(Type.DYNAMIC, elements);
                    case Value.SetValue(Type _, List<Value> elements) ->
                            Value.set(Type.DYNAMIC, elements);
                    case Value.MapValue(Type _, var elements) -> Value.map(Type.DYNAMIC, elements);
                    case Value.Text _,
                            Value.Num _,
                            Value.Bool _,
                            Value.TupleValue _,
                            Value.ObjectValue _ ->
                            inner;
                });
    }
}
