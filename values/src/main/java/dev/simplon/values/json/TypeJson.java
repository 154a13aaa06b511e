package dev.simplon.values.json;

import dev.simplon.values.Type;
import dev.simplon.values.Utf8Order;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Types as Terraform writes them in JSON: `"string"`, `["list","string"]`,
/// `["object",{"a":"string"}]`, members sorted.
public final class TypeJson {
    private TypeJson() {}

    public static Value encode(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> Value.of(primitive.friendlyName());
            case Type.Dynamic _ -> Value.of("dynamic");
            case Type.ListOf(Type element) -> pair("list", encode(element));
            case Type.SetOf(Type element) -> pair("set", encode(element));
            case Type.MapOf(Type element) -> pair("map", encode(element));
            case Type.TupleOf(List<Type> types) ->
                    pair("tuple", Value.tuple(types.stream().map(TypeJson::encode).toList()));
            case Type.ObjectOf(SequencedMap<String, Type> attributes) -> {
                var members = new TreeMap<String, Value>(Utf8Order.UTF8_ORDER);
                attributes.forEach((name, attribute) -> members.put(name, encode(attribute)));
                yield pair("object", Value.object(new LinkedHashMap<>(members)));
            }
        };
    }

    /// Empty if this is no type.
    public static Optional<Type> decode(Value written) {
        if (written.asText().isPresent()) {
            return switch (written.asText().get()) {
                case "string" -> Optional.of(Type.STRING);
                case "number" -> Optional.of(Type.NUMBER);
                case "bool" -> Optional.of(Type.BOOL);
                case "dynamic" -> Optional.of(Type.DYNAMIC);
                default -> Optional.empty();
            };
        }
        var parts = written.asList();
        if (parts.size() < 2) {
            return Optional.empty();
        }
        return switch (parts.get(0).asText().orElse("")) {
            case "list" -> decode(parts.get(1)).map(Type::list);
            case "set" -> decode(parts.get(1)).map(Type::set);
            case "map" -> decode(parts.get(1)).map(Type::map);
            case "tuple" -> {
                var types = parts.get(1).asList().stream().map(TypeJson::decode).toList();
                yield types.stream().allMatch(Optional::isPresent)
                        ? Optional.of(Type.tuple(types.stream().map(Optional::get).toList()))
                        : Optional.empty();
            }
            case "object" -> {
                var attributes = new LinkedHashMap<String, Type>();
                for (var member : parts.get(1).asMap().entrySet()) {
                    var type = decode(member.getValue());
                    if (type.isEmpty()) {
                        yield Optional.empty();
                    }
                    attributes.put(member.getKey(), type.get());
                }
                yield Optional.of(Type.object(attributes));
            }
            default -> Optional.empty();
        };
    }

    private static Value pair(String word, Value inside) {
        return Value.tuple(List.of(Value.of(word), inside));
    }
}
