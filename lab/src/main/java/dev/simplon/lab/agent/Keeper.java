package dev.simplon.lab.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one daemon alive: starts it, copies its output to the log, and starts it again when it
/// ends, until told to stop. A daemon that dies young is started again after a growing pause.
final class Keeper {
    private static final long YOUNG = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = 5_000;
    private static final Duration LONGEST_READ = Duration.ofMillis(500);
    private static final long LARGEST_LOG = 4 << 20;

    private final DaemonSpec spec;
    private final AtomicLong incarnations;
    private final Consumer<AgentEvent> events;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<String> announced = new ArrayList<>();
    private @Nullable Process process;
    private long incarnation;

    Keeper(DaemonSpec spec, AtomicLong incarnations, Consumer<AgentEvent> events) {
        this.spec = spec;
        this.incarnations = incarnations;
        this.events = events;
    }

    /// Starts the daemon; fails if its program cannot be started at all.
    void start() throws IOException {
        var first = spawn();
        // Not virtual: reading a pipe holds a carrier, and there are as few of those as processors.
        Thread.ofPlatform().daemon().name(spec.name()).start(() -> keep(first));
    }

    synchronized Daemon state() {
        var current = process;
        return new Daemon(
                spec.name(),
                current == null ? 0 : current.pid(),
                incarnation,
                spec.fingerprint(),
                announced);
    }

    /// Asks the daemon to end (SIGTERM), kills it if it does not within the time, and returns when
    /// it is gone; with no time, kills it at once.
    void stop(long graceMillis) throws InterruptedException {
        stop.countDown();
        if (graceMillis > 0) {
            signal(false);
            if (stopped.await(graceMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        signal(true);
        stopped.await();
    }

    private synchronized void signal(boolean kill) {
        var current = process;
        if (current != null) {
            if (kill) {
                current.destroyForcibly();
            } else {
                current.destroy();
            }
        }
    }

    private synchronized Process spawn() throws IOException {
        if (stop.getCount() == 0) {
            throw new IOException(spec.name() + " is to stop");
        }
        for (var file : spec.remove()) {
            Files.deleteIfExists(Path.of(file));
        }
        var builder = new ProcessBuilder(spec.argv()).redirectErrorStream(true);
        for (var pair : spec.environment()) {
            int equals = pair.indexOf('=');
            builder.environment().put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        var started = builder.start();
        process = started;
        incarnation = incarnations.incrementAndGet();
        announced.clear();
        events.accept(
                new AgentEvent(
                        AgentEvent.What.STARTED,
                        spec.name(),
                        incarnation,
                        Long.toString(started.pid())));
        return started;
    }

    private void keep(Process first) {
        Process current = first;
        long pause = 0;
        try {
            while (true) {
                long born = System.nanoTime();
                current.getOutputStream().close();
                var reader = read(current);
                int exit = current.waitFor();
                // The end of the output comes with that of the process, unless a child of its has
                // it still; nobody waits for that one.
                reader.join(LONGEST_READ);
                ended(exit);
                pause =
                        System.nanoTime() - born > YOUNG
                                ? 0
                                : Math.min(LONGEST_PAUSE, pause == 0 ? 1 : pause * 4);
                if (stop.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
                current = spawn();
            }
        } catch (IOException | InterruptedException e) {
            System.err.println(spec.name() + " is given up: " + e);
            signal(true);
        } finally {
            stopped.countDown();
        }
    }

    private void ended(int exit) {
        long which;
        synchronized (this) {
            process = null;
            announced.clear();
            which = incarnation;
        }
        events.accept(
                new AgentEvent(AgentEvent.What.ENDED, spec.name(), which, Integer.toString(exit)));
    }

    private Thread read(Process from) {
        long which;
        synchronized (this) {
            which = incarnation;
        }
        return Thread.ofPlatform()
                .daemon()
                .name(spec.name() + "-output")
                .start(() -> {
                    try {
                        copyOutput(from, which);
                    } catch (IOException e) {
                        System.err.println("the output of " + spec.name() + ": " + e);
                    }
                });
    }

    private void copyOutput(Process from, long which) throws IOException {
        var log = Path.of(spec.log());
        long size = Files.exists(log) ? Files.size(log) : 0;
        var to = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (size > LARGEST_LOG) {
                    to.close();
                    Files.move(
                            log, Path.of(spec.log() + ".old"), StandardCopyOption.REPLACE_EXISTING);
                    to = Files.newBufferedWriter(log, StandardOpenOption.CREATE);
                    size = 0;
                }
                to.write(line);
                to.newLine();
                to.flush();
                size += line.length() + 1;
                announce(line, which);
            }
        } finally {
            to.close();
        }
    }

    private void announce(String line, long which) {
        if (spec.announcements().stream().noneMatch(line::contains)) {
            return;
        }
        synchronized (this) {
            if (which != incarnation || process == null) {
                return;
            }
            announced.add(line);
        }
        events.accept(new AgentEvent(AgentEvent.What.ANNOUNCED, spec.name(), which, line));
    }
}
