package dev.simplon.resource.schema;

import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Write-only attributes: their values stand in the configuration alone, never in plan or state.
public final class WriteOnly {
    private WriteOnly() {}

    /// The value of a block with null for each of them.
    public static Value dropped(Block block, Value value) {
        return replaced(block, value, attribute -> Value.nullOf(attribute.type()));
    }

    /// The value of a block with something else for each of them.
    public static Value replaced(Block block, Value value, Function<Attribute, Value> instead) {
        if (value.isNull() || !value.isKnown()) {
            return value;
        }
        var members = new LinkedHashMap<>(value.asMap());
        block.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.writeOnly()) {
                        members.put(name, instead.apply(attribute));
                    }
                });
        block.blocks()
                .forEach((name, nested) ->
                        members.computeIfPresent(
                                name,
                                (_, inner) ->
                                        elements(
                                                nested,
                                                inner,
                                                e -> replaced(nested.block(), e, instead))));
        return Value.object(members);
    }

    private static Value elements(NestedBlock nested, Value value, UnaryOperator<Value> change) {
        if (value.isNull() || !value.isKnown()) {
            return value;
        }
        return switch (nested.nesting()) {
            case SINGLE -> change.apply(value);
            case LIST ->
                    Value.list(
                            nested.block().impliedType(),
                            value.asList().stream().map(change).toList());
            case SET ->
                    Value.set(
                            nested.block().impliedType(),
                            value.asList().stream().map(change).toList());
            case MAP -> {
                var changed = new LinkedHashMap<String, Value>();
                value.asMap().forEach((key, v) -> changed.put(key, change.apply(v)));
                yield Value.map(nested.block().impliedType(), changed);
            }
        };
    }
}
