package dev.simplon.cli;

import dev.simplon.lab.Lab;
import dev.simplon.lab.LabException;
import dev.simplon.lab.ProcessEnd;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The local cloud's process, as other commands see it: where it is, whether it lives, how to start
/// and end it.
///
/// @param data the cloud's data folder; the file `process.json` in it is written by the running
///   cloud
record CloudProcess(Session session, Path data) {
    private static final ReentrantLock STARTING = new ReentrantLock();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// @param started as the kernel says, to the millisecond: a pid alone may have been given to
    ///   another process
    /// @param address `127.0.0.1:PORT`
    /// @param lab the lab mode that it was started with
    record Running(long pid, long started, String address, LabMode lab, Optional<LocalDate> asOf) {
        Optional<ProcessHandle> handle() {
            // A zombie has its pid and start until the host's first process buries it, and that may
            // take its time.
            return ProcessHandle.of(pid)
                    .filter(h -> startOf(h) == started)
                    .filter(ProcessEnd::isRunning);
        }
    }

    record Options(LabMode lab, Optional<LocalDate> asOf, int port) {
        static final Options DEFAULT = new Options(LabMode.AUTO, Optional.empty(), 0);
    }

    Path lab() {
        return Workspace.lab(data, session.user());
    }

    Path log() {
        return data.resolve("cloud.log");
    }

    /// The living process; empty if there is none.
    Optional<Running> running() {
        return remembered().filter(running -> running.handle().isPresent());
    }

    private Optional<Running> remembered() {
        try {
            var file = JsonCodec.decode(Files.readString(record()));
            return Optional.of(
                    new Running(
                            number(file, "pid"),
                            number(file, "started"),
                            file.member("address").flatMap(Value::asText).orElse(""),
                            LabMode.valueOf(
                                    file.member("lab").flatMap(Value::asText).orElse("AUTO")),
                            file.member("asOf").flatMap(Value::asText).map(LocalDate::parse)));
        } catch (IOException | JsonException | IllegalArgumentException _) {
            // Not there, or half written by a machine that lost power: there is no living cloud in
            // either case.
            return Optional.empty();
        }
    }

    /// Ends the cloud and its lab.
    ///
    /// @return whether there was anything to end
    boolean stop() throws CommandException, InterruptedException {
        var found = running();
        if (found.isPresent()) {
            end(found.get());
        }
        return endLab() || found.isPresent();
    }

    /// Ends the lab that the cloud left; nothing happens if there is none.
    boolean endLab() throws CommandException {
        try {
            return Lab.end(lab());
        } catch (LabException e) {
            throw new CommandException(
                    ExitCode.FAILURE, "The lab could not be ended", String.valueOf(e.getMessage()));
        }
    }

    /// The options that the process was started with, also where it is dead by now.
    Options lastOptions() {
        return remembered()
                .map(running -> new Options(running.lab(), running.asOf(), 0))
                .orElse(Options.DEFAULT);
    }

    /// Written by the cloud itself once it answers.
    void announce(String address, Options options) throws IOException {
        var self = ProcessHandle.current();
        var members = new LinkedHashMap<String, Value>();
        members.put("pid", Value.of(self.pid()));
        members.put("started", Value.of(startOf(self)));
        members.put("address", Value.of(address));
        members.put("lab", Value.of(options.lab().name()));
        members.put(
                "asOf",
                options.asOf()
                        .map(day -> Value.of(day.toString()))
                        .orElseGet(() -> Value.nullOf(Type.STRING)));
        var beside = data.resolve("process.json.new");
        Files.deleteIfExists(beside);
        Files.createFile(
                beside,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, JsonCodec.encode(Value.object(members)));
        Files.move(beside, record(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The living process, started now if there is none. A process that runs with other options
    /// than those asked for is ended first; what it had accepted is kept.
    Running ensure(Options options) throws CommandException, IOException, InterruptedException {
        // Several steps of one apply may miss the cloud at once, and a file lock excludes other
        // processes only.
        STARTING.lockInterruptibly();
        try {
            return ensureAlone(options);
        } finally {
            STARTING.unlock();
        }
    }

    private Running ensureAlone(Options options)
            throws CommandException, IOException, InterruptedException {
        Workspace.make(data);
        try (var channel =
                        FileChannel.open(
                                data.resolve("start.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var found = running();
            if (found.isPresent()) {
                var same =
                        found.get().lab() == options.lab()
                                && found.get().asOf().equals(options.asOf());
                if (same) {
                    return found.get();
                }
                end(found.get());
            }
            return start(options);
        }
    }

    private Running start(Options options)
            throws CommandException, IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // In a session of its own: Ctrl-C at the terminal is meant for the command, not for the
            // cloud.
            command.add("/usr/bin/setsid");
        }
        var arguments =
                new ArrayList<>(
                        List.of(
                                "cloud",
                                "run",
                                "--data",
                                data.toString(),
                                "--lab",
                                options.lab().word(),
                                "--port",
                                String.valueOf(options.port())));
        options.asOf().ifPresent(day -> arguments.addAll(List.of("--as-of", day.toString())));
        command.addAll(JavaCommand.simplon(arguments.toArray(String[]::new)));
        var log = log();
        if (!Files.exists(log)) {
            Files.createFile(
                    log,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        var process =
                new ProcessBuilder(command)
                        .directory(data.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        try (var said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var first = said.readLine();
            if ("ready".equals(first)) {
                return running()
                        .orElseThrow(() ->
                                new CommandException(
                                        ExitCode.FAILURE,
                                        "The local cloud ended right after its start",
                                        "Its last words are in " + log + "."));
            }
            if (first != null && first.startsWith("failed ")) {
                var code = ExitCode.valueOf(first.substring("failed ".length()));
                var summary = said.readLine();
                var detail = String.join("\n", said.lines().toList());
                throw new CommandException(code, summary == null ? "" : summary, detail);
            }
            throw new CommandException(
                    ExitCode.FAILURE,
                    "The local cloud did not start",
                    "It ended without a word; what it logged is in " + log + ".");
        }
    }

    /// Ends the process and waits until it is gone; TERM first, KILL after ten seconds.
    void end(Running running) throws InterruptedException {
        var handle = running.handle();
        if (handle.isEmpty()) {
            return;
        }
        handle.get().destroy();
        if (!ProcessEnd.await(handle.get(), PATIENCE)) {
            handle.get().destroyForcibly();
            ProcessEnd.await(handle.get(), PATIENCE);
        }
    }

    private Path record() {
        return data.resolve("process.json");
    }

    private static long number(Value file, String name) {
        return file.member(name).flatMap(Value::asNumber).orElseThrow().longValue();
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
