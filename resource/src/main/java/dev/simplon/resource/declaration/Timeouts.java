package dev.simplon.resource.declaration;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long each operation may take where the configuration does not say.
///
/// @param byOperation `create`, `read`, `update`, `delete`, as far as there are such operations
public record Timeouts(SortedMap<String, Duration> byOperation) {
    public Timeouts {
        byOperation = Collections.unmodifiableSortedMap(new TreeMap<>(byOperation));
    }

    public static Timeouts minutes(int create, int read, int update, int delete) {
        return of(Map.of("create", create, "read", read, "update", update, "delete", delete));
    }

    /// Of a type that is never changed in place.
    public static Timeouts withoutUpdate(int create, int read, int delete) {
        return of(Map.of("create", create, "read", read, "delete", delete));
    }

    /// Of a data source.
    public static Timeouts reading(int read) {
        return of(Map.of("read", read));
    }

    private static Timeouts of(Map<String, Integer> minutes) {
        var durations = new TreeMap<String, Duration>();
        minutes.forEach((operation, count) -> durations.put(operation, Duration.ofMinutes(count)));
        return new Timeouts(durations);
    }

    public Duration create() {
        return operation("create");
    }

    public Duration read() {
        return operation("read");
    }

    public Duration update() {
        return operation("update");
    }

    public Duration delete() {
        return operation("delete");
    }

    private Duration operation(String name) {
        return Optional.ofNullable(byOperation.get(name))
                .orElseThrow(() -> new IllegalStateException("there is no " + name));
    }
}
