package dev.simplon.acceptance.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.simplon.acceptance.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What a warm process still reaches in its memory between two launches, by the JDK's own tool: the
/// dump is of what is left after a full collection.
final class WarmHeap {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bytes;

    private WarmHeap(String bytes) {
        this.bytes = bytes;
    }

    /// Once no launch is under way there.
    static WarmHeap of(ProcessHandle process) {
        Await.until(
                "the end of the launches",
                PATIENCE,
                () -> jcmd(process, "Thread.print"),
                threads -> !threads.contains("\"launch\""));
        try {
            var folder = Files.createTempDirectory("simplon-heap-");
            var file = folder.resolve("heap.hprof");
            try {
                jcmd(process, "GC.heap_dump", file.toString());
                return new WarmHeap(new String(Files.readAllBytes(file), ISO_8859_1));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether the text is there as the JVM keeps texts, or as it goes over a wire.
    boolean holds(String text) {
        return Stream.of(ISO_8859_1, UTF_16LE, UTF_16BE)
                .map(charset -> new String(text.getBytes(charset), ISO_8859_1))
                .anyMatch(bytes::contains);
    }

    private static String jcmd(ProcessHandle process, String... arguments) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            var command =
                    Stream.concat(
                                    Stream.of(jcmd.toString(), Long.toString(process.pid())),
                                    Stream.of(arguments))
                            .toList();
            var run = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(run.getInputStream().readAllBytes(), ISO_8859_1);
            if (run.waitFor() != 0) {
                throw new AssertionError(List.of(arguments) + ": " + said);
            }
            return said;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
