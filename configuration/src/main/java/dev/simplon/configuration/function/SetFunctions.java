package dev.simplon.configuration.function;

import static dev.simplon.values.Type.DYNAMIC;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Unification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// setintersection, setproduct, setsubtract, setunion.
final class SetFunctions {
    private static final Type ANY_SET = Type.set(DYNAMIC);
    private static final int MOST = 100_000;

    private SetFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("setunion")
                            .with("first_set", ANY_SET)
                            .withAny("other_sets", ANY_SET)
                            .gives(
                                    ANY_SET,
                                    args -> combine(args, (into, other) -> into.addAll(other))),
                    Function.named("setintersection")
                            .with("first_set", ANY_SET)
                            .withAny("other_sets", ANY_SET)
                            .gives(
                                    ANY_SET,
                                    args ->
                                            combine(
                                                    args,
                                                    (into, other) ->
                                                            into.retainAll(new HashSet<>(other)))),
                    Function.named("setsubtract")
                            .with("a", ANY_SET)
                            .with("b", ANY_SET)
                            .gives(
                                    ANY_SET,
                                    args ->
                                            combine(
                                                    args,
                                                    (into, other) ->
                                                            into.removeAll(new HashSet<>(other)))),
                    Function.named("setproduct")
                            .withAny("sets", DYNAMIC)
                            .gives(DYNAMIC, SetFunctions::product));

    private interface Change {
        boolean apply(Set<Value> into, List<Value> other);
    }

    private static Value combine(List<Value> sets, Change change) throws FunctionFault {
        var type = Unification.unify(sets.stream().map(Value::type).toList());
        if (type.isEmpty() || !(type.get() instanceof Type.SetOf(Type element))) {
            throw new FunctionFault("given sets must all have compatible element types");
        }
        var result =
                new LinkedHashSet<>(
                        CollectionFunctions.converted(sets.getFirst(), type.get()).asList());
        for (var other : sets.subList(1, sets.size())) {
            change.apply(result, CollectionFunctions.converted(other, type.get()).asList());
        }
        return Value.set(element, result);
    }

    private static Value product(List<Value> args) throws FunctionFault {
        if (args.size() < 2) {
            throw new FunctionFault("at least two arguments are required");
        }
        boolean sets = true;
        var elementTypes = new ArrayList<Type>();
        List<List<Value>> rows = List.of(List.of());
        for (int i = 0; i < args.size(); i++) {
            var elements = Arguments.elements(args, i);
            sets &= args.get(i).type() instanceof Type.SetOf;
            var unified = Unification.unify(elements.stream().map(Value::type).toList());
            if (unified.isEmpty()) {
                throw new FunctionFault(i, "all elements must be of the same type");
            }
            elementTypes.add(
                    switch (args.get(i).type()) {
                        case Type.SetOf(Type element) -> element;
                        case Type.ListOf(Type element) -> element;
                        default -> unified.get();
                    });
            if ((long) rows.size() * elements.size() > MOST) {
                throw new FunctionFault("the product has more than " + MOST + " elements");
            }
            var longer = new ArrayList<List<Value>>();
            for (var row : rows) {
                for (var element : elements) {
                    var next = new ArrayList<>(row);
                    next.add(CollectionFunctions.converted(element, elementTypes.get(i)));
                    longer.add(next);
                }
            }
            rows = longer;
        }
        var type = Type.tuple(elementTypes);
        var tuples = rows.stream().map(Value::tuple).toList();
        return sets ? Value.set(type, tuples) : Value.list(type, tuples);
    }
}
