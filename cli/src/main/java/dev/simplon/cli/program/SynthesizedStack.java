package dev.simplon.cli.program;

import java.nio.file.Path;

/// One document.
///
/// @param id the stack's id; of a plain folder its name
/// @param folder the folder whose `*.tf.json` are the configuration
/// @param positions which lines of the program made it; empty if it was not made by a program
public record SynthesizedStack(String id, Path folder, Positions positions) {}
