package dev.simplon.engine;

import dev.simplon.configuration.BlockSpec;
import dev.simplon.configuration.BlockSpec.AttributeSpec;
import dev.simplon.configuration.BlockSpec.NestedSpec;
import dev.simplon.resource.schema.Block;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;

/// A provider's schema in the words of the language.
final class Specs {
    private Specs() {}

    static BlockSpec of(Block block) {
        var attributes = new LinkedHashMap<String, AttributeSpec>();
        block.attributes()
                .forEach((name, attribute) ->
                        attributes.put(
                                name,
                                new AttributeSpec(
                                        attribute.type(),
                                        attribute.required(),
                                        attribute.required() || attribute.optional())));
        var blocks = new LinkedHashMap<String, NestedSpec>();
        block.blocks()
                .forEach((name, nested) ->
                        blocks.put(
                                name,
                                new NestedSpec(
                                        switch (nested.nesting()) {
                                            case SINGLE -> BlockSpec.Nesting.SINGLE;
                                            case LIST -> BlockSpec.Nesting.LIST;
                                            case SET -> BlockSpec.Nesting.SET;
                                            case MAP -> BlockSpec.Nesting.MAP;
                                        },
                                        of(nested.block()),
                                        nested.minItems(),
                                        nested.maxItems())));
        return new BlockSpec(attributes, blocks);
    }

    /// What a block says that is not written at all.
    static Value.ObjectValue empty(Block block) {
        var members = new LinkedHashMap<String, Value>();
        block.attributes()
                .forEach((name, attribute) -> members.put(name, Value.nullOf(attribute.type())));
        block.blocks()
                .forEach((name, nested) -> {
                    var type = nested.block().impliedType();
                    members.put(
                            name,
                            switch (nested.nesting()) {
                                case SINGLE -> Value.nullOf(type);
                                case LIST -> Value.list(type, java.util.List.of());
                                case SET -> Value.set(type, java.util.List.of());
                                case MAP -> Value.map(type, new LinkedHashMap<>());
                            });
                });
        return Value.object(members);
    }
}
