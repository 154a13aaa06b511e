package dev.simplon.provider.warm;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Notices that a folder is removed, or another is put in its place.
final class Removal {
    private Removal() {}

    /// @param then is called once, on a thread of its own
    static void of(Path folder, Runnable then) throws IOException {
        var parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        var key = keyOf(folder);
        var watch = parent.getFileSystem().newWatchService();
        parent.register(
                watch, StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_CREATE);
        Thread.ofPlatform()
                .daemon()
                .name("package")
                .start(() -> {
                    try (watch) {
                        while (isThere(folder, key) && watch.take().reset()) {
                            // Something happened beside the folder.
                        }
                    } catch (InterruptedException | ClosedWatchServiceException | IOException _) {
                        // Whoever cannot watch the package does not go on with it.
                    }
                    then.run();
                });
    }

    private static boolean isThere(Path folder, @Nullable Object key) {
        try {
            return Objects.equals(keyOf(folder), key);
        } catch (IOException _) {
            return false;
        }
    }

    /// What tells a file from another one of the same name.
    static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
