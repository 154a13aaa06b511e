package dev.simplon.plugin.rehearsal;

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

/// Whole objects of a block, of the few arguments that somebody has written.
final class Objects {
    private Objects() {}

    /// As a configuration gives it, and as Terraform proposes something new: null for every
    /// attribute that is not written.
    static ObjectValue configured(Block block, Value written) {
        var members = new LinkedHashMap<String, Value>();
        block.attributes()
                .forEach((name, attribute) -> {
                    var given = written.member(name).filter(value -> !value.isNull());
                    members.put(
                            name,
                            given.map(value -> converted(value, attribute.type()))
                                    .orElseGet(() -> Value.nullOf(attribute.type())));
                });
        block.blocks()
                .forEach((name, nested) -> members.put(name, nested(nested, written.member(name))));
        return Value.object(members);
    }

    private static Value nested(NestedBlock nested, Optional<Value> written) {
        var each =
                written.map(Value::asList).orElse(List.of()).stream()
                        .map(one -> configured(nested.block(), one))
                        .toList();
        var type = nested.block().impliedType();
        return switch (nested.nesting()) {
            case LIST -> Value.list(type, each);
            case SET -> Value.set(type, each);
            case SINGLE -> each.isEmpty() ? Value.nullOf(type) : each.getFirst();
            case MAP -> Value.map(type, new LinkedHashMap<>());
        };
    }

    private static Value converted(Value value, Type type) {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw new IllegalArgumentException(e.told(), e);
        }
    }
}
