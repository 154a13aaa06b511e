package dev.simplon.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for the end of a process that is not our child. [ProcessHandle#onExit] looks at such a
/// process only every few hundred milliseconds, and takes a zombie for alive until the host's first
/// process has reaped it, which may take seconds (measured 2026-11-25); a zombie runs nothing and
/// holds no namespace any more.
public final class ProcessEnd {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private ProcessEnd() {}

    /// @return false if it is still running after `patience`
    public static boolean await(ProcessHandle process, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (isRunning(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    /// Whether it does anything yet: not so of a process that nobody has buried.
    public static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        var proc = Path.of("/proc", String.valueOf(process.pid()));
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            // Not Linux: Java's word is all that there is.
            return true;
        }
        try (var threads = Files.list(proc.resolve("task"))) {
            // "PID (NAME) STATE ...", where the name may hold anything; proc(5).
            var stat = Files.readString(proc.resolve("stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            // The first thread may be a zombie while others still hold the process's files.
            return (state != 'Z' && state != 'X') || threads.count() > 1;
        } catch (IOException _) {
            return false;
        }
    }
}
