package dev.simplon.azurerm;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The Azure CLI, as the launch finds it: on its `PATH`, run in its working directory with its
/// variables. No message quotes what it writes.
final class AzureCli {
    private static final List<String> MACHINES =
            List.of("systemAssignedIdentity", "userAssignedIdentity");

    private final Path program;
    private final Settings settings;
    private final Duration patience;

    private AzureCli(Path program, Settings settings, Duration patience) {
        this.program = program;
        this.settings = settings;
        this.patience = patience;
    }

    /// Empty where it is not on the `PATH`.
    static Optional<AzureCli> find(Settings settings) {
        return find(settings, Duration.ofSeconds(10));
    }

    /// @param patience how long an answer is waited for
    static Optional<AzureCli> find(Settings settings, Duration patience) {
        return Arrays.stream(
                        settings.environment().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> settings.file(directory).resolve("az").toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(file -> new AzureCli(file, settings, patience));
    }

    /// What is chosen in the CLI.
    ///
    /// @param tenant empty where the CLI gives no tokens by tenant: in a Cloud Shell, and to a
    ///   machine's identity
    record Account(String subscription, Optional<String> tenant) {}

    private record Answer(int exitCode, String out, String err) {}

    /// The account that is chosen, asked for once. Empty after a problem was found. Takes as long
    /// as `az` does to start, about half a second.
    Optional<Account> account(Given given) {
        try {
            var answer = run("account", "show", "--output", "json");
            if (answer.exitCode() == 0) {
                return read(answer.out(), given);
            }
            if (answer.err().contains("az login")) {
                problem(
                        given,
                        "The Azure CLI is not signed in",
                        "nobody is signed in there",
                        "Run `az login`");
            } else {
                unusable(given, "it ended with exit code " + answer.exitCode());
            }
        } catch (TimeoutException _) {
            unusable(given, "it gave no answer within " + patience.toSeconds() + " s");
        } catch (IOException e) {
            unusable(given, "it cannot be run (" + e.getMessage() + ")");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            unusable(given, "it was interrupted");
        }
        return Optional.empty();
    }

    private Optional<Account> read(String json, Given given) {
        try {
            var account = JsonCodec.decode(json);
            var subscription = text(account, "id");
            if (subscription.isEmpty()) {
                unusable(given, "its answer has no `id`");
            }
            return subscription.map(id -> new Account(id, tenant(account)));
        } catch (JsonException e) {
            unusable(
                    given,
                    "its answer is not JSON (line " + e.line() + ", column " + e.column() + ")");
            return Optional.empty();
        }
    }

    /// Source: go-azure-sdk, `sdk/auth/azure_cli_authorizer.go`.
    private Optional<String> tenant(Value account) {
        var user = account.member("user");
        var isMachine =
                user.flatMap(u -> text(u, "type")).filter("servicePrincipal"::equals).isPresent()
                        && user.flatMap(u -> text(u, "name"))
                                .filter(MACHINES::contains)
                                .isPresent();
        var isCloudShell =
                settings.environment()
                        .getOrDefault("AZUREPS_HOST_ENVIRONMENT", "")
                        .startsWith("cloud-shell/");
        return isMachine || isCloudShell ? Optional.empty() : text(account, "tenantId");
    }

    private static Optional<String> text(Value object, String name) {
        return object.member(name).flatMap(Value::asText).filter(text -> !text.isEmpty());
    }

    private void unusable(Given given, String why) {
        problem(
                given,
                "The Azure CLI does not say which subscription is meant",
                why,
                "Run it yourself to see more");
    }

    private void problem(Given given, String summary, String why, String mend) {
        given.problem(
                "subscription_id",
                summary,
                "No subscription is given, and so `"
                        + program
                        + " account show --output json` was asked which one is chosen there: "
                        + why
                        + ". "
                        + mend
                        + ", or set "
                        + Given.ways("subscription_id")
                        + ".");
    }

    private Answer run(String... arguments)
            throws IOException, InterruptedException, TimeoutException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(settings.file("").toAbsolutePath().toFile())
                        .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        var process = builder.start();
        try {
            var deadline = System.nanoTime() + patience.toNanos();
            var out = reading(process.getInputStream());
            var err = reading(process.getErrorStream());
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return new Answer(process.exitValue(), all(out, deadline), all(err, deadline));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Both streams are read at once, so that neither is full while the other is read.
    private static Future<String> reading(InputStream stream) {
        var task =
                new FutureTask<>(() -> new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("az").start(task);
        return task;
    }

    private static String all(Future<String> text, long deadline)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return text.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException("its output cannot be read", e.getCause());
        }
    }
}
