package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;
import java.util.Optional;

/// A write that a client asks for.
///
/// @param id of the resource, with types as Azure writes them
/// @param body of a PUT or PATCH; empty object for a DELETE
/// @param bodyHash SHA-256 of the body as it came
/// @param requestId `x-ms-client-request-id`, by which a retried write is recognised; may be empty
/// @param ifMatch the `If-Match` header
/// @param ifNoneMatch the `If-None-Match` header
/// @param fate what is to become of its operation
public record WriteRequest(
        Verb verb,
        ResourceId id,
        ObjectValue body,
        String bodyHash,
        String requestId,
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        Fate fate) {
    public enum Verb {
        PUT("PUT", ""),
        PATCH("PATCH", ""),
        DELETE("DELETE", ""),
        /// PUT of a connection's shared key.
        SHARED_KEY("PUT", "/sharedkey");

        private final String method;
        private final String suffix;

        Verb(String method, String suffix) {
            this.method = method;
            this.suffix = suffix;
        }

        public String method() {
            return method;
        }
    }

    /// How the log of accepted writes names the target.
    String loggedId() {
        return id + verb.suffix;
    }
}
