package dev.simplon.resource.declaration;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How the Terraform value of an attribute and its value in the document turn into each other.
///
/// `id` is the id of the resource itself, possibly unknown, for documents that name their own parts
/// by full id. A codec sees no null; unknown stays unknown.
public interface Codec {
    Value toDocument(Value value, Value id);

    /// The value of `type` that a document's value stands for; null of it where it stands for none.
    Value fromDocument(Value document, Type type, Value id);

    /// The same on both sides; what is a map, a list or a set on Terraform's is an object or an
    /// array in the document.
    Codec PLAIN =
            new Codec() {
                @Override
                public Value toDocument(Value value, Value id) {
                    return value.transform(Codec::asDocument);
                }

                @Override
                public Value fromDocument(Value document, Type type, Value id) {
                    try {
                        return Conversion.convert(document, type);
                    } catch (ConversionException _) {
                        return Value.nullOf(type);
                    }
                }
            };

    /// A bool that says the opposite.
    Codec INVERTED = eachWay(bool -> bool.asBool().map(b -> Value.of(!b)).orElse(bool));

    /// An id, as `{"id": ...}`.
    Codec REFERENCE = inMember("id");

    /// A collection of ids, as `[{"id": ...}]`.
    Codec REFERENCES = ofElements(REFERENCE);

    /// A text as the only member of an object.
    static Codec inMember(String member) {
        return new Codec() {
            @Override
            public Value toDocument(Value value, Value id) {
                var object = new LinkedHashMap<String, Value>();
                object.put(member, value);
                return Value.object(object);
            }

            @Override
            public Value fromDocument(Value document, Type type, Value id) {
                return DocumentPath.member(document, member)
                        .map(text -> PLAIN.fromDocument(text, type, id))
                        .orElseGet(() -> Value.nullOf(type));
            }
        };
    }

    /// Each element of a list or set by itself.
    static Codec ofElements(Codec element) {
        return new Codec() {
            @Override
            public Value toDocument(Value value, Value id) {
                return value.isKnown()
                        ? Value.tuple(
                                value.asList().stream()
                                        .map(each -> element.toDocument(each, id))
                                        .toList())
                        : Value.unknown(Type.DYNAMIC);
            }

            @Override
            public Value fromDocument(Value document, Type type, Value id) {
                var wanted =
                        switch (type) {
                            case Type.ListOf(Type inner) -> inner;
                            case Type.SetOf(Type inner) -> inner;
                            default -> Type.STRING;
                        };
                var elements =
                        document.asList().stream()
                                .map(each -> element.fromDocument(each, wanted, id))
                                .filter(each -> !each.isNull())
                                .toList();
                return type instanceof Type.SetOf
                        ? Value.set(wanted, elements)
                        : Value.list(wanted, elements);
            }
        };
    }

    /// A bool that the document spells as one of two words.
    static Codec words(String yes, String no) {
        return new Codec() {
            @Override
            public Value toDocument(Value value, Value id) {
                return value.asBool()
                        .map(bool -> Value.of(bool ? yes : no))
                        .orElseGet(() -> Value.unknown(Type.STRING));
            }

            @Override
            public Value fromDocument(Value document, Type type, Value id) {
                return document.asText()
                        .map(word -> Value.of(!word.equalsIgnoreCase(no)))
                        .orElseGet(() -> Value.nullOf(type));
            }
        };
    }

    /// A map of texts, as `[{keyMember: ..., valueMember: ...}]`.
    static Codec pairs(String keyMember, String valueMember) {
        return new Codec() {
            @Override
            public Value toDocument(Value value, Value id) {
                if (!value.isKnown()) {
                    return Value.unknown(Type.DYNAMIC);
                }
                var pairs = new ArrayList<Value>();
                value.asMap()
                        .forEach((key, element) -> {
                            var pair = new LinkedHashMap<String, Value>();
                            pair.put(keyMember, Value.of(key));
                            pair.put(valueMember, element);
                            pairs.add(Value.object(pair));
                        });
                return Value.tuple(pairs);
            }

            @Override
            public Value fromDocument(Value document, Type type, Value id) {
                var map = new LinkedHashMap<String, Value>();
                for (var pair : document.asList()) {
                    var key = DocumentPath.member(pair, keyMember).flatMap(Value::asText);
                    var element = DocumentPath.member(pair, valueMember);
                    if (key.isPresent() && element.isPresent()) {
                        map.put(key.get(), element.get());
                    }
                }
                return Value.map(Type.STRING, map);
            }
        };
    }

    /// The name of a part of the resource, as the part's full id `{id}/{segment}/{name}`.
    static Codec partName(String segment) {
        return new Codec() {
            @Override
            public Value toDocument(Value value, Value id) {
                Optional<Value> full =
                        id.asText()
                                .flatMap(own ->
                                        value.asText()
                                                .map(name ->
                                                        Value.of(
                                                                own + "/" + segment + "/" + name)));
                return full.orElseGet(() -> Value.unknown(Type.STRING));
            }

            @Override
            public Value fromDocument(Value document, Type type, Value id) {
                return document.asText()
                        .map(full -> Value.of(full.substring(full.lastIndexOf('/') + 1)))
                        .orElseGet(() -> Value.nullOf(type));
            }
        };
    }

    /// This codec, and a wrapping of what it makes.
    default Codec then(Codec outer) {
        var inner = this;
        return new Codec() {
            @Override
            public Value toDocument(Value value, Value id) {
                return outer.toDocument(inner.toDocument(value, id), id);
            }

            @Override
            public Value fromDocument(Value document, Type type, Value id) {
                var middle = outer.fromDocument(document, Type.STRING, id);
                return middle.isNull() ? Value.nullOf(type) : inner.fromDocument(middle, type, id);
            }
        };
    }

    /// Documents have objects and arrays only.
    private static Value asDocument(Value value) {
        return switch (value) {
            case Value.MapValue map -> Value.object(map.elements());
            case Value.ListValue list -> Value.tuple(list.elements());
            case Value.SetValue set -> Value.tuple(set.elements());
            case Value.Text _,
                    Value.Num _,
                    Value.Bool _,
                    Value.NullValue _,
                    Value.Unknown _,
                    Value.TupleValue _,
                    Value.ObjectValue _,
                    Value.Sensitive _ ->
                    value;
        };
    }

    private static Codec eachWay(UnaryOperator<Value> change) {
        return new Codec() {
            @Override
            public Value toDocument(Value value, Value id) {
                return change.apply(value);
            }

            @Override
            public Value fromDocument(Value document, Type type, Value id) {
                return change.apply(PLAIN.fromDocument(document, type, id));
            }
        };
    }
}
