package dev.simplon.resource.schema;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
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

    /// The place of the block around the sensitive or write-only attribute that a path leads to, or
    /// into; empty where it leads to none.
    public Optional<Path> aroundSecret(Path path) {
        var around = this;
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i) instanceof Path.Step.Attribute(String name)) {
                var attribute = around.attributes.get(name);
                var nested = around.blocks.get(name);
                if (attribute != null && (attribute.sensitive() || attribute.writeOnly())) {
                    return Optional.of(new Path(path.steps().subList(0, i)));
                }
                if (nested == null) {
                    return Optional.empty();
                }
                around = nested.block();
            }
        }
        return Optional.empty();
    }
}
