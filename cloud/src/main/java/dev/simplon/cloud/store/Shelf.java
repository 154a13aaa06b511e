package dev.simplon.cloud.store;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.cloud.document.Document;
import dev.simplon.values.Secret;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is committed of documents and shared keys, parsed and in memory: one process opens the
/// database, so this is what it holds. By key, by type, and by what refers to what.
///
/// Not thread-safe: [Store] lets many read, or one change.
final class Shelf {
    private final Map<String, Document> documents = new HashMap<>();
    private final Map<String, NavigableMap<String, Document>> byType = new HashMap<>();
    private final Map<String, Set<String>> referrers = new HashMap<>();
    private final Map<String, Secret> keys = new HashMap<>();

    Optional<Document> find(String key) {
        return Optional.ofNullable(documents.get(key));
    }

    Collection<Document> all() {
        return documents.values();
    }

    NavigableMap<String, Document> ofType(String type) {
        var found = byType.get(type.toLowerCase(Locale.ROOT));
        return found == null ? new TreeMap<>() : found;
    }

    /// The keys of the documents that refer to a resource.
    Set<String> referring(String key) {
        return referrers.getOrDefault(key, Set.of());
    }

    Optional<Secret> secret(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    void put(Document document) {
        var key = document.id().key();
        var before = documents.put(key, document);
        byType.computeIfAbsent(type(document), _ -> new TreeMap<>()).put(key, document);
        var now = targets(document);
        var gone = before == null ? new HashSet<String>() : new HashSet<>(targets(before));
        gone.removeAll(now);
        gone.forEach(target -> forget(target, key));
        now.forEach(target -> referrers.computeIfAbsent(target, _ -> new HashSet<>()).add(key));
    }

    void remove(String key) {
        var before = documents.remove(key);
        if (before != null) {
            ofType(type(before)).remove(key);
            targets(before).forEach(target -> forget(target, key));
        }
    }

    void put(String key, Secret secret) {
        keys.put(key, secret);
    }

    void removeSecret(String key) {
        keys.remove(key);
    }

    private void forget(String target, String key) {
        referrers.computeIfPresent(
                target,
                (_, keysOfUsers) -> {
                    keysOfUsers.remove(key);
                    return keysOfUsers.isEmpty() ? null : keysOfUsers;
                });
    }

    private static String type(Document document) {
        return document.id().type().toLowerCase(Locale.ROOT);
    }

    /// The keys of what a document refers to.
    static Set<String> targets(Document document) {
        return ArmTypes.targets(document.id(), document.body()).stream()
                .map(ResourceId::key)
                .collect(Collectors.toSet());
    }
}
