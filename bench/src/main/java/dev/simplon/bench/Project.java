package dev.simplon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A folder in which terraform uses one contender, initialised.
final class Project {
    /// What Terraform tells a provider that it starts, to show that it is Terraform.
    private static final Map<String, String> LAUNCH =
            Map.of(
                    "TF_PLUGIN_MAGIC_COOKIE",
                    "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
                    "PLUGIN_PROTOCOL_VERSIONS",
                    "5,6",
                    "PLUGIN_MIN_PORT",
                    "10000",
                    "PLUGIN_MAX_PORT",
                    "25000");

    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    private final Workshop shop;
    private final Contender contender;
    private final Path folder;
    private final Path runtime;

    private Project(Workshop shop, Contender contender, Path folder, Path runtime) {
        this.shop = shop;
        this.contender = contender;
        this.folder = folder;
        this.runtime = runtime;
    }

    static Project of(Workshop shop, Contender contender)
            throws IOException, InterruptedException, BenchException {
        var project =
                new Project(
                        shop,
                        contender,
                        shop.folder(contender.name()),
                        shop.folder("run-" + contender.name()));
        Files.writeString(
                project.folder.resolve("cli.tfrc"),
                """
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                """
                        .formatted(contender.mirror().toAbsolutePath()));
        project.configure("");
        project.terraform("init", "-input=false", "-no-color");
        return project;
    }

    Contender contender() {
        return contender;
    }

    /// The name of its resource group in the cloud.
    String group() {
        return "bench-" + contender.name();
    }

    /// Writes the configuration, which replaces the one that was there.
    void configure(String resources) throws IOException {
        Files.writeString(folder.resolve("main.tf"), Configurations.header(contender) + resources);
    }

    /// Starts the warm process anew, where there is one: what a case takes does not hang on those
    /// before it.
    void refresh() throws IOException, InterruptedException, BenchException {
        if (contender.isWarm()) {
            var old = warm();
            if (old.isPresent()) {
                old.get().destroyForcibly();
                while (!Workshop.read(old.get(), "cmdline").isEmpty()) {
                    Thread.sleep(10);
                }
            }
            handshake();
        }
    }

    /// Starts the provider as Terraform does, waits until it says where it listens, and ends it.
    Measure handshake() throws IOException, InterruptedException, BenchException {
        var builder = process(List.of(executable().toString()));
        builder.environment().putAll(LAUNCH);
        var err = folder.resolve("handshake.err");
        builder.redirectError(err.toFile());
        forgetPeak();
        long start = System.nanoTime();
        var process = builder.start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = out.readLine();
            long nanos = System.nanoTime() - start;
            if (line == null || !line.matches("1\\|[56]\\|.*")) {
                throw new BenchException(
                        "%s shook no hands, but said: %s\n%s"
                                .formatted(contender.label(), line, Files.readString(err)));
            }
            return new Measure(nanos, contender.isWarm() ? warmPeak() : Memory.peak(process.pid()));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// Runs to the end.
    ///
    /// @throws BenchException with all that terraform said, if its exit code is not 0
    Measure terraform(String... arguments)
            throws IOException, InterruptedException, BenchException {
        var command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        var said = folder.resolve("terraform.out");
        var builder = process(command).redirectErrorStream(true).redirectOutput(said.toFile());
        forgetPeak();
        long start = System.nanoTime();
        var process = builder.start();
        var memory = Memory.ofChildren(process);
        int code = process.waitFor();
        long nanos = System.nanoTime() - start;
        var largest = memory.end();
        if (code != 0) {
            throw new BenchException(
                    "%s: terraform %s ended with %d\n%s"
                            .formatted(
                                    contender.label(),
                                    String.join(" ", arguments),
                                    code,
                                    Files.readString(said)));
        }
        return new Measure(nanos, contender.isWarm() ? warmPeak() : largest);
    }

    private OptionalLong warmPeak() {
        return warm().map(process -> Memory.peak(process.pid())).orElse(OptionalLong.empty());
    }

    private void forgetPeak() throws IOException {
        var warm = warm();
        if (warm.isPresent()) {
            Memory.forget(warm.get().pid());
        }
    }

    private ProcessBuilder process(List<String> command) {
        var builder = shop.process(command, folder);
        builder.environment().put("TF_CLI_CONFIG_FILE", folder.resolve("cli.tfrc").toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("SIMPLON_WARM", contender.isWarm() ? "1" : "0");
        builder.environment().put(RUNTIME, runtime.toString());
        return builder;
    }

    /// The process that listens on a socket of this project.
    private Optional<ProcessHandle> warm() {
        if (!contender.isWarm()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    var command = Workshop.read(process, "cmdline");
                    return command.contains("\0warm\0") && command.contains(runtime.toString());
                })
                .findFirst();
    }

    /// What `init` has laid for terraform to start.
    private Path executable() throws IOException, BenchException {
        try (var files =
                Files.find(
                        folder.resolve(".terraform/providers"),
                        6,
                        (file, _) ->
                                file.getFileName().toString().startsWith("terraform-provider-"),
                        FileVisitOption.FOLLOW_LINKS)) {
            return files.findFirst()
                    .orElseThrow(() -> new BenchException(contender.label() + " is no provider"));
        }
    }
}
