package dev.simplon.engine.state;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.TypeJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Values in JSON without any loss: with types, unknowns and marks. Each is an array that begins
/// with its kind: `["text","a"]`, `["unknown","string","/subscriptions/"]`,
/// `["list","string",[...]]`, `["sensitive",["text","s"]]`.
public final class TypedJson {
    private TypedJson() {}

    public static Value encode(Value value) {
        return switch (value) {
            case Value.Text _ -> kind("text", value);
            case Value.Num _ -> kind("number", value);
            case Value.Bool _ -> kind("bool", value);
            case Value.NullValue(Type type) -> kind("null", TypeJson.encode(type));
            case Value.Unknown(Type type, Optional<String> prefix) ->
                    prefix.map(text -> kind("unknown", TypeJson.encode(type), Value.of(text)))
                            .orElseGet(() -> kind("unknown", TypeJson.encode(type)));
            case Value.ListValue(Type element, List<Value> elements) ->
                    kind("list", TypeJson.encode(element), each(elements));
            case Value.SetValue(Type element, List<Value> elements) ->
                    kind("set", TypeJson.encode(element), each(elements));
            case Value.TupleValue(List<Value> elements) -> kind("tuple", each(elements));
            case Value.MapValue(Type element, SequencedMap<String, Value> elements) ->
                    kind("map", TypeJson.encode(element), each(elements));
            case Value.ObjectValue(SequencedMap<String, Value> members) ->
                    kind("object", each(members));
            case Value.Sensitive(Value inner) -> kind("sensitive", encode(inner));
        };
    }

    /// @throws IllegalArgumentException if it is not what [#encode] writes
    public static Value decode(Value written) {
        var parts = written.asList();
        if (parts.size() < 2) {
            throw new IllegalArgumentException("not a typed value");
        }
        var first = parts.get(1);
        return switch (parts.getFirst().asText().orElse("")) {
            case "text" -> Value.of(first.asText().orElseThrow(TypedJson::wrong));
            case "number" -> Value.of(first.asNumber().orElseThrow(TypedJson::wrong));
            case "bool" -> Value.of((boolean) first.asBool().orElseThrow(TypedJson::wrong));
            case "null" -> Value.nullOf(type(first));
            case "unknown" ->
                    new Value.Unknown(
                            type(first),
                            parts.size() > 2 ? parts.get(2).asText() : Optional.empty());
            case "list" -> Value.list(type(first), decodedElements(parts));
            case "set" -> Value.set(type(first), decodedElements(parts));
            case "tuple" -> Value.tuple(first.asList().stream().map(TypedJson::decode).toList());
            case "map" -> Value.map(type(first), members(parts.get(2)));
            case "object" -> Value.object(members(first));
            case "sensitive" -> Value.sensitive(decode(first));
            default -> throw wrong();
        };
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("not a typed value");
    }

    private static Type type(Value written) {
        return TypeJson.decode(written).orElseThrow(TypedJson::wrong);
    }

    private static Value each(List<Value> elements) {
        return Value.tuple(elements.stream().map(TypedJson::encode).toList());
    }

    private static List<Value> decodedElements(List<Value> parts) {
        return parts.size() < 3
                ? List.of()
                : parts.get(2).asList().stream().map(TypedJson::decode).toList();
    }

    private static Value kind(String kind, Value... parts) {
        var all = new ArrayList<Value>();
        all.add(Value.of(kind));
        all.addAll(List.of(parts));
        return Value.tuple(all);
    }

    private static Value each(Map<String, Value> members) {
        var encoded = new LinkedHashMap<String, Value>();
        members.forEach((name, value) -> encoded.put(name, encode(value)));
        return Value.object(encoded);
    }

    private static SequencedMap<String, Value> members(Value written) {
        var decoded = new LinkedHashMap<String, Value>();
        written.asMap().forEach((name, value) -> decoded.put(name, decode(value)));
        return decoded;
    }
}
