package dev.simplon.configuration.syntax;

import dev.simplon.configuration.BlockSpec.NestedSpec;
import dev.simplon.configuration.BlockSpec.Nesting;
import dev.simplon.values.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/// The nested blocks that one member of a body gives.
record Blocks(List<Block> blocks, List<Diagnostic> diagnostics) {
    /// @param label the key of a block in a map of blocks, else empty
    record Block(String label, JsonBody body, int at) {}

    static Blocks of(JsonBody outer, Json.Member member, NestedSpec spec) {
        var wrong = new ArrayList<Json>();
        var blocks = new ArrayList<Block>();
        for (var object : JsonBody.objects(member.value(), wrong)) {
            if (spec.nesting() != Nesting.MAP) {
                blocks.add(new Block("", outer.inside(object), object.at()));
                continue;
            }
            for (var labelled : object.members()) {
                for (var inner : JsonBody.objects(labelled.value(), wrong)) {
                    blocks.add(new Block(labelled.name(), outer.inside(inner), labelled.at()));
                }
            }
        }
        return new Blocks(
                blocks,
                wrong.stream().map(json -> wrongType(outer.file(), member.name(), json)).toList());
    }

    static Diagnostic wrongType(SourceFile file, String block, Json json) {
        return file.error(
                json.at(),
                "Incorrect JSON value type",
                "Either a JSON object or a JSON array of objects is required, representing the"
                        + " contents of one or more \""
                        + block
                        + "\" blocks, but this is a "
                        + json.kind()
                        + ".");
    }
}
