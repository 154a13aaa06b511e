package dev.simplon.configuration.expression;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.math.BigDecimal;
import java.util.List;

/// `source[key]`.
final class Indexing {
    private static final String GIVEN_KEY =
            "The given key does not identify an element in this collection value";

    private Indexing() {}

    interface Complain {
        Value error(int at, String summary, String detail);
    }

    static Value at(Value source, Value key, int at, Complain complain) {
        if (source.isNull()) {
            return complain.error(
                    at,
                    "Attempt to index null value",
                    "This value is null, so it does not have any indices.");
        }
        if (key.isNull()) {
            return complain.error(
                    at, "Invalid index", "Can't use a null value as an indexing key.");
        }
        try {
            return switch (source.type()) {
                case Type.Dynamic _ -> Value.unknown(Type.DYNAMIC);
                case Type.ListOf(Type element) -> inSequence(source, key, element, at, complain);
                case Type.TupleOf(List<Type> types) -> {
                    if (!source.isKnown()
                            && key.asNumber().isPresent()
                            && key.asNumber().get().compareTo(BigDecimal.valueOf(types.size())) < 0
                            && key.asNumber().get().signum() >= 0) {
                        yield Value.unknown(types.get(key.asNumber().get().intValue()));
                    }
                    yield inSequence(source, key, Type.DYNAMIC, at, complain);
                }
                case Type.MapOf(Type element) -> inMap(source, key, element, at, complain);
                case Type.ObjectOf object -> {
                    var name = Conversion.convert(key, Type.STRING).asText();
                    if (!source.isKnown() && name.isPresent()) {
                        var type = object.attributes().get(name.get());
                        if (type != null) {
                            yield Value.unknown(type);
                        }
                    }
                    yield inMap(source, key, Type.DYNAMIC, at, complain);
                }
                case Type.SetOf _ ->
                        complain.error(
                                at,
                                "Invalid index",
                                "Elements of a set are identified only by their value and don't"
                                        + " have any separate index or key to select with, so it's"
                                        + " only possible to perform operations across all elements"
                                        + " of the set.");
                case Type.Primitive _ ->
                        complain.error(
                                at, "Invalid index", "This value does not have any indices.");
            };
        } catch (ConversionException e) {
            return complain.error(at, "Invalid index", GIVEN_KEY + ": " + e.getMessage() + ".");
        }
    }

    private static Value inSequence(
            Value source, Value key, Type element, int at, Complain complain)
            throws ConversionException {
        if (!(Conversion.convert(key, Type.NUMBER) instanceof Value.Num(BigDecimal number))
                || !source.isKnown()) {
            return Value.unknown(element);
        }
        var elements = source.asList();
        if (number.signum() < 0) {
            return complain.error(
                    at,
                    "Invalid index",
                    GIVEN_KEY + ": a negative number is not a valid index for a sequence.");
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return complain.error(
                    at,
                    "Invalid index",
                    GIVEN_KEY
                            + ": indexing a sequence requires a whole number, but the given index has a fractional part.");
        }
        if (number.compareTo(BigDecimal.valueOf(elements.size())) >= 0) {
            return complain.error(
                    at,
                    "Invalid index",
                    GIVEN_KEY + (elements.isEmpty() ? ": the collection has no elements." : "."));
        }
        return elements.get(number.intValueExact());
    }

    private static Value inMap(Value source, Value key, Type element, int at, Complain complain)
            throws ConversionException {
        if (!(Conversion.convert(key, Type.STRING) instanceof Value.Text(String name))
                || !source.isKnown()) {
            return Value.unknown(element);
        }
        var found = source.asMap().get(name);
        return found != null ? found : complain.error(at, "Invalid index", GIVEN_KEY + ".");
    }
}
