package dev.simplon.cli.program;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// A program in a JVM of its own, small and quick to start.
final class ProgramProcess {
    private static final String UNCAUGHT = "Exception in thread \"main\" ";
    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-XX:-UsePerfData",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");

    private ProgramProcess() {}

    /// @param trace what Java printed of the exception that ended it; empty if none did
    record Ended(int code, String trace) {}

    /// Runs it to its end. What it prints goes to `err`, but for an exception that ends it.
    static Ended run(
            Path javaHome,
            String classPath,
            String mainClass,
            Path workingDirectory,
            Path outdir,
            PrintStream err)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(SMALL);
        command.addAll(List.of("--class-path", classPath, mainClass));
        var builder =
                new ProcessBuilder(command)
                        .directory(workingDirectory.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("CDKTF_OUTDIR", outdir.toAbsolutePath().toString());
        var process = builder.start();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var output = readers.submit(() -> pass(process.getInputStream(), err));
            var trace = readers.submit(() -> passUntilUncaught(process.getErrorStream(), err));
            int code = process.waitFor();
            output.get();
            return new Ended(code, trace.get());
        } catch (ExecutionException e) {
            throw new IOException("cannot read what the program prints", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void pass(InputStream from, PrintStream to) {
        try (from) {
            from.transferTo(to);
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String passUntilUncaught(InputStream from, PrintStream to) {
        var trace = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!trace.isEmpty()) {
                    trace.append(line).append('\n');
                } else if (line.startsWith(UNCAUGHT)) {
                    trace.append(line.substring(UNCAUGHT.length())).append('\n');
                } else {
                    to.println(line);
                }
            }
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trace.toString();
    }
}
