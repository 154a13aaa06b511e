package dev.simplon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a command answers to arguments that it cannot take: exit code 64, what is wrong in the
/// user's words, and which help to read.
final class WrongUsageTest {
    @TempDir Path folder;

    private record Answer(ExitCode code, String said) {}

    @Test
    void aDeviceMustBeNamed() {
        assertRefused(run("device", "stop"), "NAME", "'simplon device stop --help'");
        assertRefused(run("device", "start"), "NAME", "'simplon device start --help'");
        assertRefused(
                run("device", "set", "onpremise"),
                "--shared-key-from",
                "'simplon device set --help'");
        assertRefused(
                run("device", "set", "--shared-key-from", "env:KEY"),
                "NAME",
                "'simplon device set --help'");
    }

    @Test
    void aDayIsAskedForInTheUsersWords() {
        assertRefused(
                run("check", "--as-of", "2023-13-01"),
                "--as-of",
                "'2023-13-01' is not a day such as 2023-06-01");
    }

    @Test
    void aPortIsANumberThatPortsHave() {
        for (var port : new String[] {"abc", "65536", "99999999999", "-1"}) {
            assertRefused(run("cloud", "start", "--port", port), "--port", "is not a port");
        }
    }

    @Test
    void aCommandThatThereIsNotIsNamed() {
        assertRefused(run("frobnicate"), "frobnicate", "'simplon --help'");
    }

    @Test
    void aProviderIsARelease() {
        assertRefused(
                run("provider", "install", "--version", "3.200.0"),
                "azurerm has had no release '3.200.0'",
                "3.60.0 to 5.2.0",
                "before that number comes 3.117.1");
        assertRefused(
                run("provider", "schema", "--version", "latest"),
                "'latest' is not a version such as 4.55.0");
    }

    @Test
    void aProvidersAddressIsOne() {
        assertRefused(
                run("provider", "install", "--as", "Azure RM"),
                "'Azure RM' is not a provider's address such as hashicorp/azurerm");
    }

    private static void assertRefused(Answer answer, String... words) {
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.said()).contains(words).doesNotContain("java.");
    }

    private Answer run(String... arguments) {
        var said = new ByteArrayOutputStream();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var session = new Session(folder, folder, Map.of(), Clock.systemUTC(), stream, stream);
        var code = Main.run(session, arguments);
        return new Answer(code, said.toString(StandardCharsets.UTF_8));
    }
}
