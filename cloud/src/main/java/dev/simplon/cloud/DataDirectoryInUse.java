package dev.simplon.cloud;

import java.nio.file.Path;

/// Another cloud runs on the same data directory.
public final class DataDirectoryInUse extends Exception {
    private static final long serialVersionUID = 1L;

    DataDirectoryInUse(Path dataDirectory) {
        super(
                ("A cloud already runs on %s. Use that one, stop it with `simplon cloud stop`, or"
                                + " give this one a data directory of its own with --data.")
                        .formatted(dataDirectory));
    }
}
