package dev.simplon.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a class of these tests in a JVM of its own.
final class TestJvm {
    private TestJvm() {}

    static Process start(String mainClass, String... arguments) throws IOException {
        var command = new ArrayList<>(java());
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData");
    }

    /// Surefire starts its JVM with a jar that only names the class path.
    static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
