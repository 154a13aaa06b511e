package dev.simplon.cloud.fault;

import java.util.Optional;
import java.util.Set;

/// A request as faults look at it.
///
/// @param path decoded, without query
/// @param type of the resource that the path names, as Azure writes it; empty for a list and the
///   like
public record Occasion(String method, String path, Optional<String> type) {
    private static final Set<String> WRITES = Set.of("PUT", "PATCH", "DELETE", "POST");

    boolean isWrite() {
        return WRITES.contains(method);
    }
}
