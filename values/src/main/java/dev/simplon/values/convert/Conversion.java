package dev.simplon.values.convert;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Conversion of a value to a type, by Terraform's laws: number and bool to string and back where
/// the text is one; tuples to lists and sets, objects to maps and to objects with fewer attributes;
/// unknown to unknown, null to null; marks stay. Source: go-cty `convert`, docs/convert.md.
public final class Conversion {
    /// A number whose exponent is larger than this is none: written out it would fill the memory.
    public static final int MOST_DIGITS = 10_000;

    private Conversion() {}

    /// @throws ConversionException if there is none; its message ends the sentence "Inappropriate
    ///   value: ..."
    public static Value convert(Value value, Type wanted) throws ConversionException {
        return convert(value, wanted, Path.ROOT);
    }

    private static Value convert(Value value, Type wanted, Path at) throws ConversionException {
        if (value instanceof Value.Sensitive(Value inner)) {
            return Value.sensitive(convert(inner, wanted, at));
        }
        if (wanted == Type.DYNAMIC) {
            return value;
        }
        if (value instanceof Value.Unknown(Type type, Optional<String> prefix)) {
            return new Value.Unknown(
                    possible(type, wanted, at), type == wanted ? prefix : Optional.empty());
        }
        if (value instanceof Value.NullValue(Type type)) {
            return Value.nullOf(possible(type, wanted, at));
        }
        return switch (wanted) {
            case Type.Primitive primitive -> primitive(value, primitive, at);
            case Type.ListOf(Type element) -> {
                var converted = elements(value, element, wanted, at);
                yield Value.list(unified(element, converted), converted);
            }
            case Type.SetOf(Type element) -> {
                var converted = elements(value, element, wanted, at);
                yield Value.set(unified(element, converted), converted);
            }
            case Type.MapOf(Type element) -> {
                if (!(value instanceof Value.ObjectValue || value instanceof Value.MapValue)) {
                    throw mismatch(wanted, at);
                }
                var converted = new LinkedHashMap<String, Value>();
                for (var entry : value.asMap().entrySet()) {
                    converted.put(
                            entry.getKey(),
                            convert(entry.getValue(), element, at.key(entry.getKey())));
                }
                var sameType = alike(element, List.copyOf(converted.values()), "map", at);
                var names = List.copyOf(converted.keySet());
                for (int i = 0; i < names.size(); i++) {
                    converted.put(names.get(i), sameType.get(i));
                }
                yield Value.map(unified(element, sameType), converted);
            }
            case Type.ObjectOf(SequencedMap<String, Type> attributes) -> {
                if (!(value instanceof Value.ObjectValue || value instanceof Value.MapValue)) {
                    throw mismatch(wanted, at);
                }
                var converted = new LinkedHashMap<String, Value>();
                for (var attribute : attributes.entrySet()) {
                    var member = value.asMap().get(attribute.getKey());
                    if (member == null) {
                        throw new ConversionException(
                                at, "attribute \"" + attribute.getKey() + "\" is required");
                    }
                    converted.put(
                            attribute.getKey(),
                            convert(
                                    member,
                                    attribute.getValue(),
                                    at.attribute(attribute.getKey())));
                }
                yield Value.object(converted);
            }
            case Type.TupleOf(List<Type> types) -> {
                var elements = sequence(value, wanted, at);
                if (elements.size() != types.size()) {
                    throw mismatch(wanted, at);
                }
                var converted = new ArrayList<Value>();
                for (int i = 0; i < types.size(); i++) {
                    converted.add(convert(elements.get(i), types.get(i), at.index(i)));
                }
                yield Value.tuple(converted);
            }
            case Type.Dynamic _ -> value;
        };
    }

    private static Value primitive(Value value, Type.Primitive wanted, Path at)
            throws ConversionException {
        return switch (wanted) {
            case STRING ->
                    switch (value) {
                        case Value.Text _ -> value;
                        case Value.Num(BigDecimal number) -> Value.of(plain(number));
                        case Value.Bool(boolean bool) -> Value.of(Boolean.toString(bool));
                        default -> throw mismatch(wanted, at);
                    };
            case NUMBER ->
                    switch (value) {
                        case Value.Num _ -> value;
                        case Value.Text(String text) -> {
                            try {
                                var number = new BigDecimal(text);
                                if (Math.abs((long) number.scale()) > MOST_DIGITS) {
                                    throw new ConversionException(at, "a number is required");
                                }
                                yield Value.of(number);
                            } catch (NumberFormatException _) {
                                throw new ConversionException(at, "a number is required");
                            }
                        }
                        default -> throw mismatch(wanted, at);
                    };
            case BOOL ->
                    switch (value) {
                        case Value.Bool _ -> value;
                        case Value.Text(String text) when text.equals("true") || text.equals("1") ->
                                Value.of(true);
                        case Value.Text(String text)
                                when text.equals("false") || text.equals("0") ->
                                Value.of(false);
                        case Value.Text _ ->
                                throw new ConversionException(at, "a bool is required");
                        default -> throw mismatch(wanted, at);
                    };
        };
    }

    /// A number as Terraform turns it into text: without exponent, without trailing zeros.
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static List<Value> elements(Value value, Type element, Type wanted, Path at)
            throws ConversionException {
        var from = sequence(value, wanted, at);
        var converted = new ArrayList<Value>();
        for (int i = 0; i < from.size(); i++) {
            converted.add(convert(from.get(i), element, at.index(i)));
        }
        return alike(element, converted, wanted instanceof Type.SetOf ? "set" : "list", at);
    }

    /// Where the element type leaves something open, all elements agree on one type.
    private static List<Value> alike(Type element, List<Value> values, String what, Path at)
            throws ConversionException {
        if (!leavesOpen(element)) {
            return values;
        }
        var common =
                Unification.unify(values.stream().map(Value::type).toList())
                        .orElseThrow(() ->
                                new ConversionException(
                                        at, "all " + what + " elements must have the same type"));
        var converted = new ArrayList<Value>();
        for (var value : values) {
            converted.add(convert(value, common, at));
        }
        return Collections.unmodifiableList(converted);
    }

    private static Type unified(Type element, List<Value> values) {
        return leavesOpen(element) && !values.isEmpty() ? values.getFirst().type() : element;
    }

    private static boolean leavesOpen(Type type) {
        return switch (type) {
            case Type.Dynamic _ -> true;
            case Type.Primitive _ -> false;
            case Type.ListOf(Type element) -> leavesOpen(element);
            case Type.SetOf(Type element) -> leavesOpen(element);
            case Type.MapOf(Type element) -> leavesOpen(element);
            case Type.ObjectOf object ->
                    object.attributes().values().stream().anyMatch(Conversion::leavesOpen);
            case Type.TupleOf(List<Type> elements) ->
                    elements.stream().anyMatch(Conversion::leavesOpen);
        };
    }

    /// The type that a value of type `from`, not at hand, has after conversion to `wanted`.
    private static Type possible(Type from, Type wanted, Path at) throws ConversionException {
        if (!isPossible(from, wanted)) {
            throw mismatch(wanted, at);
        }
        return wanted;
    }

    /// False if no value of the one type can become one of the other.
    public static boolean isPossible(Type from, Type to) {
        if (from.equals(to) || from == Type.DYNAMIC || to == Type.DYNAMIC) {
            return true;
        }
        return switch (to) {
            case Type.Dynamic _ -> true;
            case Type.Primitive primitive ->
                    switch (primitive) {
                        case STRING -> from instanceof Type.Primitive;
                        case NUMBER, BOOL -> from == Type.STRING;
                    };
            case Type.ListOf(Type element) -> arePossible(from, element);
            case Type.SetOf(Type element) -> arePossible(from, element);
            case Type.MapOf(Type element) ->
                    switch (from) {
                        case Type.MapOf(Type own) -> isPossible(own, element);
                        case Type.ObjectOf object ->
                                object.attributes().values().stream()
                                        .allMatch(own -> isPossible(own, element));
                        case Type.Primitive _,
                                Type.Dynamic _,
                                Type.ListOf _,
                                Type.SetOf _,
                                Type.TupleOf _ ->
                                false;
                    };
            case Type.ObjectOf object ->
                    switch (from) {
                        case Type.MapOf(Type own) ->
                                object.attributes().values().stream()
                                        .allMatch(wanted -> isPossible(own, wanted));
                        case Type.ObjectOf(var attributes) ->
                                object.attributes().entrySet().stream()
                                        .allMatch(wanted -> {
                                            var own = attributes.get(wanted.getKey());
                                            return own != null
                                                    && isPossible(own, wanted.getValue());
                                        });
                        case Type.Primitive _,
                                Type.Dynamic _,
                                Type.ListOf _,
                                Type.SetOf _,
                                Type.TupleOf _ ->
                                false;
                    };
            case Type.TupleOf(List<Type> elements) -> {
                if (!(from instanceof Type.TupleOf(List<Type> own))
                        || own.size() != elements.size()) {
                    yield false;
                }
                boolean all = true;
                for (int i = 0; i < own.size(); i++) {
                    all &= isPossible(own.get(i), elements.get(i));
                }
                yield all;
            }
        };
    }

    private static boolean arePossible(Type from, Type element) {
        return switch (from) {
            case Type.ListOf(Type own) -> isPossible(own, element);
            case Type.SetOf(Type own) -> isPossible(own, element);
            case Type.TupleOf(List<Type> own) -> own.stream().allMatch(t -> isPossible(t, element));
            case Type.Primitive _, Type.Dynamic _, Type.MapOf _, Type.ObjectOf _ -> false;
        };
    }

    private static List<Value> sequence(Value value, Type wanted, Path at)
            throws ConversionException {
        return switch (value) {
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> value.asList();
            default -> throw mismatch(wanted, at);
        };
    }

    private static ConversionException mismatch(Type wanted, Path at) {
        return new ConversionException(at, wanted.friendlyName() + " required");
    }
}
