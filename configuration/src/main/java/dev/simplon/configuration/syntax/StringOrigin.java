package dev.simplon.configuration.syntax;

import dev.simplon.configuration.Location;
import dev.simplon.configuration.expression.Origin;
import java.nio.file.Path;

/// The string that begins at `start` of a file.
record StringOrigin(SourceFile file, int start) implements Origin {
    @Override
    public Location at(int offset) {
        return file.inString(start, offset);
    }

    @Override
    public Path directory() {
        return file.directory();
    }
}
