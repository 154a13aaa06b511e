package dev.simplon.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folder `.simplon` of a project: the local cloud's data, and for each stack what was
/// synthesized of it, its state and which cloud that state belongs to. Everything in it is the
/// user's alone (0700).
record Workspace(Path root) {
    /// Data of the local cloud, unless the user names another folder.
    Path cloud() {
        return root.resolve("cloud");
    }

    /// Output of the program that the user ran last, as `App` lays it out.
    Path synthesized() {
        return root.resolve("out");
    }

    Path compiledPrograms() {
        return root.resolve("programs");
    }

    Path state(String stack) {
        return root.resolve(stack).resolve("terraform.tfstate");
    }

    /// The stacks that have a state here, by name.
    List<String> stacks() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var children = Files.list(root)) {
            return children.filter(c -> Files.exists(c.resolve("terraform.tfstate")))
                    .map(c -> c.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /// Makes a folder below, with all its parents, for this user alone.
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    /// The lab of a cloud stands outside of the project: the path of a Unix socket has 107 bytes at
    /// the most. The name is a function of the cloud's data folder, so that every command finds the
    /// same lab.
    static Path lab(Path cloudData, String user) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(cloudData.toString().getBytes(StandardCharsets.UTF_8));
            var name = "%040x".formatted(new BigInteger(1, digest)).substring(0, 10);
            return Path.of("/tmp", "simplon-" + user + "-" + name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Removes a folder with all that is in it; links are removed, not followed.
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
