package dev.simplon.bench;

import java.nio.file.Path;

/// A provider, and how it is started.
///
/// @param label what the figures are printed under
/// @param name of its project's folder and of its resource group
/// @param source the provider's address as configurations have it: `simplon/azurerm`
/// @param mirror a filesystem mirror that has it
record Contender(String label, String name, String source, String version, Path mirror, Mode mode) {
    enum Mode {
        /// Each launch is a JVM of its own.
        COLD,
        /// Launches are handed to one process that lives on.
        WARM,
        /// Another provider, which has no such choice.
        PEER
    }

    static Contender simplon(Mode mode, String release, Path mirror) {
        var how = mode == Mode.WARM ? "warm" : "cold";
        return new Contender(
                "simplon %s %s".formatted(release, how),
                "simplon-" + how,
                "simplon/azurerm",
                release,
                mirror,
                mode);
    }

    static Contender peer(String source, String version, Path mirror) {
        return new Contender(source + " " + version, "peer", source, version, mirror, Mode.PEER);
    }

    boolean isPeer() {
        return mode == Mode.PEER;
    }

    boolean isWarm() {
        return mode == Mode.WARM;
    }
}
