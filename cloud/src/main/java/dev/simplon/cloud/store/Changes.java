package dev.simplon.cloud.store;

import dev.simplon.cloud.document.Document;
import dev.simplon.values.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What one transaction has changed so far, by key; an empty value is a removal.
final class Changes {
    final Map<String, Optional<Document>> documents = new LinkedHashMap<>();
    final Map<String, Optional<Secret>> keys = new LinkedHashMap<>();

    void applyTo(Shelf shelf) {
        documents.forEach((key, document) -> {
            if (document.isPresent()) {
                shelf.put(document.get());
            } else {
                shelf.remove(key);
            }
        });
        keys.forEach((key, secret) -> {
            if (secret.isPresent()) {
                shelf.put(key, secret.get());
            } else {
                shelf.removeSecret(key);
            }
        });
    }
}
