package dev.simplon.plugin;

import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.WorldOnDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// The test provider as a process of its own, with its world in a folder.
///
/// Arguments: the folder; the protocol that it speaks, whatever else the client would speak.
public final class BoxPlugin {
    private BoxPlugin() {}

    public static void main(String[] arguments) {
        var world = Path.of(arguments[0]);
        var environment = new HashMap<>(System.getenv());
        environment.computeIfPresent("PLUGIN_PROTOCOL_VERSIONS", (_, _) -> arguments[1]);
        System.exit(
                PluginProcess.run(
                        environment, Plugin.of(() -> new TestProvider(new WorldOnDisk(world)))));
    }

    static List<String> command(Path world, int protocol) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BoxPlugin.class.getName(),
                world.toString(),
                Integer.toString(protocol));
    }

    /// Writes an executable that starts it.
    static void script(Path script, Path world, int protocol) {
        try {
            Files.createDirectories(script.getParent());
            Files.writeString(
                    script,
                    "#!/bin/sh\nexec '" + String.join("' '", command(world, protocol)) + "'\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!script.toFile().setExecutable(true)) {
            throw new IllegalStateException(script + " cannot be made executable");
        }
    }
}
