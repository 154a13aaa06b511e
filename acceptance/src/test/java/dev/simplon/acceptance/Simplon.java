package dev.simplon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The built command, run as a person runs it: in a folder, with arguments and an environment.
///
/// @param home of the installation: the folder with the launcher
public record Simplon(
        Path home, Path directory, List<String> prefix, Map<String, String> environment) {
    public static final Path HOME = checkout();
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    public static Simplon in(Path directory) {
        return new Simplon(HOME, directory, List.of(), Map.of());
    }

    /// Another installation, run as user and group `nobody`, without any capability or further
    /// group.
    Simplon asNobody(Path installation) {
        return new Simplon(
                installation,
                directory,
                List.of(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "--inh-caps=-all"),
                Map.of("HOME", directory.toString()));
    }

    /// The program of an example, by the name of its folder.
    String example(String name) {
        return home.resolve("examples").resolve(name).resolve("Main.java").toString();
    }

    public Simplon with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Simplon(home, directory, prefix, more);
    }

    /// Runs to the end.
    public Run run(String... arguments) {
        try {
            var started = Instant.now();
            var out = Files.createTempFile("simplon-out", ".txt");
            var err = Files.createTempFile("simplon-err", ".txt");
            var process = start(out, err, arguments);
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(
                        String.join(" ", arguments)
                                + " did not end within "
                                + DEADLINE
                                + "\n"
                                + Files.readString(out)
                                + Files.readString(err));
            }
            var run =
                    new Run(
                            List.of(arguments),
                            process.exitValue(),
                            Files.readString(out),
                            Files.readString(err),
                            Duration.between(started, Instant.now()));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public Process start(Path out, Path err, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(home.resolve("simplon").toString());
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// `status --json`, whatever its exit code.
    JsonNode status() {
        return run("status", "--json").json();
    }

    public record Run(List<String> arguments, int exit, String out, String err, Duration took) {
        public Run succeeded() {
            return exits(0);
        }

        public Run exits(int code) {
            if (exit != code) {
                throw new AssertionError("exit code " + exit + " instead of " + code + "\n" + this);
            }
            return this;
        }

        public JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + this, e);
            }
        }

        @Override
        public String toString() {
            return "$ simplon %s\n%s%s[exit %d, %d ms]"
                    .formatted(String.join(" ", arguments), out, err, exit, took.toMillis());
        }
    }

    private static Path checkout() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(here.resolve("simplon"))
                || Files.isDirectory(here.resolve("simplon"))) {
            here = here.getParent();
            if (here == null) {
                throw new AssertionError("no folder above this one holds the launcher 'simplon'");
            }
        }
        return here;
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
