package dev.simplon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The same tests as a user without any privilege.
class UnprivilegedLabTest {
    private static final String NOBODY = "65534";

    @Test
    void labWorksTheSameWithoutPrivileges() throws Exception {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            // Then the other tests have just run without privileges.
            assertThat(System.getProperty("user.name")).isNotEqualTo("root");
            return;
        }
        var folder = Files.createTempDirectory("simplon-unprivileged-");
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var command =
                    new ArrayList<>(
                            List.of(
                                    "setpriv",
                                    "--reuid",
                                    NOBODY,
                                    "--regid",
                                    NOBODY,
                                    "--clear-groups"));
            command.addAll(TestJvm.java());
            command.addAll(
                    List.of("-cp", readableClassPath(folder), UnprivilegedLabTest.class.getName()));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            System.out.println(said);
            assertThat(process.waitFor()).as(said).isZero();
        } finally {
            delete(folder);
        }
    }

    /// Runs the tests of [LabTest] without JUnit, whose launcher is not on the class path.
    public static void main(String[] arguments) throws Exception {
        System.out.println("lab: as uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        int failed = 0;
        var tests =
                Arrays.stream(LabTest.class.getDeclaredMethods())
                        .filter(m -> m.isAnnotationPresent(Test.class))
                        .sorted(Comparator.comparing(Method::getName))
                        .toList();
        for (var test : tests) {
            var instance = new LabTest();
            System.out.println("lab: " + test.getName());
            try {
                instance.strongSwanIsThere();
                test.invoke(instance);
            } catch (InvocationTargetException | AssertionError e) {
                failed++;
                e.printStackTrace(System.out);
            } finally {
                instance.nothingStays();
            }
        }
        System.out.println("lab: %d tests, %d failed".formatted(tests.size(), failed));
        System.exit(failed == 0 && !tests.isEmpty() ? 0 : 1);
    }

    /// The local repository and the build may be readable by their owner only.
    private static String readableClassPath(Path to) throws IOException {
        var entries = new ArrayList<String>();
        int i = 0;
        for (var entry : TestJvm.classPath().split(File.pathSeparator)) {
            var from = Path.of(entry);
            if (!Files.exists(from)) {
                continue;
            }
            var target = to.resolve(i++ + "-" + from.getFileName());
            copy(from, target);
            entries.add(target.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (file.equals(from)) {
                    target = to;
                }
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString("rwxr-xr-x"));
                } else {
                    Files.copy(file, target);
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString("rw-r--r--"));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
