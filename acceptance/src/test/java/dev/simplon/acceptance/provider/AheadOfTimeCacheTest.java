package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.acceptance.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The installed launcher and the JDK's ahead-of-time cache: without one all works, only slower, so
/// that nothing else would tell that none is made or used.
@ExtendWith(LocalAzure.Given.class)
class AheadOfTimeCacheTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void installationMakesOneAndALaunchUsesIt(LocalAzure azure) {
        var mirror = azure.mirror();
        assertThat(caches(mirror.caches())).hasSize(1).allMatch(cache -> cache.endsWith(".aot"));
        try (var launch = Launch.of(mirror.launcher(), mirror.caches())) {
            assertThat(launch.mapped()).isEqualTo(caches(mirror.caches()));
        }
    }

    /// It listens on a certificate in a temporary file, which cannot be written here.
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whereTheTrainingFailsTheReasonIsLeftAndTheProviderStartsWithout(
            LocalAzure azure, @TempDir Path folder) throws Exception {
        var launcher = azure.mirror().launcher();
        var maker = command(launcher, folder, "make-cache");
        maker.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/nonexistent");
        assertThat(maker.start().waitFor()).isZero();
        var left = caches(folder);
        assertThat(left).hasSize(1).allMatch(file -> file.endsWith(".aot.none"));
        assertThat(Files.readString(Path.of(left.getFirst())))
                .contains("NoSuchFileException: /nonexistent/");

        try (var launch = Launch.of(launcher, folder)) {
            assertThat(launch.mapped()).isEmpty();
            assertThat(makers(folder)).as("makers that try again").isEmpty();
        }
        assertThat(caches(folder)).isEqualTo(left);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void launchWithoutOneHasOneMadeBehindItWhichTakesThePlaceOfThoseOfOtherJdks(
            LocalAzure azure, @TempDir Path folder) throws IOException {
        var mirror = azure.mirror();
        var made = mirror.caches().relativize(Path.of(caches(mirror.caches()).getFirst()));
        var own = folder.resolve(made);
        Files.createDirectories(own.getParent());
        var identity = made.getFileName().toString().replaceFirst("-.*", "");
        Files.createFile(own.resolveSibling(identity + "-25.0.0+36.aot"));
        Files.createFile(own.resolveSibling(identity + "-24.0.2+12.aot.none"));

        try (var launch = Launch.of(mirror.launcher(), folder)) {
            assertThat(launch.mapped()).isEmpty();
        }
        Await.until(
                "a cache of this JDK alone",
                PATIENCE,
                () -> caches(folder),
                List.of(own.toString())::equals);
        Await.until("the end of its maker", PATIENCE, () -> makers(folder), List::isEmpty);
        try (var launch = Launch.of(mirror.launcher(), folder)) {
            assertThat(launch.mapped()).containsExactly(own.toString());
        }
    }

    /// All that is or stands for a cache.
    private static List<String> caches(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).filter(file -> file.contains(".aot")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> makers(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains("CacheMaker") && line.contains(folder.toString()))
                .toList();
    }

    private static ProcessBuilder command(Path launcher, Path caches, String... arguments) {
        var command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH", System.getenv("PATH"),
                                "HOME", caches.toString(),
                                "JAVA_HOME", System.getProperty("java.home"),
                                "XDG_CACHE_HOME", caches.toString(),
                                "SIMPLON_WARM", "0"));
        return builder;
    }

    /// A process that has been started as Terraform does it, and has answered with its handshake.
    private record Launch(Process process) implements AutoCloseable {
        static Launch of(Path launcher, Path caches) {
            var builder = command(launcher, caches);
            builder.environment()
                    .put(
                            "TF_PLUGIN_MAGIC_COOKIE",
                            "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2");
            try {
                var process = builder.start();
                var handshake = process.inputReader().readLine();
                if (handshake == null || !handshake.contains("|tcp|127.0.0.1:")) {
                    process.destroyForcibly();
                    throw new AssertionError("no handshake: " + handshake);
                }
                return new Launch(process);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /// The caches that the JVM has in its memory: one that does not fit it leaves alone, and
        /// says nothing.
        List<String> mapped() {
            try (var maps = Files.lines(Path.of("/proc", Long.toString(process.pid()), "maps"))) {
                return maps.filter(line -> line.endsWith(".aot"))
                        .map(line -> line.substring(line.indexOf('/')))
                        .distinct()
                        .toList();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
