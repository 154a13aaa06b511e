package dev.simplon.resource.schema;

import dev.simplon.values.Type;
import java.util.Optional;

/// @param description the sentence that docs and Javadoc show; Markdown
/// @param deprecated what to use instead; empty if it is not deprecated
public record Attribute(
        String name,
        Type type,
        boolean required,
        boolean optional,
        boolean computed,
        boolean sensitive,
        boolean writeOnly,
        Optional<String> deprecated,
        String description) {}
