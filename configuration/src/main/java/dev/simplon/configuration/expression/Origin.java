package dev.simplon.configuration.expression;

import dev.simplon.configuration.Location;
import dev.simplon.values.Diagnostic;
import java.nio.file.Path;

/// The text that an expression was read from.
public interface Origin {
    /// Where the character at `offset` of the expression's text stands in its file.
    Location at(int offset);

    /// What relative file names in function calls are relative to.
    Path directory();

    /// An error at `offset`.
    default Diagnostic error(int offset, String summary, String detail) {
        return at(offset).error(summary, detail);
    }
}
