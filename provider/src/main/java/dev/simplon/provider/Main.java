package dev.simplon.provider;

import dev.simplon.plugin.PluginProcess;
import dev.simplon.provider.warm.WarmProcess;
import dev.simplon.resource.Version;
import java.nio.file.Path;
import java.util.Map;

/// The installed provider's process, as its launcher starts it.
public final class Main {
    private Main() {}

    /// `serve PACKAGE VERSION`: one launch, which the environment describes.
    ///
    /// `warm PACKAGE VERSION SOCKET`: many launches, each handed over through the socket.
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[1]);
        var version = Version.of(arguments[2]);
        int status =
                arguments[0].equals("warm")
                        ? WarmProcess.run(
                                Path.of(arguments[3]),
                                folder,
                                (environment, directory) ->
                                        Serving.installed(folder, version, environment, directory))
                        : serve(System.getenv(), folder, version);
        // Threads of libraries that are still waiting for something must not keep the process.
        Runtime.getRuntime().halt(status);
    }

    /// The launcher has seen to interrupts.
    private static int serve(Map<String, String> environment, Path folder, Version version) {
        return PluginProcess.serve(
                environment,
                Serving.installed(folder, version, environment, Path.of("")),
                System.out,
                System.err);
    }
}
