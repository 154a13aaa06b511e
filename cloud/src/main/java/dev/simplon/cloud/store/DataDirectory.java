package dev.simplon.cloud.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The folder that holds everything of one cloud: 0700, every file in it 0600.
public record DataDirectory(Path path) {
    private static final String OWNER_ONLY = "rw-------";

    /// Makes it if it is missing, and closes it to others if it is open to them.
    public static DataDirectory at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        return new DataDirectory(path.toAbsolutePath().normalize());
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /// A folder below, of the owner's alone; made if it is missing.
    public Path folder(String name) throws IOException {
        return at(file(name)).path();
    }

    public Optional<String> read(String name) throws IOException {
        try {
            return Optional.of(Files.readString(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Writes beside, forces to disk, renames: nobody sees half a file, nor anybody else's.
    public void write(String name, String text) throws IOException {
        var beside = file(name + ".new");
        Files.deleteIfExists(beside);
        touch(beside);
        Files.writeString(beside, text);
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /// An empty file of the owner's, unless it is there.
    public Path touch(Path file) throws IOException {
        try {
            return Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(OWNER_ONLY)));
        } catch (FileAlreadyExistsException e) {
            return file;
        }
    }

    /// Takes the directory for this process until the lock is closed; empty if another has it.
    public Optional<FileLock> lock() throws IOException {
        touch(file("cloud.lock"));
        var channel = FileChannel.open(file("cloud.lock"), Set.of(StandardOpenOption.WRITE));
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(lock);
            }
        } catch (OverlappingFileLockException _) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }
}
