package dev.simplon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The last test of all: nothing of the lab ran on the host itself, from before the packages were
/// installed until now. `./simplon test` starts the watch (libexec/watch-host) and says in
/// SIMPLON_HOST_WATCH where it writes.
@Order(Integer.MAX_VALUE)
class HostWatchTest {
    @Test
    void noIkeOrBgpDaemonAndNoProbeRanOutsideTheLab() {
        var file = System.getenv("SIMPLON_HOST_WATCH");
        assertThat(file)
                .as("SIMPLON_HOST_WATCH: run the tests with ./simplon test, which starts the watch")
                .isNotNull();
        var lines = Simplon.text(Path.of(file)).lines().toList();
        assertThat(lines).first().asString().startsWith("watching net:");
        assertThat(lines).as("daemons and probes seen in the host's network namespace").hasSize(1);
    }
}
