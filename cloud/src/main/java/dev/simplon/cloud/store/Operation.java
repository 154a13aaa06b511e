package dev.simplon.cloud.store;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// An accepted write on its way.
///
/// @param id a GUID
/// @param target what it is about: a resource, a subnet, a group
/// @param document the id under which that is stored: the network of a subnet
/// @param location the region, as operation URLs name it; empty for a group
/// @param error `{code, message, details}`, if it failed
/// @param due when it is to be done
public record Operation(
        String id,
        Kind kind,
        ResourceId target,
        ResourceId document,
        String location,
        Status status,
        Optional<ObjectValue> error,
        Instant due) {
    public enum Kind {
        PUT,
        DELETE,
        SHARED_KEY;

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Azure's words.
    public enum Status {
        IN_PROGRESS("InProgress"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }

        static Status of(String wire) {
            for (var status : values()) {
                if (status.wire.equals(wire)) {
                    return status;
                }
            }
            throw new IllegalArgumentException("no such status: " + wire);
        }
    }
}
