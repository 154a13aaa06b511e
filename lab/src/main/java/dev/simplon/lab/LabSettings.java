package dev.simplon.lab;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Where a lab lives and with what its agent is started.
///
/// @param directory of this lab alone, made with mode 0700 if it is not there; absolute, not below
///   /run, and at most 90 bytes long, because sockets stand in it
/// @param agentClassPath the jar or folder with the classes of this module; the user of the lab
///   must be able to read it
/// @param java the executable of a JDK or JRE 25
public record LabSettings(Path directory, List<Path> agentClassPath, Path java) {
    private static final int LONGEST_PATH = 90;

    public LabSettings {
        directory = directory.toAbsolutePath().normalize();
        agentClassPath = List.copyOf(agentClassPath);
    }

    /// With the Java that runs now and this module's own jar or folder.
    public static LabSettings in(Path directory) {
        try {
            var own =
                    Path.of(
                            LabSettings.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return new LabSettings(
                    directory,
                    List.of(own),
                    Path.of(System.getProperty("java.home"), "bin", "java"));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("the code source of the lab is not a file", e);
        }
    }

    void check() throws LabException {
        if (directory.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new LabException(
                    "The folder of the lab, %s, has a path longer than %d bytes; a Unix socket could not stand in it. Choose a shorter one."
                            .formatted(directory, LONGEST_PATH));
        }
        if (directory.startsWith("/run") || directory.startsWith("/var/run")) {
            throw new LabException(
                    "The folder of the lab, %s, is below /run, which the lab covers with its own. Choose another one."
                            .formatted(directory));
        }
    }

    String classPath() {
        return agentClassPath.stream()
                .map(p -> p.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path agentSocket() {
        return directory.resolve("agent.sock");
    }
}
