package dev.simplon.resource.declaration;

import java.time.Duration;
import java.util.Optional;

/// How long each operation may take where the configuration does not say.
///
/// @param update empty for a type that is never changed in place
public record Timeouts(Duration create, Duration read, Optional<Duration> update, Duration delete) {
    public static Timeouts minutes(int create, int read, int update, int delete) {
        return new Timeouts(
                Duration.ofMinutes(create),
                Duration.ofMinutes(read),
                Optional.of(Duration.ofMinutes(update)),
                Duration.ofMinutes(delete));
    }

    public static Timeouts withoutUpdate(int create, int read, int delete) {
        return new Timeouts(
                Duration.ofMinutes(create),
                Duration.ofMinutes(read),
                Optional.empty(),
                Duration.ofMinutes(delete));
    }
}
