package dev.simplon.plugin.rpc;

import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.resource.Provider;
import dev.simplon.resource.schema.Attribute;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.TypeJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Schemas as messages.
public final class SchemaMessages {
    static final int DIAGNOSTICS = 4;
    private static final int MARKDOWN = 1;

    private SchemaMessages() {}

    /// The answer to GetProviderSchema; the same bytes for the same schemas.
    ///
    /// @param protocol 5 or 6
    public static byte[] answer(Provider provider, int protocol) {
        // The one field that the two protocols number differently.
        int writeOnly = protocol == 5 ? 10 : 11;
        var answer = new MessageWriter().message(1, schema(provider.providerSchema(), writeOnly));
        entries(answer, 2, provider.resourceTypes(), writeOnly);
        entries(answer, 3, provider.dataSources(), writeOnly);
        return answer.message(6, capabilities()).bytes();
    }

    /// That a plan is wanted for a destruction too, that calls may come without GetProviderSchema
    /// before, and that objects can be taken over from elsewhere.
    static MessageWriter capabilities() {
        return new MessageWriter().flag(1, true).flag(2, true).flag(3, true);
    }

    private static void entries(
            MessageWriter answer, int field, Map<String, Schema> schemas, int writeOnly) {
        new TreeMap<>(schemas)
                .forEach((name, schema) -> answer.entry(field, name, schema(schema, writeOnly)));
    }

    private static MessageWriter schema(Schema schema, int writeOnly) {
        return new MessageWriter()
                .number(1, schema.version())
                .message(2, block(schema.block(), schema.version(), writeOnly));
    }

    private static MessageWriter block(Block block, long version, int writeOnly) {
        return new MessageWriter()
                .number(1, version)
                .messages(
                        2,
                        block.attributes().values(),
                        attribute -> attribute(attribute, writeOnly))
                .messages(3, block.blocks().values(), nested -> nested(nested, writeOnly))
                .text(4, block.description())
                .number(5, kind(block.description()));
    }

    private static MessageWriter attribute(Attribute attribute, int writeOnly) {
        return new MessageWriter()
                .text(1, attribute.name())
                .bytes(
                        2,
                        JsonCodec.encode(TypeJson.encode(attribute.type()))
                                .getBytes(StandardCharsets.UTF_8))
                .text(3, attribute.description())
                .flag(4, attribute.required())
                .flag(5, attribute.optional())
                .flag(6, attribute.computed())
                .flag(7, attribute.sensitive())
                .number(8, kind(attribute.description()))
                .flag(9, attribute.deprecated().isPresent())
                .flag(writeOnly, attribute.writeOnly());
    }

    private static MessageWriter nested(NestedBlock nested, int writeOnly) {
        return new MessageWriter()
                .text(1, nested.name())
                .message(2, block(nested.block(), 0, writeOnly))
                .number(
                        3,
                        switch (nested.nesting()) {
                            case SINGLE -> 1;
                            case LIST -> 2;
                            case SET -> 3;
                            case MAP -> 4;
                        })
                .number(4, nested.minItems())
                .number(5, nested.maxItems());
    }

    private static int kind(String description) {
        return description.isEmpty() ? 0 : MARKDOWN;
    }
}
