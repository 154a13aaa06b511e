package dev.simplon.plugin;

import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.WorldOnDisk;
import java.nio.file.Path;

/// The test provider as a process of its own, with its world in a folder.
public final class BoxPlugin {
    private BoxPlugin() {}

    public static void main(String[] arguments) {
        var world = Path.of(arguments[0]);
        System.exit(
                PluginProcess.run(
                        System.getenv(),
                        Plugin.of(() -> new TestProvider(new WorldOnDisk(world)))));
    }
}
