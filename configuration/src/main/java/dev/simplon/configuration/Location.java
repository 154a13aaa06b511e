package dev.simplon.configuration;

import dev.simplon.values.Diagnostic;
import java.util.Optional;

/// Where in a file something stands; line and column count from 1, 0 means not known.
public record Location(String file, int line, int column) {
    /// An error that says that it stands here.
    public Diagnostic error(String summary, String detail) {
        return Diagnostic.error(summary, detail)
                .from(new Diagnostic.Origin(Optional.empty(), Optional.of(file), line, column));
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
