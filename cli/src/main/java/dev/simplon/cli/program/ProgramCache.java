package dev.simplon.cli.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// Classes that programs were compiled to, by the content of their sources and of what they were
/// compiled against. Safe to share between processes and to delete at any time.
///
/// An entry is a folder named after the main source: `classes/`, and `entry`, of which the first
/// line is the main class, and each further one the hash and path of a source.
final class ProgramCache {
    private final Path folder;

    ProgramCache(Path folder) {
        this.folder = folder;
    }

    /// An entry whose sources all are as they were.
    Optional<CompiledProgram> find(SourceText source, ProgramLibraries libraries)
            throws IOException {
        var entry = entry(source, libraries);
        if (!Files.exists(entry.resolve("entry"))) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(entry.resolve("entry"));
        for (var line : lines.subList(1, lines.size())) {
            var file = Path.of(line.substring(65));
            if (!Files.exists(file)
                    || !hash(Files.readAllBytes(file)).equals(line.substring(0, 64))) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new CompiledProgram(entry.resolve("classes"), lines.getFirst(), source.root()));
    }

    /// A folder to compile into.
    Path begin() throws IOException {
        Files.createDirectories(folder);
        var begun = Files.createTempDirectory(folder, "compiling-");
        Files.createDirectory(begun.resolve("classes"));
        return begun;
    }

    /// Makes what was begun an entry.
    CompiledProgram finish(
            Path begun,
            SourceText source,
            ProgramLibraries libraries,
            String mainClass,
            Set<Path> sources)
            throws IOException {
        var lines = new ArrayList<String>();
        lines.add(mainClass);
        for (var file : sources) {
            lines.add(hash(Files.readAllBytes(file)) + " " + file.toAbsolutePath());
        }
        Files.write(begun.resolve("entry"), lines);
        var entry = entry(source, libraries);
        delete(entry);
        try {
            Files.move(begun, entry, StandardCopyOption.ATOMIC_MOVE);
            return new CompiledProgram(entry.resolve("classes"), mainClass, source.root());
        } catch (FileAlreadyExistsException
                | DirectoryNotEmptyException
                | AtomicMoveNotSupportedException _) {
            // Another process was quicker; its entry is as good, but ours is at hand.
            return new CompiledProgram(begun.resolve("classes"), mainClass, source.root());
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path entry(SourceText source, ProgramLibraries libraries) throws IOException {
        var key = new StringBuilder(System.getProperty("java.version")).append('\n');
        key.append(source.file().toAbsolutePath().normalize()).append('\n');
        for (var library : libraries.entries()) {
            key.append(library);
            if (Files.isRegularFile(library)) {
                key.append(' ').append(Files.size(library));
                key.append(' ').append(Files.getLastModifiedTime(library).toMillis());
            }
            key.append('\n');
        }
        key.append(source.text());
        return folder.resolve(hash(key.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
