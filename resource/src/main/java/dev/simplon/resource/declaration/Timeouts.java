package dev.simplon.resource.declaration;

import java.time.Duration;

/// How long each operation may take where the configuration does not say.
public record Timeouts(Duration create, Duration read, Duration update, Duration delete) {
    public static Timeouts minutes(int create, int read, int update, int delete) {
        return new Timeouts(
                Duration.ofMinutes(create),
                Duration.ofMinutes(read),
                Duration.ofMinutes(update),
                Duration.ofMinutes(delete));
    }
}
