package dev.simplon.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The first process of a lab: the shell that everything in the lab ends with. It is found by its
/// arguments, which carry the lab's folder, so that no crash at any moment can lose it.
record InitProcess(ProcessHandle process) {
    private static final long START_SECONDS = 20;
    private static final long END_SECONDS = 20;
    private static final String SCRIPT = "init.sh";

    long pid() {
        return process.pid();
    }

    /// The living lab of a folder.
    static Optional<InitProcess> find(Path directory) throws IOException {
        var argument = directory.resolve(SCRIPT).toString();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(InitProcess::isProcess)
                    .filter(p -> isInit(p, argument))
                    .flatMap(p -> ProcessHandle.of(Long.parseLong(name(p))).stream())
                    .findFirst()
                    .map(InitProcess::new);
        }
    }

    /// Starts a lab in a folder that holds none, and returns when its agent listens.
    static InitProcess start(LabSettings settings) throws LabException {
        var directory = settings.directory();
        try (var script = InitProcess.class.getResourceAsStream(SCRIPT);
                var watch = directory.getFileSystem().newWatchService()) {
            if (script == null) {
                throw new IllegalStateException("the resource " + SCRIPT + " is missing");
            }
            return start(settings, script, watch);
        } catch (LabException e) {
            throw e;
        } catch (IOException e) {
            throw new LabException(
                    "The lab in %s cannot be started: %s".formatted(directory, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while the lab in " + directory + " started.", e);
        }
    }

    private static InitProcess start(LabSettings settings, InputStream script, WatchService watch)
            throws IOException, InterruptedException {
        var directory = settings.directory();
        var log = directory.resolve("init.log");
        Files.write(directory.resolve(SCRIPT), script.readAllBytes());
        directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(NAMESPACES);
        command.addAll(
                List.of(
                        "bash",
                        directory.resolve(SCRIPT).toString(),
                        directory.toString(),
                        settings.java().toString(),
                        settings.classPath()));
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        cleanEnvironment(builder);
        Process unshare;
        try {
            unshare = builder.start();
        } catch (IOException e) {
            throw new LabException(
                    "The lab cannot be started: setsid and unshare (package util-linux) cannot be run: "
                            + e.getMessage(),
                    e);
        }
        // If it dies instead of listening, the wait below ends at once.
        var ended =
                unshare.onExit()
                        .thenRun(() -> {
                            try {
                                watch.close();
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
        if (!await(settings.agentSocket(), watch)) {
            var found = find(directory);
            if (found.isPresent()) {
                found.get().end();
            }
            unshare.destroyForcibly();
            throw new LabException(
                    "The lab in %s did not start. Its first process said: %s"
                            .formatted(directory, said(directory)));
        }
        ended.cancel(false);
        var init =
                find(directory)
                        .orElseThrow(() ->
                                new LabException(
                                        "The lab in "
                                                + directory
                                                + " ended as soon as it had started: "
                                                + said(directory)));
        Files.writeString(directory.resolve("init.pid"), init.pid() + "\n");
        return init;
    }

    /// The namespaces of a lab. Root takes a user namespace, too: one behaviour, and no way to the
    /// host's network.
    static final List<String> NAMESPACES =
            List.of(
                    "unshare",
                    "--user",
                    "--map-root-user",
                    "--net",
                    "--mount",
                    "--pid",
                    "--ipc",
                    "--uts",
                    "--fork",
                    "--mount-proc");

    /// Nothing of the user's environment is meant for the lab.
    static void cleanEnvironment(ProcessBuilder builder) {
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("LC_ALL", "C.UTF-8");
    }

    /// Kills the lab, and returns when its last process is gone.
    void end() throws LabException {
        var all = new ArrayList<ProcessHandle>();
        process.parent().filter(InitProcess::isUnshare).ifPresent(all::add);
        all.add(process);
        process.descendants().forEach(all::add);
        process.destroyForcibly();
        try {
            for (var each : all) {
                if (!ProcessEnd.await(each, Duration.ofSeconds(END_SECONDS))) {
                    throw new LabException(
                            "The lab's processes did not end within %d s of killing process %d."
                                    .formatted(END_SECONDS, pid()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while the lab ended.", e);
        }
    }

    /// Pids inside the lab, with the pids that the host has for them.
    static java.util.Map<Long, Long> hostPids(ProcessHandle init) {
        var pids = new java.util.HashMap<Long, Long>();
        Stream.concat(Stream.of(init), init.descendants())
                .forEach(p -> innerPid(p.pid()).ifPresent(inner -> pids.put(inner, p.pid())));
        return pids;
    }

    /// The pid that a process of a lab has inside it.
    static Optional<Long> innerPid(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(l -> l.startsWith("NSpid:"))
                    .map(l -> l.split("\\s+"))
                    .filter(l -> l.length > 2)
                    .map(l -> Long.parseLong(l[l.length - 1]))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty(); // It has just ended.
        }
    }

    private static boolean isUnshare(ProcessHandle process) {
        return arguments(Path.of("/proc/" + process.pid())).stream()
                .findFirst()
                .filter("unshare"::equals)
                .isPresent();
    }

    private static boolean await(Path socket, WatchService watch) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try {
            while (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
                var key = watch.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null) {
                    return false;
                }
                key.pollEvents();
                key.reset();
            }
            return true;
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private static String said(Path directory) {
        var text = new StringBuilder();
        for (var file : List.of("init.log", "agent.log")) {
            try {
                text.append(Files.readString(directory.resolve(file)).strip()).append(' ');
            } catch (IOException e) {
                // It was never written.
            }
        }
        var whole = text.toString().strip();
        return whole.isEmpty() ? "nothing." : whole;
    }

    private static boolean isProcess(Path entry) {
        return name(entry).chars().allMatch(Character::isDigit);
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static boolean isInit(Path process, String script) {
        var arguments = arguments(process);
        return arguments.size() >= 3
                && arguments.get(0).equals("bash")
                && arguments.get(1).equals(script)
                && innerPid(Long.parseLong(name(process))).filter(p -> p == 1).isPresent();
    }

    private static List<String> arguments(Path process) {
        try {
            var text =
                    new String(
                            Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
            return List.of(text.split("\0"));
        } catch (IOException e) {
            return List.of(); // It has just ended.
        }
    }
}
