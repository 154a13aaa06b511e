package dev.simplon.configuration.function;

import static dev.simplon.configuration.function.Function.Takes.MARKED_INSIDE;
import static dev.simplon.configuration.function.Function.Takes.NULL;
import static dev.simplon.configuration.function.Function.Takes.PARTLY_UNKNOWN;
import static dev.simplon.configuration.function.Function.Takes.UNKNOWN;
import static dev.simplon.values.Type.BOOL;
import static dev.simplon.values.Type.DYNAMIC;
import static dev.simplon.values.Type.NUMBER;
import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Utf8Order;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.convert.Unification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Of lists, and of collections of any kind: alltrue, anytrue, chunklist, coalesce, coalescelist,
/// compact, concat, contains, distinct, element, flatten, index, length, matchkeys, one, range,
/// reverse, slice, sort. Of maps see [MapFunctions], of sets [SetFunctions].
final class CollectionFunctions {
    private static final Type STRINGS = Type.list(STRING);
    private static final int MOST = 1024;

    private CollectionFunctions() {}

    static final List<Function> ALL =
            List.of(
                    any("length", "value").gives(NUMBER, CollectionFunctions::length),
                    Function.named("concat")
                            .withAny("seqs", DYNAMIC)
                            .taking(PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, CollectionFunctions::concat),
                    Function.named("flatten")
                            .with("list", DYNAMIC)
                            .taking(PARTLY_UNKNOWN)
                            .gives(DYNAMIC, CollectionFunctions::flatten),
                    Function.named("distinct")
                            .with("list", Type.list(DYNAMIC))
                            .gives(DYNAMIC, CollectionFunctions::distinct),
                    Function.named("contains")
                            .with("list", DYNAMIC)
                            .with("value", DYNAMIC)
                            .taking(NULL)
                            .gives(BOOL, CollectionFunctions::contains),
                    Function.named("element")
                            .with("list", DYNAMIC)
                            .with("index", NUMBER)
                            .taking(PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, CollectionFunctions::element),
                    Function.named("index")
                            .with("list", DYNAMIC)
                            .with("value", DYNAMIC)
                            .gives(NUMBER, CollectionFunctions::index),
                    Function.named("slice")
                            .with("list", DYNAMIC)
                            .with("start_index", NUMBER)
                            .with("end_index", NUMBER)
                            .taking(PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, CollectionFunctions::slice),
                    any("reverse", "list").gives(DYNAMIC, CollectionFunctions::reverse),
                    Function.named("sort")
                            .with("list", STRINGS)
                            .gives(STRINGS, CollectionFunctions::sort),
                    Function.named("compact")
                            .with("list", STRINGS)
                            .gives(STRINGS, CollectionFunctions::compact),
                    any("one", "list").gives(DYNAMIC, CollectionFunctions::one),
                    Function.named("coalesce")
                            .withAny("vals", DYNAMIC)
                            .taking(NULL, UNKNOWN)
                            .gives(DYNAMIC, CollectionFunctions::coalesce),
                    Function.named("coalescelist")
                            .withAny("vals", DYNAMIC)
                            .taking(NULL, PARTLY_UNKNOWN)
                            .gives(DYNAMIC, CollectionFunctions::coalescelist),
                    Function.named("range")
                            .withAny("params", NUMBER)
                            .gives(Type.list(NUMBER), CollectionFunctions::range),
                    Function.named("chunklist")
                            .with("list", Type.list(DYNAMIC))
                            .with("size", NUMBER)
                            .taking(PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, CollectionFunctions::chunklist),
                    Function.named("matchkeys")
                            .with("values", Type.list(DYNAMIC))
                            .with("keys", Type.list(DYNAMIC))
                            .with("searchset", Type.list(DYNAMIC))
                            .gives(DYNAMIC, CollectionFunctions::matchkeys),
                    Function.named("alltrue")
                            .with("list", Type.list(BOOL))
                            .gives(
                                    BOOL,
                                    args ->
                                            Value.of(
                                                    args.getFirst().asList().stream()
                                                            .allMatch(
                                                                    CollectionFunctions::isTrue))),
                    Function.named("anytrue")
                            .with("list", Type.list(BOOL))
                            .gives(
                                    BOOL,
                                    args ->
                                            Value.of(
                                                    args.getFirst().asList().stream()
                                                            .anyMatch(
                                                                    CollectionFunctions::isTrue))));

    private static Function.Builder any(String name, String parameter) {
        return Function.named(name).with(parameter, DYNAMIC).taking(PARTLY_UNKNOWN, MARKED_INSIDE);
    }

    private static boolean isTrue(Value value) {
        return value.asBool().orElse(false);
    }

    private static Value length(List<Value> args) throws FunctionFault {
        var value = args.getFirst();
        return switch (value) {
            case Value.Text(String text) -> Value.of(StringFunctions.characters(text).size());
            case Value.ListValue _, Value.TupleValue _ -> Value.of(value.asList().size());
            // Two elements that are not known yet may turn out to be one.
            case Value.SetValue(var _, List<Value> elements) ->
                    value.isWhollyKnown() ? Value.of(elements.size()) : Value.unknown(NUMBER);
            case Value.MapValue _, Value.ObjectValue _ -> Value.of(value.asMap().size());
            default ->
                    throw new FunctionFault(
                            "argument must be a string, a collection type, or a structural type");
        };
    }

    private static Value concat(List<Value> args) throws FunctionFault {
        if (args.isEmpty()) {
            throw new FunctionFault("at least one argument is required");
        }
        var all = new ArrayList<Value>();
        var types = new ArrayList<Type>();
        for (int i = 0; i < args.size(); i++) {
            var type = args.get(i).type();
            if (!(type instanceof Type.ListOf || type instanceof Type.TupleOf)) {
                throw new FunctionFault(
                        i, "all arguments must be lists or tuples; got " + type.friendlyName());
            }
            types.add(type);
            all.addAll(args.get(i).asList());
        }
        if (types.stream().allMatch(Type.ListOf.class::isInstance)) {
            var type = Unification.unify(types);
            if (type.isPresent()) {
                return converted(Value.tuple(all), type.get());
            }
        }
        return Value.tuple(all);
    }

    static Value converted(Value value, Type type) throws FunctionFault {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw new FunctionFault(String.valueOf(e.getMessage()));
        }
    }

    private static Value flatten(List<Value> args) throws FunctionFault {
        if (!Arguments.isSequence(args.getFirst().type())) {
            throw new FunctionFault("can only flatten lists, sets and tuples");
        }
        var flat = new ArrayList<Value>();
        for (var element : Arguments.elements(args, 0)) {
            if (!flatten(element, flat)) {
                return Value.unknown(DYNAMIC);
            }
        }
        return Value.tuple(flat);
    }

    /// False if the length of something is not known.
    private static boolean flatten(Value value, List<Value> into) {
        if (!Arguments.isSequence(value.type()) || value.isNull()) {
            into.add(value);
            return value.type() != DYNAMIC || value.isKnown();
        }
        if (!value.isKnown()) {
            return false;
        }
        for (var element : value.asList()) {
            if (!flatten(element, into)) {
                return false;
            }
        }
        return true;
    }

    private static Value distinct(List<Value> args) {
        var list = (Value.ListValue) args.getFirst();
        return Value.list(list.element(), list.elements().stream().distinct().toList());
    }

    private static Value contains(List<Value> args) throws FunctionFault {
        if (args.getFirst().isNull()) {
            throw new FunctionFault(0, "argument must not be null");
        }
        if (!Arguments.isSequence(args.getFirst().type())) {
            throw new FunctionFault("argument must be list, tuple, or set");
        }
        for (var element : args.getFirst().asList()) {
            if (equal(element, args.get(1))) {
                return Value.of(true);
            }
        }
        return Value.of(false);
    }

    /// Null of any type equals null.
    private static boolean equal(Value left, Value right) {
        return left.equals(right) || (left.isNull() && right.isNull());
    }

    private static Value element(List<Value> args) throws FunctionFault {
        var type = args.getFirst().type();
        if (!(type instanceof Type.ListOf || type instanceof Type.TupleOf)) {
            throw new FunctionFault(0, "cannot read elements from " + type.friendlyName());
        }
        var elements = args.getFirst().asList();
        var index = args.get(1).asNumber().orElseThrow();
        if (index.stripTrailingZeros().scale() > 0) {
            throw new FunctionFault(1, "invalid index: a whole number is required");
        }
        if (elements.isEmpty()) {
            throw new FunctionFault("cannot use element function with an empty list");
        }
        int place = index.remainder(BigDecimal.valueOf(elements.size())).intValueExact();
        return elements.get(place < 0 ? place + elements.size() : place);
    }

    private static Value index(List<Value> args) throws FunctionFault {
        var type = args.getFirst().type();
        if (!(type instanceof Type.ListOf || type instanceof Type.TupleOf)) {
            throw new FunctionFault("argument must be a list or tuple");
        }
        var elements = args.getFirst().asList();
        if (elements.isEmpty()) {
            throw new FunctionFault("cannot search an empty list");
        }
        int found = elements.indexOf(args.get(1));
        if (found < 0) {
            throw new FunctionFault("item not found");
        }
        return Value.of(found);
    }

    private static Value slice(List<Value> args) throws FunctionFault {
        var list = args.getFirst();
        if (list.type() instanceof Type.SetOf) {
            throw new FunctionFault(
                    0,
                    "cannot slice a set, because its elements do not have indices; explicitly"
                            + " convert to a list if the ordering of the result is not important");
        }
        if (!Arguments.isSequence(list.type())) {
            throw new FunctionFault(0, "must be a list or tuple value");
        }
        int length = list.asList().size();
        int start = Arguments.integer(args, 1);
        int end = Arguments.integer(args, 2);
        if (start < 0 || start > length) {
            throw new FunctionFault(
                    1,
                    start < 0
                            ? "start index must not be less than zero"
                            : "start index must not be greater than the length of the list");
        }
        if (end < 0 || end > length) {
            throw new FunctionFault(
                    2,
                    end < 0
                            ? "end index must not be less than zero"
                            : "end index must not be greater than the length of the list");
        }
        if (start > end) {
            throw new FunctionFault(1, "start index must not be greater than end index");
        }
        return like(list, list.asList().subList(start, end));
    }

    /// A list of the type of `list`, or a tuple if it is one.
    private static Value like(Value list, List<Value> elements) {
        return switch (list.type()) {
            case Type.ListOf(Type element) -> Value.list(element, elements);
            case Type.SetOf(Type element) -> Value.list(element, elements);
            default -> Value.tuple(elements);
        };
    }

    private static Value reverse(List<Value> args) throws FunctionFault {
        var list = args.getFirst();
        if (!Arguments.isSequence(list.type())) {
            throw new FunctionFault(
                    0, "can only reverse list or tuple values, not " + list.type().friendlyName());
        }
        return like(list, list.asList().reversed());
    }

    private static Value sort(List<Value> args) throws FunctionFault {
        var strings = args.getFirst().asList();
        if (strings.stream().anyMatch(Value::isNull)) {
            throw new FunctionFault(
                    0,
                    "given list element "
                            + nullIndex(strings)
                            + " is null; a null string cannot be sorted");
        }
        return Value.list(
                STRING,
                strings.stream()
                        .map(s -> s.asText().orElseThrow())
                        .sorted(Utf8Order.UTF8_ORDER)
                        .map(Value::of)
                        .toList());
    }

    private static int nullIndex(List<Value> values) {
        int index = 0;
        while (!values.get(index).isNull()) {
            index++;
        }
        return index;
    }

    private static Value compact(List<Value> args) {
        return Value.list(
                STRING,
                args.getFirst().asList().stream()
                        .filter(s -> !s.isNull() && !s.equals(Value.of("")))
                        .toList());
    }

    private static Value one(List<Value> args) throws FunctionFault {
        var value = args.getFirst();
        if (!Arguments.isSequence(value.type())) {
            throw new FunctionFault(
                    0, "must be a list, set, or tuple value with either zero or one elements");
        }
        var elements = value.asList();
        if (elements.size() > 1) {
            throw new FunctionFault(
                    0, "must be a list, set, or tuple value with either zero or one elements");
        }
        if (elements.size() == 1) {
            return elements.getFirst();
        }
        return switch (value.type()) {
            case Type.ListOf(Type element) -> Value.nullOf(element);
            case Type.SetOf(Type element) -> Value.nullOf(element);
            default -> Value.nullOf(DYNAMIC);
        };
    }

    private static Value coalesce(List<Value> args) throws FunctionFault {
        if (args.isEmpty()) {
            throw new FunctionFault("at least one argument is required");
        }
        var type = Unification.unify(args.stream().map(Value::type).toList());
        if (type.isEmpty()) {
            throw new FunctionFault("all arguments must have the same type");
        }
        for (var arg : args) {
            if (!arg.isKnown()) {
                return Value.unknown(type.get());
            }
            var value = converted(arg, type.get());
            if (!value.isNull() && !value.equals(Value.of(""))) {
                return value;
            }
        }
        throw new FunctionFault("no non-null, non-empty-string arguments");
    }

    private static Value coalescelist(List<Value> args) throws FunctionFault {
        if (args.isEmpty()) {
            throw new FunctionFault("at least one argument is required");
        }
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            if (arg.isNull()) {
                continue;
            }
            if (!(arg.type() instanceof Type.ListOf || arg.type() instanceof Type.TupleOf)) {
                throw new FunctionFault(i, "coalescelist arguments must be lists or tuples");
            }
            if (!arg.asList().isEmpty()) {
                return arg;
            }
        }
        throw new FunctionFault("no non-null arguments");
    }

    private static Value range(List<Value> args) throws FunctionFault {
        var numbers = args.stream().map(a -> a.asNumber().orElseThrow()).toList();
        if (numbers.isEmpty() || numbers.size() > 3) {
            throw new FunctionFault("must have one, two, or three arguments");
        }
        var start = numbers.size() == 1 ? BigDecimal.ZERO : numbers.getFirst();
        var end = numbers.size() == 1 ? numbers.getFirst() : numbers.get(1);
        var down = start.compareTo(end) > 0;
        var step =
                numbers.size() == 3
                        ? numbers.get(2)
                        : down ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        if (down && step.signum() > 0) {
            throw new FunctionFault(2, "end must be greater than start when step is positive");
        }
        if (!down && step.signum() < 0 && start.compareTo(end) != 0) {
            throw new FunctionFault(2, "end must be less than start when step is negative");
        }
        var elements = new ArrayList<Value>();
        for (var n = start; down ? n.compareTo(end) > 0 : n.compareTo(end) < 0; n = n.add(step)) {
            if (elements.size() == MOST) {
                throw new FunctionFault(
                        "more than "
                                + MOST
                                + " values were generated; either decrease the difference between"
                                + " start and end or use a smaller step");
            }
            elements.add(Value.of(n));
        }
        return Value.list(NUMBER, elements);
    }

    private static Value chunklist(List<Value> args) throws FunctionFault {
        var list = (Value.ListValue) args.getFirst();
        int size = Arguments.integer(args, 1);
        if (size < 0) {
            throw new FunctionFault("the size argument must be positive");
        }
        var chunks = new ArrayList<Value>();
        int all = list.elements().size();
        int step = size == 0 ? Math.max(all, 1) : size;
        for (int from = 0; from < all; from += step) {
            chunks.add(
                    Value.list(
                            list.element(),
                            list.elements()
                                    .subList(from, (int) Math.min(all, (long) from + step))));
        }
        return Value.list(list.type(), chunks);
    }

    private static Value matchkeys(List<Value> args) throws FunctionFault {
        var values = (Value.ListValue) args.get(0);
        var keys = args.get(1).asList();
        if (values.elements().size() != keys.size()) {
            throw new FunctionFault("length of keys and values should be equal");
        }
        Optional<Type> type = Unification.unify(List.of(args.get(1).type(), args.get(2).type()));
        if (type.isEmpty()) {
            throw new FunctionFault("keys and searchset must be of the same type");
        }
        var wanted = converted(args.get(2), type.get()).asList();
        var found = new ArrayList<Value>();
        var searched = converted(args.get(1), type.get()).asList();
        for (int i = 0; i < searched.size(); i++) {
            if (wanted.contains(searched.get(i))) {
                found.add(values.elements().get(i));
            }
        }
        return Value.list(values.element(), found);
    }
}
