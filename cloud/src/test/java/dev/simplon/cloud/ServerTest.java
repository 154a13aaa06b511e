package dev.simplon.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    @TempDir Path directory = Path.of("");

    @Test
    void environmentStaysTheSameOverRestarts() throws Exception {
        CloudEnvironment first;
        try (var cloud = TestCloud.in(directory)) {
            first = cloud.environment;
            assertThat(CloudEnvironment.read(directory)).contains(first);
        }
        try (var cloud = TestCloud.in(directory)) {
            assertThat(cloud.environment).isEqualTo(first);
        }
        assertThat(first.toString()).doesNotContain(first.clientSecret().reveal());
    }

    @Test
    void portInUseIsSaidWithItsMend() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            var settings = CloudSettings.of(directory, new ScriptedDataPlane()).withPort(port);
            assertThatThrownBy(() -> CloudServer.start(settings))
                    .isInstanceOfSatisfying(
                            PortInUse.class, e -> assertThat(e.port()).isEqualTo(port))
                    .hasMessageContaining("Port %d of 127.0.0.1 is in use".formatted(port))
                    .hasMessageContaining("--port");
        }
        // The failed start left nothing behind that a second one would stumble over.
        try (var cloud = TestCloud.in(directory)) {
            assertThat(cloud.environment.port()).isPositive();
        }
    }

    @Test
    void oneCloudToADirectory() {
        try (var cloud = TestCloud.in(directory)) {
            assertThat(cloud.environment.port()).isPositive();
            assertThatThrownBy(() ->
                            CloudServer.start(CloudSettings.of(directory, new ScriptedDataPlane())))
                    .isInstanceOf(DataDirectoryInUse.class)
                    .hasMessageContaining("simplon cloud stop");
        }
    }

    @Test
    void everythingThatIsKeptIsTheOwnersAlone() throws Exception {
        var data = directory.resolve("data");
        try (var cloud = TestCloud.in(data)) {
            cloud.makeSiteToSite(cloud.arm());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(data)) {
                assertThat(files)
                        .anySatisfy(f -> assertThat(f).hasFileName("cloud.db-wal"))
                        .allSatisfy(file ->
                                assertThat(
                                                PosixFilePermissions.toString(
                                                        Files.getPosixFilePermissions(file)))
                                        .as(file.toString())
                                        .isEqualTo(
                                                Files.isDirectory(file)
                                                        ? "rwx------"
                                                        : "rw-------"));
            }
        }
    }

    @Test
    void shutdownIsHeard() throws Exception {
        try (var cloud = TestCloud.in(directory);
                var client = cloud.client()) {
            assertThat(client.isRunning()).isTrue();
            client.shutdown();
            cloud.server.awaitShutdown();
            cloud.server.close();
            assertThat(client.isRunning()).isFalse();
        }
    }
}
