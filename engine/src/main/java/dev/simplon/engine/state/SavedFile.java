package dev.simplon.engine.state;

import java.io.IOException;
import java.nio.file.Path;

/// A file that may hold secrets, written whole or not at all, readable by its owner only.
public final class SavedFile {
    private SavedFile() {}

    public static void write(Path file, byte[] content) throws IOException {
        DurableFile.replace(file, content);
    }
}
