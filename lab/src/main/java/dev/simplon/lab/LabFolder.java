package dev.simplon.lab;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a lab: sockets, logs, configuration. Only what a lab puts there is ever deleted.
final class LabFolder {
    private static final List<String> OWN =
            List.of("init.sh", "init.log", "init.pid", "agent.log", "agent.sock", "agent.sock.new");

    private LabFolder() {}

    /// Makes it, for the user alone.
    static void prepare(Path directory) throws LabException {
        try {
            if (!Files.isDirectory(directory)) {
                var parent = directory.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(directory);
            }
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new LabException(
                    "The folder of the lab, %s, cannot be made or is not yours: %s"
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    /// Deletes what a dead lab has left; the lock stays.
    static void clear(Path directory) throws IOException {
        for (var name : OWN) {
            Files.deleteIfExists(directory.resolve(name));
        }
        List<Path> daemons;
        try (Stream<Path> entries = Files.list(directory)) {
            daemons =
                    entries.filter(p -> p.getFileName().toString().matches("[0-9]{1,3}"))
                            .filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                            .toList();
        }
        for (var folder : daemons) {
            for (var name : List.of("vici", "log", "log.old", "strongswan.conf")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    /// Deletes all of it; a folder with something else in it stays with that.
    static void delete(Path directory) throws IOException {
        clear(directory);
        Files.deleteIfExists(directory.resolve("lock"));
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            return; // Not ours to delete.
        }
    }
}
