package dev.simplon.lab.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// A command that runs to its end: `ip -batch -`, `nft -f -`, `ping`.
record Command(List<String> argv, String input) {
    Command {
        argv = List.copyOf(argv);
    }

    byte[] encoded() {
        return new Fields.Writer().texts(argv).text(input).body();
    }

    static Command decoded(Fields.Reader in) {
        return new Command(in.texts(), in.text());
    }

    Outcome run() throws IOException, InterruptedException {
        var process = new ProcessBuilder(argv).start();
        // Not virtual threads: reading a pipe holds a carrier, and there are as few of those as
        // processors.
        try (var readers = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var output = readers.submit(() -> all(process.getInputStream()));
            var errors = readers.submit(() -> all(process.getErrorStream()));
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // A program that ends without reading its input has said why in its exit code.
            }
            return new Outcome(process.waitFor(), output.get(), errors.get());
        } catch (ExecutionException e) {
            throw new IOException("the output of " + argv.getFirst() + " cannot be read", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String all(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
