package dev.simplon.resource.lifecycle;

import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Makes an object fit a schema: what the schema does not know is dropped, what is missing becomes
/// null, blocks that are missing become none.
public final class Conforming {
    private Conforming() {}

    public static ObjectValue toSchema(Block block, Value raw) {
        var members = new LinkedHashMap<String, Value>();
        block.attributes()
                .forEach((name, attribute) ->
                        members.put(name, attribute(raw.member(name), attribute.type())));
        block.blocks()
                .forEach((name, nested) -> members.put(name, blocks(raw.member(name), nested)));
        return Value.object(members);
    }

    private static Value attribute(Optional<Value> raw, Type type) {
        if (raw.isEmpty() || raw.get().isNull()) {
            return Value.nullOf(type);
        }
        try {
            return Conversion.convert(fitted(raw.get(), type), type);
        } catch (ConversionException _) {
            return Value.nullOf(type);
        }
    }

    /// Objects inside collections get exactly the members of their type.
    private static Value fitted(Value raw, Type type) {
        if (raw instanceof Value.Unknown || raw.isNull()) {
            return raw;
        }
        return switch (type) {
            case Type.ListOf(Type element) ->
                    Value.tuple(raw.asList().stream().map(v -> fitted(v, element)).toList());
            case Type.SetOf(Type element) ->
                    Value.tuple(raw.asList().stream().map(v -> fitted(v, element)).toList());
            case Type.ObjectOf object -> {
                var members = new LinkedHashMap<String, Value>();
                object.attributes()
                        .forEach((name, t) -> members.put(name, attribute(raw.member(name), t)));
                yield Value.object(members);
            }
            default -> raw;
        };
    }

    private static Value blocks(Optional<Value> raw, NestedBlock nested) {
        var element = nested.block().impliedType();
        if (raw.isPresent() && !raw.get().isKnown()) {
            return Value.unknown(nested.impliedType());
        }
        return switch (nested.nesting()) {
            case SINGLE ->
                    raw.isEmpty() || raw.get().isNull()
                            ? Value.nullOf(element)
                            : toSchema(nested.block(), raw.get());
            case LIST -> Value.list(element, each(raw, nested));
            case SET -> Value.set(element, each(raw, nested));
            case MAP -> {
                var map = new LinkedHashMap<String, Value>();
                raw.ifPresent(r ->
                        r.asMap()
                                .forEach((key, value) ->
                                        map.put(key, toSchema(nested.block(), value))));
                yield Value.map(element, map);
            }
        };
    }

    private static List<ObjectValue> each(Optional<Value> raw, NestedBlock nested) {
        return raw.map(Value::asList).orElse(List.of()).stream()
                .map(value -> toSchema(nested.block(), value))
                .toList();
    }
}
