package dev.simplon.configuration.expression;

import dev.simplon.configuration.Reference;
import java.util.List;

/// @param references each once, in the order of appearance
public record ParsedExpression(Node root, List<Reference> references) {
    public ParsedExpression {
        references = List.copyOf(references);
    }
}
