package dev.simplon.values.convert;

import dev.simplon.values.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The one type that values of several types all convert to: what the branches of a conditional or
/// the elements of a list become. Source: go-cty `convert.Unify`.
public final class Unification {
    private Unification() {}

    /// Empty if there is none. [Type#DYNAMIC] among the types leaves the others to decide, and
    /// alone gives itself. Primitives unify to string if one of them is a string; tuples of
    /// different lengths to a list; objects of different attributes to a map.
    public static Optional<Type> unify(Collection<? extends Type> types) {
        var distinct = new LinkedHashSet<Type>(types);
        distinct.remove(Type.DYNAMIC);
        if (distinct.isEmpty()) {
            return Optional.of(Type.DYNAMIC);
        }
        if (distinct.size() == 1) {
            return Optional.of(distinct.getFirst());
        }
        var all = List.copyOf(distinct);
        if (all(all, Type.Primitive.class)) {
            return all.contains(Type.STRING) ? Optional.of(Type.STRING) : Optional.empty();
        }
        if (all(all, Type.ObjectOf.class)) {
            return objects(all.stream().map(Type.ObjectOf.class::cast).toList());
        }
        if (all(all, Type.TupleOf.class)) {
            return tuples(all.stream().map(Type.TupleOf.class::cast).toList());
        }
        if (all.stream().allMatch(t -> t instanceof Type.ObjectOf || t instanceof Type.MapOf)) {
            return elements(all).map(Type::map);
        }
        if (all.stream().allMatch(Unification::isSequence)) {
            boolean set = all.stream().anyMatch(Type.SetOf.class::isInstance);
            return elements(all).map(set ? Type::set : Type::list);
        }
        return Optional.empty();
    }

    private static Optional<Type> objects(List<Type.ObjectOf> objects) {
        var names = objects.getFirst().attributes().keySet();
        if (!objects.stream().allMatch(o -> o.attributes().keySet().equals(names))) {
            return elements(objects).map(Type::map);
        }
        var unified = new LinkedHashMap<String, Type>();
        for (var name : names) {
            var one = unify(objects.stream().map(o -> attribute(o, name)).toList());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            unified.put(name, one.get());
        }
        return Optional.of(Type.object(unified));
    }

    private static Type attribute(Type.ObjectOf object, String name) {
        var type = object.attributes().get(name);
        return type == null ? Type.DYNAMIC : type;
    }

    private static Optional<Type> tuples(List<Type.TupleOf> tuples) {
        int length = tuples.getFirst().elements().size();
        if (!tuples.stream().allMatch(t -> t.elements().size() == length)) {
            return elements(tuples).map(Type::list);
        }
        var unified = new ArrayList<Type>();
        for (int i = 0; i < length; i++) {
            int index = i;
            var one = unify(tuples.stream().map(t -> t.elements().get(index)).toList());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            unified.add(one.get());
        }
        return Optional.of(Type.tuple(unified));
    }

    private static Optional<Type> elements(Collection<? extends Type> types) {
        return unify(types.stream().flatMap(t -> inside(t).stream()).toList());
    }

    private static Collection<Type> inside(Type type) {
        return switch (type) {
            case Type.ListOf(Type element) -> List.of(element);
            case Type.SetOf(Type element) -> List.of(element);
            case Type.MapOf(Type element) -> List.of(element);
            case Type.ObjectOf object -> object.attributes().values();
            case Type.TupleOf(List<Type> elements) -> elements;
            case Type.Primitive _, Type.Dynamic _ -> List.of(type);
        };
    }

    private static boolean isSequence(Type type) {
        return type instanceof Type.ListOf
                || type instanceof Type.SetOf
                || type instanceof Type.TupleOf;
    }

    private static boolean all(List<Type> types, Class<? extends Type> kind) {
        return types.stream().allMatch(kind::isInstance);
    }
}
