package dev.simplon.configuration.syntax;

import dev.simplon.values.Diagnostic;
import dev.simplon.values.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A block of `dynamic`: for each element of a collection one block of `type`. In `content` the
/// iterator's name stands for the element.
record DynamicBlock(
        String type, JsonExpression forEach, String iterator, JsonBody content, int at) {
    private static final Set<String> ARGUMENTS = Set.of("for_each", "iterator", "content");

    record All(List<DynamicBlock> blocks, List<Diagnostic> diagnostics) {}

    /// @param member the member `dynamic` of the body `outer`
    static All all(JsonBody outer, Json.Member member) {
        var blocks = new ArrayList<DynamicBlock>();
        var diagnostics = new ArrayList<Diagnostic>();
        var wrong = new ArrayList<Json>();
        for (var object : JsonBody.objects(member.value(), wrong)) {
            for (var typed : object.members()) {
                if (typed.name().equals(JsonBody.COMMENT)) {
                    continue;
                }
                for (var block : JsonBody.objects(typed.value(), wrong)) {
                    one(outer, typed.name(), block, blocks, diagnostics);
                }
            }
        }
        wrong.forEach(
                json -> diagnostics.add(Blocks.wrongType(outer.file(), JsonBody.DYNAMIC, json)));
        return new All(blocks, diagnostics);
    }

    private static void one(
            JsonBody outer,
            String type,
            Json.JsonObject block,
            List<DynamicBlock> blocks,
            List<Diagnostic> diagnostics) {
        var body = outer.inside(block);
        Json forEach = null;
        Json.JsonObject content = null;
        var iterator = type;
        for (var member : body.members()) {
            switch (member.name()) {
                case "for_each" -> forEach = member.value();
                case "iterator" -> {
                    if (member.value() instanceof Json.JsonString(String name, _)) {
                        iterator = name;
                    } else {
                        diagnostics.add(
                                outer.file()
                                        .error(
                                                member.at(),
                                                "Invalid dynamic iterator name",
                                                "The iterator must be a name in quotes."));
                    }
                }
                case "content" -> {
                    var wrong = new ArrayList<Json>();
                    var contents = JsonBody.objects(member.value(), wrong);
                    if (contents.size() == 1 && wrong.isEmpty()) {
                        content = contents.getFirst();
                    } else {
                        diagnostics.add(
                                outer.file()
                                        .error(
                                                member.at(),
                                                "Incorrect JSON value type",
                                                "The content of a dynamic block must be one JSON"
                                                        + " object."));
                        return;
                    }
                }
                default ->
                        diagnostics.add(
                                outer.file()
                                        .error(
                                                member.at(),
                                                "Extraneous JSON object property",
                                                "A dynamic block has no argument named \""
                                                        + member.name()
                                                        + "\"."
                                                        + Nearest.hint(member.name(), ARGUMENTS)));
            }
        }
        if (forEach == null || content == null) {
            diagnostics.add(
                    outer.file()
                            .error(
                                    block.at(),
                                    "Missing required argument",
                                    "A dynamic block needs \"for_each\" and \"content\"."));
            return;
        }
        var bound = new HashSet<>(outer.bound());
        bound.add(iterator);
        blocks.add(
                new DynamicBlock(
                        type,
                        body.expression(forEach),
                        iterator,
                        new JsonBody(outer.file(), content, Set.of(), Set.copyOf(bound)),
                        block.at()));
    }
}
