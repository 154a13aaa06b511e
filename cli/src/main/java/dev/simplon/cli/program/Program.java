package dev.simplon.cli.program;

import java.nio.file.Files;
import java.nio.file.Path;

/// What a user can name where a command wants a program.
public sealed interface Program {
    /// One Java source file, compact or not; classes that it uses may be in source files beside it.
    record SourceFile(Path file) implements Program {}

    /// A class of the user's own build.
    ///
    /// @param classPath entries as `java --class-path` takes them
    record MainClass(String classPath, String className) implements Program {}

    /// A folder with `*.tf.json`, or an output folder with `manifest.json`.
    record Folder(Path folder) implements Program {}

    /// The program that a path names: a folder, or else a source file.
    static Program of(Path path) {
        return Files.isDirectory(path) ? new Folder(path) : new SourceFile(path);
    }
}
