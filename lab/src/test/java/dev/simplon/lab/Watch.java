package dev.simplon.lab;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.ObservedNetwork.Connection;
import dev.simplon.azure.network.ObservedNetwork.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Waits for what a lab is to become, woken by its events, and tells all it knows when that does
/// not come.
final class Watch {
    private final Lab lab;
    private final Path directory;
    private final LinkedBlockingQueue<LabEvent> events = new LinkedBlockingQueue<>();

    Watch(Lab lab, Path directory) {
        this.lab = lab;
        this.directory = directory;
        lab.listen(events::add);
    }

    ObservedNetwork until(String what, Duration deadline, Predicate<ObservedNetwork> reached)
            throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            var seen = lab.observe();
            if (reached.test(seen)) {
                return seen;
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "not within %s: %s\nseen: %s\nlast failure: %s\n%s"
                                .formatted(deadline, what, seen, seen.sourceReason(), logs()));
            }
            // A restart may be over before its events are; so look again without one, too.
            events.poll(Math.min(left, 100_000_000), TimeUnit.NANOSECONDS);
        }
    }

    Connection connected(ResourceId id, Duration deadline) throws InterruptedException {
        return until(id.name() + " is Connected", deadline, n -> is(n, id, Status.CONNECTED))
                .connection(id)
                .orElseThrow();
    }

    String reasonOf(ResourceId id, Duration deadline) throws InterruptedException {
        return until(id.name() + " is NotConnected", deadline, n -> is(n, id, Status.NOT_CONNECTED))
                .connection(id)
                .orElseThrow()
                .reason()
                .orElse("");
    }

    static boolean is(ObservedNetwork network, ResourceId id, Status status) {
        return network.connection(id).filter(c -> c.status() == status).isPresent();
    }

    private String logs() {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.filter(f -> f.toString().endsWith("log")).sorted().toList()) {
                var lines = Files.readAllLines(file);
                text.append("--- ").append(file).append('\n');
                lines.subList(Math.max(0, lines.size() - 40), lines.size())
                        .forEach(l -> text.append(l).append('\n'));
            }
        } catch (IOException e) {
            text.append("logs cannot be read: ").append(e);
        }
        return text.toString();
    }
}
