package dev.simplon.cli.program;

import java.nio.file.Path;

/// A source file as classes.
///
/// @param classes the folder of the classes
/// @param sourceRoot the folder below which its packages are folders
record CompiledProgram(Path classes, String mainClass, Path sourceRoot) {}
