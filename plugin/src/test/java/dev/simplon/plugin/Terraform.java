package dev.simplon.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real terraform in a folder of its own.
final class Terraform {
    static final String SOURCE = "registry.terraform.io/hashicorp/test";
    private static final long LONGEST_RUN_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Terraform(Path folder) {
        this.folder = folder;
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("TF_IN_AUTOMATION", "1");
    }

    record Run(int status, String output) {
        /// The run, having ended with this status; its output is told where it has not.
        Run endedWith(int expected) {
            assertThat(status).as(output).isEqualTo(expected);
            return this;
        }
    }

    Terraform with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path folder() {
        return folder;
    }

    void configuration(String hcl) {
        write("main.tf", hcl);
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run(String... arguments) {
        var process = start(arguments);
        try {
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /// Output and errors in one stream.
    Process start(String... arguments) {
        var command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "terraform 1.11 is missing: put the binary into a folder of PATH. "
                            + e.getMessage(),
                    e);
        }
    }

    /// Lets terraform start the test provider as a process, its world in `world`; without init.
    ///
    /// @param protocol 5 or 6
    Terraform starting(Path world, int protocol) {
        var binaries = folder.resolve("with space").resolve("bin");
        BoxPlugin.script(binaries.resolve("terraform-provider-test"), world, protocol);
        return cliConfiguration(
                """
                  dev_overrides {
                    "hashicorp/test" = "%s"
                  }
                  direct {}
                """
                        .formatted(binaries));
    }

    /// Lets terraform install the test provider from a mirror, and then start it as a process.
    Terraform installing(Path world) {
        var mirror = folder.resolve("mirror");
        var platform =
                "linux_"
                        + switch (System.getProperty("os.arch")) {
                            case "aarch64" -> "arm64";
                            default -> "amd64";
                        };
        BoxPlugin.script(
                mirror.resolve(SOURCE)
                        .resolve("1.2.3")
                        .resolve(platform)
                        .resolve("terraform-provider-test_v1.2.3"),
                world,
                6);
        return cliConfiguration(
                """
                  filesystem_mirror {
                    path = "%s"
                  }
                """
                        .formatted(mirror));
    }

    private Terraform cliConfiguration(String installation) {
        write("cli.tfrc", "provider_installation {\n" + installation + "}\n");
        return with("TF_CLI_CONFIG_FILE", folder.resolve("cli.tfrc").toString());
    }
}
