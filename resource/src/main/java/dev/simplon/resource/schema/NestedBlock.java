package dev.simplon.resource.schema;

import dev.simplon.values.Type;

/// @param minItems 0 or more
/// @param maxItems 0: without limit
public record NestedBlock(String name, Nesting nesting, Block block, int minItems, int maxItems) {
    public enum Nesting {
        SINGLE,
        LIST,
        SET,
        MAP
    }

    public Type impliedType() {
        return switch (nesting) {
            case SINGLE -> block.impliedType();
            case LIST -> Type.list(block.impliedType());
            case SET -> Type.set(block.impliedType());
            case MAP -> Type.map(block.impliedType());
        };
    }
}
