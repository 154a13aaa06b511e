package dev.simplon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/// Peak resident memory of processes, which Linux keeps as `VmHWM` in `/proc/PID/status`.
///
/// An object of this class watches the providers that one terraform starts. They end before
/// terraform does, so that their last words must be read while they live: every 20 ms, and what a
/// process takes in its last 20 ms may be missed.
final class Memory {
    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final String PEAK = "VmHWM:";

    private final Path tasks;
    private final Thread thread;
    private volatile boolean ended;
    private volatile long peak;

    private Memory(long parent) {
        tasks = Path.of("/proc", Long.toString(parent), "task");
        thread = Thread.ofPlatform().daemon().name("memory").start(this::watch);
    }

    /// Watches what this process has as children, from now on.
    static Memory ofChildren(Process parent) {
        return new Memory(parent.pid());
    }

    /// In KiB; empty where there is no such process.
    static OptionalLong peak(long process) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(process), "status"),
                            StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /// Makes the memory that a process has now its peak, so that what comes is measured from here.
    static void forget(long process) throws IOException {
        Files.writeString(Path.of("/proc", Long.toString(process), "clear_refs"), "5");
    }

    private void watch() {
        while (!ended) {
            look();
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void look() {
        try (var threads = Files.newDirectoryStream(tasks)) {
            for (var each : threads) {
                var children = Files.readString(each.resolve("children")).strip();
                if (!children.isEmpty()) {
                    peak =
                            Arrays.stream(children.split(" "))
                                    .mapToLong(Long::parseLong)
                                    .map(child -> peak(child).orElse(0))
                                    .reduce(peak, Math::max);
                }
            }
        } catch (IOException _) {
            // Terraform, or one of its threads, has ended meanwhile.
        }
    }

    /// Ends the watch.
    ///
    /// @return of the largest child in KiB; empty where none was seen
    OptionalLong end() throws InterruptedException {
        ended = true;
        thread.interrupt();
        thread.join();
        return peak == 0 ? OptionalLong.empty() : OptionalLong.of(peak);
    }
}
