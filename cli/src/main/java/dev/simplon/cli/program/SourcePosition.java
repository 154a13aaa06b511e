package dev.simplon.cli.program;

import java.nio.file.Path;

/// A line of the user's program.
///
/// @param file below the path that the user named, so that a message shows it as the user wrote it
/// @param line from 1
public record SourcePosition(Path file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
