package dev.simplon.configuration;

import dev.simplon.values.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// As much of a schema as is needed to read a block of it.
public record BlockSpec(
        SequencedMap<String, AttributeSpec> attributes, SequencedMap<String, NestedSpec> blocks) {
    public BlockSpec {
        attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        blocks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(blocks));
    }

    /// @param settable false for an attribute that is only computed: configuration may not set it
    public record AttributeSpec(Type type, boolean required, boolean settable) {}

    public enum Nesting {
        SINGLE,
        LIST,
        SET,
        MAP
    }

    /// @param maxItems 0: without limit
    public record NestedSpec(Nesting nesting, BlockSpec block, int minItems, int maxItems) {}

    public Type.ObjectOf impliedType() {
        var types = new LinkedHashMap<String, Type>();
        attributes.forEach((name, attribute) -> types.put(name, attribute.type()));
        blocks.forEach((name, nested) -> {
            var inner = nested.block().impliedType();
            types.put(
                    name,
                    switch (nested.nesting()) {
                        case SINGLE -> inner;
                        case LIST -> Type.list(inner);
                        case SET -> Type.set(inner);
                        case MAP -> Type.map(inner);
                    });
        });
        return Type.object(types);
    }
}
