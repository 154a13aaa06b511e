package dev.simplon.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process from outside, without terraform.
class PluginProcessTest {
    private static final long LONGEST_SECONDS = 30;

    @TempDir private Path world;
    private @Nullable Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void personWhoStartsItIsToldWhatItIs() throws Exception {
        var started = new ProcessBuilder(BoxPlugin.command(world, 6)).start();
        process = started;
        assertThat(new String(started.getErrorStream().readAllBytes(), UTF_8))
                .startsWith("This program is a Terraform provider.");
        assertThat(started.getInputStream().readAllBytes()).isEmpty();
        assertThat(started.waitFor()).isEqualTo(1);
    }

    @Test
    void shutdownEndsIt() throws Exception {
        var started = start();
        try (var client = new RawClient(port(started))) {
            assertThat(client.call("plugin.GRPCController", "Shutdown", new byte[0])).isEmpty();
            ends(started);
        }
    }

    @Test
    void clientThatIsGoneEndsIt() throws Exception {
        var started = start();
        try (var client = new RawClient(port(started))) {
            client.call("grpc.health.v1.Health", "Check", new byte[0]);
        }
        ends(started);
    }

    @Test
    void interruptIsLeftToTerraform() throws Exception {
        var started = start();
        try (var client = new RawClient(port(started))) {
            client.call("grpc.health.v1.Health", "Check", new byte[0]);
            assertThat(new ProcessBuilder("kill", "-INT", "" + started.pid()).start().waitFor())
                    .isZero();
            assertThat(client.call("grpc.health.v1.Health", "Check", new byte[0]))
                    .containsExactly(8, 1);
            client.call("plugin.GRPCController", "Shutdown", new byte[0]);
            ends(started);
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(BoxPlugin.command(world, 6));
        builder.environment().keySet().removeIf(name -> name.startsWith("PLUGIN_"));
        builder.environment().put("TF_PLUGIN_MAGIC_COOKIE", RawClient.COOKIE);
        builder.environment().put("PLUGIN_PROTOCOL_VERSIONS", "5,6");
        builder.environment().put("PLUGIN_MIN_PORT", "10000");
        builder.environment().put("PLUGIN_MAX_PORT", "25000");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        process = builder.start();
        return process;
    }

    private static int port(Process process) throws IOException {
        var line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                        .readLine();
        assertThat(line).matches("1\\|6\\|tcp\\|127\\.0\\.0\\.1:\\d+\\|grpc\\|");
        int port = Integer.parseInt(line.split("[:|]")[4]);
        assertThat(port).isBetween(10_000, 25_000);
        return port;
    }

    private static void ends(Process process) throws InterruptedException {
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
