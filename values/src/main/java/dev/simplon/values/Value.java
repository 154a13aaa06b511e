package dev.simplon.values;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// A value of Terraform's language. Null, unknown and absent are three different things: null and
/// unknown are cases of this type, an absent member is simply not in its object. Immutable.
public sealed interface Value {
    /// The type of this value; of a [Sensitive], the type of what it wraps.
    Type type();

    /// True unless this is unknown (a collection with an unknown element is known; see
    /// [#isWhollyKnown]).
    default boolean isKnown() {
        return !(unmarked() instanceof Unknown);
    }

    default boolean isNull() {
        return unmarked() instanceof NullValue;
    }

    default boolean isSensitive() {
        return this instanceof Sensitive;
    }

    /// This value without its own mark; marks deeper inside stay.
    default Value unmarked() {
        return this instanceof Sensitive(Value inner) ? inner : this;
    }

    /// True if nothing in this value, however deep, is unknown.
    default boolean isWhollyKnown() {
        return switch (this) {
            case Unknown _ -> false;
            case Text _, Num _, Bool _, NullValue _ -> true;
            case ListValue list -> list.elements().stream().allMatch(Value::isWhollyKnown);
            case SetValue set -> set.elements().stream().allMatch(Value::isWhollyKnown);
            case TupleValue tuple -> tuple.elements().stream().allMatch(Value::isWhollyKnown);
            case MapValue map -> map.elements().values().stream().allMatch(Value::isWhollyKnown);
            case ObjectValue object ->
                    object.members().values().stream().allMatch(Value::isWhollyKnown);
            case Sensitive(Value inner) -> inner.isWhollyKnown();
        };
    }

    /// Applies `change` to every value inside this one, innermost first, and to this one last.
    default Value transform(UnaryOperator<Value> change) {
        Value inside =
                switch (this) {
                    case Unknown _, Text _, Num _, Bool _, NullValue _ -> this;
                    case ListValue(Type element, List<Value> elements) ->
                            new ListValue(element, each(elements, change));
                    case SetValue(Type element, List<Value> elements) ->
                            set(element, each(elements, change));
                    case TupleValue(List<Value> elements) -> new TupleValue(each(elements, change));
                    case MapValue(Type element, SequencedMap<String, Value> elements) ->
                            new MapValue(element, each(elements, change));
                    case ObjectValue(SequencedMap<String, Value> members) ->
                            new ObjectValue(each(members, change));
                    case Sensitive(Value inner) -> sensitive(inner.transform(change));
                };
        return change.apply(inside);
    }

    /// This value with every mark taken off, however deep.
    default Value unmarkedDeep() {
        return transform(Value::unmarked);
    }

    /// True if this value or anything inside it is marked sensitive.
    default boolean containsSensitive() {
        return switch (this) {
            case Sensitive _ -> true;
            case Unknown _, Text _, Num _, Bool _, NullValue _ -> false;
            case ListValue _, SetValue _, TupleValue _ ->
                    asList().stream().anyMatch(Value::containsSensitive);
            case MapValue _, ObjectValue _ ->
                    asMap().values().stream().anyMatch(Value::containsSensitive);
        };
    }

    /// The text of a known string, without regard to marks; empty for null, unknown or another
    /// type.
    default Optional<String> asText() {
        return unmarked() instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /// The number, likewise.
    default Optional<BigDecimal> asNumber() {
        return unmarked() instanceof Num(BigDecimal number)
                ? Optional.of(number)
                : Optional.empty();
    }

    /// The boolean, likewise.
    default Optional<Boolean> asBool() {
        return unmarked() instanceof Bool(boolean bool) ? Optional.of(bool) : Optional.empty();
    }

    /// The elements of a known list, set or tuple; empty list for everything else.
    default List<Value> asList() {
        return switch (unmarked()) {
            case ListValue list -> list.elements();
            case SetValue set -> set.elements();
            case TupleValue tuple -> tuple.elements();
            default -> List.of();
        };
    }

    /// The entries of a known map or object; an empty map for everything else.
    default SequencedMap<String, Value> asMap() {
        return switch (unmarked()) {
            case MapValue map -> map.elements();
            case ObjectValue object -> object.members();
            default -> Collections.emptyNavigableMap();
        };
    }

    /// The member of an object or the element of a map; empty where this is something else or has
    /// no such member.
    default Optional<Value> member(String name) {
        return Optional.ofNullable(asMap().get(name));
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean bool) {
        return new Bool(bool);
    }

    static Value of(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Value of(BigDecimal number) {
        return new Num(number);
    }

    static Value nullOf(Type type) {
        return new NullValue(type);
    }

    static Value unknown(Type type) {
        return new Unknown(type, Optional.empty());
    }

    /// A value marked sensitive; marking twice is marking once.
    static Value sensitive(Value value) {
        return value instanceof Sensitive ? value : new Sensitive(value);
    }

    static Value list(Type element, Collection<? extends Value> elements) {
        return new ListValue(element, List.copyOf(elements));
    }

    /// Where an element is marked, or anything inside one, the set as a whole is: elements are told
    /// apart by their values, so a mark on one says something about all.
    static Value set(Type element, Collection<? extends Value> elements) {
        if (elements.stream().noneMatch(Value::containsSensitive)) {
            return new SetValue(element, List.copyOf(elements));
        }
        return sensitive(
                new SetValue(element, elements.stream().map(Value::unmarkedDeep).toList()));
    }

    static Value tuple(Collection<? extends Value> elements) {
        return new TupleValue(List.copyOf(elements));
    }

    static Value map(Type element, SequencedMap<String, Value> elements) {
        return new MapValue(element, elements);
    }

    static ObjectValue object(SequencedMap<String, Value> members) {
        return new ObjectValue(members);
    }

    record Text(String text) implements Value {
        @Override
        public Type type() {
            return Type.STRING;
        }
    }

    /// A number of any size; `1` and `1.0` are the same number.
    record Num(BigDecimal number) implements Value {
        public Num {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    record Bool(boolean bool) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    record NullValue(Type type) implements Value {}

    /// Not known yet. `prefix` is the refinement that the text, once known, begins with it.
    record Unknown(Type type, Optional<String> prefix) implements Value {}

    record ListValue(Type element, List<Value> elements) implements Value {
        public ListValue {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return Type.list(element);
        }
    }

    /// Without doubles, in the order in which Terraform goes through it; the order carries no
    /// meaning and equality does not look at it. Marks are on the whole: see [Value#set].
    record SetValue(Type element, List<Value> elements) implements Value {
        public SetValue {
            elements = new LinkedHashSet<>(elements).stream().sorted(ValueOrder.OF_SETS).toList();
        }

        @Override
        public Type type() {
            return Type.set(element);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SetValue that
                    && element.equals(that.element)
                    && elements.size() == that.elements.size()
                    && new LinkedHashSet<>(elements).equals(new LinkedHashSet<>(that.elements));
        }

        @Override
        public int hashCode() {
            return new LinkedHashSet<>(elements).hashCode();
        }
    }

    record TupleValue(List<Value> elements) implements Value {
        public TupleValue {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return Type.tuple(elements.stream().map(Value::type).toList());
        }
    }

    record MapValue(Type element, SequencedMap<String, Value> elements) implements Value {
        public MapValue {
            elements = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(elements));
        }

        @Override
        public Type type() {
            return Type.map(element);
        }
    }

    record ObjectValue(SequencedMap<String, Value> members) implements Value {
        public ObjectValue {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        @Override
        public Type type() {
            var types = new LinkedHashMap<String, Type>();
            members.forEach((name, value) -> types.put(name, value.type()));
            return Type.object(types);
        }

        /// A copy in which `name` has this value.
        public ObjectValue with(String name, Value value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new ObjectValue(copy);
        }
    }

    /// Marked: never to be printed. `toString` gives nothing away.
    record Sensitive(Value value) implements Value {
        @Override
        public Type type() {
            return value.type();
        }

        @Override
        public String toString() {
            return "(sensitive value)";
        }
    }

    private static List<Value> each(List<Value> values, UnaryOperator<Value> change) {
        return values.stream().map(v -> v.transform(change)).toList();
    }

    private static SequencedMap<String, Value> each(
            Map<String, Value> values, UnaryOperator<Value> change) {
        var changed = new LinkedHashMap<String, Value>();
        values.forEach((name, value) -> changed.put(name, value.transform(change)));
        return changed;
    }
}
