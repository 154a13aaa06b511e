package dev.simplon.provider.cache;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes the JDK's ahead-of-time cache for an installed package, by recording a [Training] in a JVM
/// that has this one's flags and class path. The launcher names the file by package and JDK, so
/// that a change of either asks for another one. Without it all works, only slower.
public final class CacheMaker {
    private static final Set<PosixFilePermission> OWN =
            PosixFilePermissions.fromString("rwx------");

    private CacheMaker() {}

    /// `CACHE PACKAGE VERSION`. Of several makers of one file the first one makes it, and the
    /// others end at once. Where none can be made, the reason is left in `CACHE.none`, and nobody
    /// tries again.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var cache = Path.of(arguments[0]);
        Files.createDirectories(cache.getParent(), PosixFilePermissions.asFileAttribute(OWN));
        try (var channel =
                        FileChannel.open(
                                cache.resolveSibling("making"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null || Files.exists(cache)) {
                return;
            }
            removeOthers(cache);
            make(cache, arguments[1], arguments[2]);
        }
    }

    private static void make(Path cache, String folder, String version)
            throws IOException, InterruptedException {
        var half = cache.resolveSibling("half");
        var said = cache.resolveSibling("said");
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of(
                        "-XX:AOTCacheOutput=" + half,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Training.class.getName(),
                        folder,
                        version));
        var status =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start()
                        .waitFor();
        if (status == 0 && Files.exists(half)) {
            Files.move(half, cache, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(said);
        } else {
            Files.deleteIfExists(half);
            Files.move(
                    said,
                    cache.resolveSibling(cache.getFileName() + ".none"),
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// What was made for another JDK, or for what was installed here before.
    private static void removeOthers(Path cache) throws IOException {
        try (var files = Files.list(cache.getParent())) {
            for (var each : files.filter(CacheMaker::isCache).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static boolean isCache(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(".aot") || name.endsWith(".aot.none");
    }
}
