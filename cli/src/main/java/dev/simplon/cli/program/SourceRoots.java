package dev.simplon.cli.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The folders in which the source files of a program may be, by package.
record SourceRoots(List<Path> folders) {
    SourceRoots {
        folders = List.copyOf(folders);
    }

    /// Of a build's class path: what Maven and Gradle compile `target/classes` and
    /// `build/classes/java/main` from.
    static SourceRoots ofClassPath(String classPath, Path workingDirectory) {
        var folders = new ArrayList<Path>();
        for (var entry : classPath.split(File.pathSeparator)) {
            var folder = Path.of(entry);
            if (folder.endsWith(Path.of("target", "classes"))) {
                folders.add(folder.resolve("../../src/main/java").normalize());
            } else if (folder.endsWith(Path.of("build", "classes", "java", "main"))) {
                folders.add(folder.resolve("../../../../src/main/java").normalize());
            }
        }
        folders.add(workingDirectory.resolve("src/main/java"));
        folders.add(workingDirectory);
        return new SourceRoots(folders);
    }

    /// @param file package folders and name: `net/acme/Hub.java`
    Path resolve(String file) {
        for (var folder : folders) {
            var path = folder.resolve(file);
            if (Files.exists(path)) {
                return path;
            }
        }
        return Path.of(file);
    }
}
