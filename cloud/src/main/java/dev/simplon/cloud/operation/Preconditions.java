package dev.simplon.cloud.operation;

import dev.simplon.cloud.document.Document;
import java.util.Optional;

/// `If-Match` and `If-None-Match` (RFC 9110, section 13).
final class Preconditions {
    private Preconditions() {}

    static void check(WriteRequest request, Optional<Document> stored) {
        request.ifMatch()
                .filter(wanted -> !matches(wanted, stored))
                .ifPresent(wanted -> {
                    throw failed(
                            stored.isPresent()
                                    ? ("Precondition failed. Etag provided in if-match"
                                                    + " header %s does not match etag %s of resource"
                                                    + " %s in NRP data store.")
                                            .formatted(wanted, stored.get().etag(), request.id())
                                    : "Precondition failed. There is no resource %s."
                                            .formatted(request.id()));
                });
        if (request.ifNoneMatch().isPresent()
                && stored.isPresent()
                && matches(request.ifNoneMatch().get(), stored)) {
            throw failed(
                    "Precondition failed. The resource %s exists, with etag %s."
                            .formatted(request.id(), stored.get().etag()));
        }
    }

    private static boolean matches(String wanted, Optional<Document> stored) {
        return stored.isPresent()
                && (wanted.trim().equals("*")
                        || opaque(wanted).equals(opaque(stored.get().etag())));
    }

    private static String opaque(String etag) {
        return etag.trim().replaceFirst("^W/", "").replace("\"", "");
    }

    private static Refusal failed(String message) {
        return Refusal.network(412, "PreconditionFailed", message);
    }
}
