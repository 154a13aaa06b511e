package dev.simplon.engine;

import dev.simplon.resource.schema.Block;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;

/// What is known of a data source before it is read: what is configured; all else is unknown.
final class Unread {
    private Unread() {}

    static Value of(Block block, Value config) {
        var members = new LinkedHashMap<String, Value>();
        block.attributes()
                .forEach((name, attribute) -> {
                    var configured = config.member(name).orElse(Value.nullOf(attribute.type()));
                    members.put(
                            name,
                            configured.isNull() && attribute.computed()
                                    ? Value.unknown(attribute.type())
                                    : configured);
                });
        block.blocks()
                .forEach((name, nested) ->
                        members.put(
                                name,
                                config.member(name).orElse(Value.nullOf(nested.impliedType()))));
        return Value.object(members);
    }
}
