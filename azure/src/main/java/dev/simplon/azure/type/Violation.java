package dev.simplon.azure.type;

import dev.simplon.values.Path;

/// Where a document is not of its type's shape.
///
/// @param code as Azure answers it
/// @param message what is wrong there, in one sentence without a full stop
/// @param mend what would be right there, in one sentence
public record Violation(Path at, String code, String message, String mend) {
    static final String FORMAT = "InvalidRequestFormat";
}
