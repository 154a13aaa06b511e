package dev.simplon.plugin;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/// A process that is a provider and nothing else.
public final class PluginProcess {
    private static final String BY_HAND =
            """
            This program is a Terraform provider. It is not meant to be started by hand: Terraform
            starts it, when a configuration needs it. Write the provider into the configuration's
            required_providers, and run `terraform plan`.
            """;

    private PluginProcess() {}

    /// Serves until Terraform has no more use for it, on this process's streams, and ignores
    /// interrupts.
    ///
    /// @return the process's exit status: 0, or 1 with a text on the standard error stream
    public static int run(Map<String, String> environment, Plugin plugin) {
        ignoreInterrupts();
        return serve(environment, plugin, System.out, System.err);
    }

    /// Likewise, where somebody else has seen to interrupts: a launcher that ignores them before it
    /// starts the JVM does it for nothing.
    ///
    /// @param out where the handshake line goes
    /// @param err where the log goes
    public static int serve(
            Map<String, String> environment, Plugin plugin, PrintStream out, PrintStream err) {
        var launch = Launch.of(environment);
        if (!launch.byTerraform()) {
            err.print(BY_HAND);
            return 1;
        }
        try (var server = PluginServer.start(launch, plugin, err)) {
            out.println(server.handshakeLine());
            out.flush();
            server.awaitShutdown();
            return 0;
        } catch (IOException e) {
            err.println("[ERROR] The provider cannot be served: " + e.getMessage());
            return 1;
        } catch (InterruptedException _) {
            return 1;
        }
    }

    /// Control-C reaches every process in front of the terminal: the provider goes on, since
    /// Terraform itself tells it to stop, and still wants its answers.
    ///
    /// The JDK has one way to ignore a signal, and the compiler lets nobody name it without a
    /// warning; where it is missing, the launcher's `trap '' INT` has to do.
    private static void ignoreInterrupts() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            System.err.println("[WARN] interrupts are not ignored: " + e);
        }
    }
}
