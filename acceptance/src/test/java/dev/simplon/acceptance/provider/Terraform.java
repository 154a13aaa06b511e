package dev.simplon.acceptance.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.Simplon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Real terraform in a folder of its own, with the variables it is given and none of terraform's or
/// Azure's from outside.
final class Terraform {
    /// What the tests were written against, and what `terraform version` must say.
    static final String VERSION = "1.11.4";

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> command;

    private Terraform(Path folder, Map<String, String> environment, List<String> command) {
        this.folder = folder;
        this.environment = environment;
        this.command = command;
    }

    /// @param folder made when it is missing
    /// @param environment over that of this process
    static Terraform in(Path folder, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            var all = new HashMap<>(environment);
            // A person's own configuration of terraform has no part in the tests.
            all.putIfAbsent(
                    "TF_CLI_CONFIG_FILE",
                    Files.writeString(folder.resolve("cli.tfrc"), "").toString());
            all.put("CHECKPOINT_DISABLE", "1");
            all.put("TF_IN_AUTOMATION", "1");
            all.put("TF_LOG_CORE", "WARN");
            all.put("TF_LOG_PATH", folder.resolve("terraform.log").toString());
            return new Terraform(folder, all, List.of("terraform"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path folder() {
        return folder;
    }

    /// Another folder within this one, with a state of its own.
    Terraform beside(String name) {
        return in(folder.resolve(name), environment);
    }

    /// With another variable in the environment, in the same folder.
    Terraform with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Terraform(folder, more, command);
    }

    /// Without a variable that it was given.
    Terraform without(String name) {
        var fewer = new HashMap<>(environment);
        fewer.remove(name);
        return new Terraform(folder, fewer, command);
    }

    /// Run by another command, which takes it as its last arguments.
    Terraform within(String... outer) {
        var whole = new ArrayList<>(List.of(outer));
        whole.addAll(command);
        return new Terraform(folder, environment, whole);
    }

    /// Writes the configuration, which replaces the one that was there.
    Terraform configured(String hcl) {
        try {
            Files.writeString(folder.resolve("main.tf"), hcl);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// A plan, kept in the file `plan`, that ends with this exit code: 0 no change, 1 refused, 2
    /// changes.
    Run plan(int code, String... options) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "plan",
                                "-input=false",
                                "-no-color",
                                "-detailed-exitcode",
                                "-out=plan"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new)).exits(code);
    }

    /// What was planned last, as `show -json` tells it.
    JsonNode planned() {
        return run("show", "-json", "plan").exits(0).json();
    }

    /// Applies what was planned last.
    Run apply() {
        return apply(0);
    }

    Run apply(int code) {
        return run("apply", "-input=false", "-no-color", "plan").exits(code);
    }

    Run destroy() {
        return run("destroy", "-auto-approve", "-input=false", "-no-color").exits(0);
    }

    /// The state file.
    JsonNode stored() {
        try {
            return Simplon.JSON.readTree(folder.resolve("terraform.tfstate").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The addresses of all that the state file has.
    List<String> addresses() {
        var addresses = new ArrayList<String>();
        stored().get("resources").forEach(resource -> addresses.add(address(resource)));
        return addresses;
    }

    /// What the state file has of a resource of which there is one: `attributes`, and beside them
    /// `status` and `private`.
    JsonNode instance(String address) {
        for (var resource : stored().get("resources")) {
            if (address(resource).equals(address)) {
                return resource.at("/instances/0");
            }
        }
        throw new AssertionError("the state has no " + address + ", but " + addresses());
    }

    private static String address(JsonNode resource) {
        return resource.get("type").asText() + "." + resource.get("name").asText();
    }

    /// Blocks that import all that the state file has.
    String imports() {
        var text = new StringBuilder();
        for (var resource : stored().get("resources")) {
            for (var instance : resource.get("instances")) {
                text.append(
                        """
                        import {
                          to = %s
                          id = "%s"
                        }
                        """
                                .formatted(
                                        address(resource), instance.at("/attributes/id").asText()));
            }
        }
        return text.toString();
    }

    /// The state as `show -json` tells it.
    JsonNode state() {
        return run("show", "-json").exits(0).json();
    }

    /// Runs to the end, and complains where terraform complained of the provider.
    Run run(String... arguments) {
        return start(arguments).ended();
    }

    /// Runs beside the test.
    Running start(String... arguments) {
        try {
            var log = Path.of(environment.get("TF_LOG_PATH"));
            Files.deleteIfExists(log);
            var whole = new ArrayList<>(command);
            whole.addAll(List.of(arguments));
            var out = Files.createTempFile(folder, "terraform-", ".out");
            var err = Path.of(out.toString().replaceFirst("out$", "err"));
            var builder =
                    new ProcessBuilder(whole)
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().keySet().removeIf(Terraform::isForeign);
            builder.environment().putAll(environment);
            return new Running(List.of(arguments), start(builder), out, err, log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isForeign(String variable) {
        return variable.startsWith("TF_")
                || variable.startsWith("ARM_")
                || variable.startsWith("SIMPLON_")
                || variable.equals("JAVA_HOME");
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "These tests run real terraform, and none was found on the PATH. Install terraform "
                            + VERSION
                            + " (developer.hashicorp.com/terraform/install).",
                    e);
        }
    }

    private static void complain(Run run) {
        var complaints = Complaints.in(run.out + run.err, run.log);
        if (!complaints.isEmpty()) {
            throw new AssertionError(
                    "terraform complains of the provider:\n"
                            + String.join("\n", complaints)
                            + "\n"
                            + run);
        }
    }

    /// A run that may not have ended.
    final class Running {
        private final List<String> arguments;
        private final Process process;
        private final Path out;
        private final Path err;
        private final Path log;

        private Running(List<String> arguments, Process process, Path out, Path err, Path log) {
            this.arguments = arguments;
            this.process = process;
            this.out = out;
            this.err = err;
            this.log = log;
        }

        /// What Ctrl-C does.
        void interrupt() {
            try {
                var kill =
                        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
                if (kill.waitFor() != 0) {
                    throw new AssertionError("terraform is not there any more: " + ended());
                }
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /// What it has printed so far.
        String said() {
            try {
                return Files.readString(out);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /// Waits until it has ended by itself.
        Run ended() {
            try {
                if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(
                            "terraform "
                                    + String.join(" ", arguments)
                                    + " did not end within "
                                    + DEADLINE
                                    + "\n"
                                    + Files.readString(out)
                                    + Files.readString(err));
                }
                var run =
                        new Run(
                                folder,
                                arguments,
                                process.exitValue(),
                                Files.readString(out),
                                Files.readString(err),
                                Files.exists(log) ? Files.readString(log) : "");
                complain(run);
                return run;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    record Run(Path folder, List<String> arguments, int exit, String out, String err, String log) {
        Run exits(int code) {
            if (exit != code) {
                throw new AssertionError("exit code " + exit + " instead of " + code + "\n" + this);
            }
            return this;
        }

        /// What it says, as one line: without the frames around diagnostics, and without the places
        /// where terraform broke lines.
        String told() {
            return (out + err).replaceAll("[│╷╵]", "").replaceAll("\\s+", " ");
        }

        JsonNode json() {
            try {
                return Simplon.JSON.readTree(out);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + this, e);
            }
        }

        /// Without the lines that only say what is looked at; of a failure its reason alone.
        @Override
        public String toString() {
            var told =
                    exit == 1
                            ? ""
                            : out.lines()
                                    .filter(line ->
                                            !line.matches("\\S+: (Refreshing|Preparing) .*"))
                                    .collect(Collectors.joining("\n"));
            return "%s$ terraform %s\n%s%s[exit %d]"
                    .formatted(folder, String.join(" ", arguments), told, err, exit);
        }
    }
}
