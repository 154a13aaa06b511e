package dev.simplon.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.simplon.plugin.log.LogLevel;
import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginServerTest {
    @Test
    void portOfSomebodyElseIsPassedOver() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            int last = Math.min(port + 50, 65_535);
            try (var server = start(launch(port, last, false))) {
                assertThat(server.port()).isBetween(port + 1, last);
            }
            assertThatIOException()
                    .isThrownBy(() -> start(launch(port, port, false)))
                    .withMessage("no port from %d to %d is free", port, port);
        }
    }

    @Test
    void handshakeLineTellsWhatIsAskedFor() throws IOException {
        try (var server = start(launch(0, 0, true))) {
            assertThat(server.handshakeLine())
                    .isEqualTo("1|5|tcp|127.0.0.1:" + server.port() + "|grpc||false");
        }
    }

    private static Launch launch(int first, int last, boolean multiplexing) {
        return new Launch(
                true, 5, Optional.empty(), first, last, multiplexing, false, LogLevel.OFF);
    }

    private static PluginServer start(Launch launch) throws IOException {
        return PluginServer.start(
                launch, Plugin.of(() -> new TestProvider(new World())), System.err);
    }
}
