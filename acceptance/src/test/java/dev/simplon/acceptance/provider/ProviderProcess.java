package dev.simplon.acceptance.provider;

import dev.simplon.acceptance.Await;
import dev.simplon.acceptance.Simplon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The built provider as a process that outlives single runs of terraform, which find it by
/// `TF_REATTACH_PROVIDERS`.
final class ProviderProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final Path err;
    private final String reattach;

    private ProviderProcess(Process process, Path err, String reattach) {
        this.process = process;
        this.err = err;
        this.reattach = reattach;
    }

    /// @param simplon with the variables of the Azure that the provider is to ask
    /// @param day more arguments: by the rules of which day
    static ProviderProcess start(Simplon simplon, String version, List<String> day, Path folder) {
        try {
            Files.createDirectories(folder);
            var out = Files.createTempFile(folder, "provider-" + version + "-", ".out");
            var err = Path.of(out.toString().replaceFirst("\\.out$", ".err"));
            var arguments = new ArrayList<>(List.of("provider", "serve", "--version", version));
            arguments.addAll(day);
            var process = simplon.start(out, err, arguments.toArray(String[]::new));
            var line =
                    Await.until(
                            "the line of a provider that serves",
                            START,
                            () -> {
                                if (!process.isAlive()) {
                                    throw new AssertionError(
                                            "'simplon provider serve' ended with "
                                                    + process.exitValue()
                                                    + "\n"
                                                    + read(out)
                                                    + read(err));
                                }
                                return read(out);
                            },
                            text -> text.endsWith("\n"));
            return new ProviderProcess(process, err, line.strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The value of `TF_REATTACH_PROVIDERS`.
    String reattach() {
        return reattach;
    }

    /// The same, for configurations that ask for another provider's name.
    String reattachAs(String source) {
        return reattach.replaceFirst("registry\\.terraform\\.io/[^\"]+", source);
    }

    /// What the provider has logged.
    String log() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the provider did not end when asked to\n" + log());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
    }
}
