package dev.simplon.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What of the machine a lab could leave behind: processes, namespaces, links, mounts, files in
/// /tmp.
record Snapshot(
        Set<String> processes,
        Set<String> namespaces,
        Set<String> links,
        Set<String> mounts,
        Set<String> temporaryFiles) {
    static Snapshot take() {
        return new Snapshot(
                commands(),
                // The kernel's numbers of the namespaces that some process is in; a kernel thread's
                // view is the host's.
                lines("lsns", "--noheadings", "--output", "NS,TYPE"),
                lines("ip", "-oneline", "link", "show").stream()
                        .map(line -> line.split(":")[1].trim())
                        .collect(Collectors.toCollection(TreeSet::new)),
                file("/proc/mounts"),
                list("/tmp"));
    }

    /// What is there now and was not there then, each with its kind; what others ended meanwhile is
    /// nobody's leaving.
    Set<String> since(Snapshot then) {
        var left = new TreeSet<String>();
        add(left, "process", processes, then.processes);
        add(left, "namespace", namespaces, then.namespaces);
        add(left, "link", links, then.links);
        add(left, "mount", mounts, then.mounts);
        add(left, "file in /tmp", temporaryFiles, then.temporaryFiles);
        return left;
    }

    private static void add(Set<String> left, String kind, Set<String> now, Set<String> then) {
        now.stream()
                .filter(each -> !then.contains(each))
                .forEach(each -> left.add(kind + " " + each));
    }

    private static Set<String> commands() {
        var own = ProcessHandle.current();
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().isPresent())
                .filter(p ->
                        p.pid() != own.pid()
                                && p.parent().map(q -> q.pid() != own.pid()).orElse(true))
                .map(p -> p.pid() + " " + p.info().command().orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> lines(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var lines = new TreeSet<>(process.inputReader().lines().map(String::strip).toList());
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + lines);
            }
            return lines;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> file(String name) {
        try {
            return new TreeSet<>(Files.readAllLines(Path.of(name)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> list(String folder) {
        try (var files = Files.list(Path.of(folder))) {
            return files.map(f -> f.getFileName().toString())
                    // Of the test's own JVM and runner.
                    .filter(name ->
                            List.of("hsperfdata_", "junit", "surefire").stream()
                                    .noneMatch(name::startsWith))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
