package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import dev.simplon.resource.schema.Attribute;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.values.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// From rows to Terraform's schema.
public final class Schemas {
    private Schemas() {}

    /// The block of these rows as one version sees it.
    public static Block block(List<Member> members, Version version, String description) {
        var attributes = new LinkedHashMap<String, Attribute>();
        var blocks = new LinkedHashMap<String, NestedBlock>();
        for (var member : members) {
            switch (member) {
                case Argument argument -> attributes.put(argument.name(), attribute(argument));
                case Nested nested when nested.asAttribute() ->
                        attributes.put(
                                nested.name(),
                                attribute(
                                        nested.name(),
                                        nested.type(version),
                                        nested.presence(),
                                        nested.says()));
                case Nested nested ->
                        blocks.put(
                                nested.name(),
                                new NestedBlock(
                                        nested.name(),
                                        nested.nesting(),
                                        block(nested.membersIn(version), version, nested.says()),
                                        nested.presence().isComputed() ? 0 : nested.minItems(),
                                        nested.maxItems()));
            }
        }
        return new Block(attributes, blocks, description);
    }

    static Type.ObjectOf objectType(List<Member> members, Version version) {
        var types = new LinkedHashMap<String, Type>();
        for (var member : members) {
            types.put(
                    member.name(),
                    switch (member) {
                        case Argument argument -> argument.type();
                        case Nested nested -> nested.type(version);
                    });
        }
        return Type.object(types);
    }

    private static Attribute attribute(Argument argument) {
        return new Attribute(
                argument.name(),
                argument.type(),
                argument.presence() == Presence.REQUIRED,
                argument.presence() == Presence.OPTIONAL
                        || argument.presence() == Presence.OPTIONAL_COMPUTED,
                argument.presence().isComputed(),
                argument.sensitive(),
                argument.writeOnly(),
                argument.deprecated(),
                argument.says());
    }

    private static Attribute attribute(String name, Type type, Presence presence, String says) {
        return new Attribute(
                name,
                type,
                presence == Presence.REQUIRED,
                presence == Presence.OPTIONAL || presence == Presence.OPTIONAL_COMPUTED,
                presence.isComputed(),
                false,
                false,
                Optional.empty(),
                says);
    }
}
