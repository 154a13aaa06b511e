package dev.simplon.resource.schema;

import dev.simplon.values.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Attributes and nested blocks by name, in the order of declaration.
public record Block(
        SequencedMap<String, Attribute> attributes,
        SequencedMap<String, NestedBlock> blocks,
        String description) {
    public Block {
        attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        blocks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(blocks));
    }

    /// The object type of a value of this block: every attribute and every nested block.
    public Type.ObjectOf impliedType() {
        var types = new LinkedHashMap<String, Type>();
        attributes.forEach((name, attribute) -> types.put(name, attribute.type()));
        blocks.forEach((name, block) -> types.put(name, block.impliedType()));
        return Type.object(types);
    }
}
