package dev.simplon.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What a command may touch of the world: its streams, its environment, its place.
///
/// @param home the folder of the installation: where the launcher, the examples and the built
///   application are
/// @param directory the user's current directory
/// @param out what a script reads
/// @param err progress, findings and errors: what a person reads
record Session(
        Path home,
        Path directory,
        Map<String, String> environment,
        Clock clock,
        PrintStream out,
        PrintStream err) {
    /// Where everything local lives that belongs to the current directory.
    Workspace workspace() {
        return new Workspace(directory.resolve(".simplon"));
    }

    /// The number of the user whose process this is, as the file system knows it.
    String user() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException _) {
            return System.getProperty("user.name");
        }
    }

    Session in(Path other) {
        return new Session(home, other, environment, clock, out, err);
    }
}
