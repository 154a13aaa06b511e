package dev.simplon.azurerm;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Documents by id, by type, and by what they refer to, so that one plan of a thousand connections
/// does not look at a million. Thread-safe.
final class KnownDocuments {
    private final Map<ResourceId, ObjectValue> byId = new ConcurrentHashMap<>();
    private final Map<String, Set<ResourceId>> byType = new ConcurrentHashMap<>();

    /// Only ever grows: who no longer refers to a resource is still found there.
    private final Map<ResourceId, Set<ResourceId>> referrers = new ConcurrentHashMap<>();

    /// Whose references are not among them yet: a plan without changes never asks for them.
    private final Queue<ResourceId> unread = new ConcurrentLinkedQueue<>();

    void put(ResourceId id, ObjectValue document) {
        byId.put(id, document);
        among(byType, typeOf(id.type())).add(id);
        unread.add(id);
    }

    void remove(ResourceId id) {
        byId.remove(id);
    }

    Optional<ObjectValue> find(ResourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Map<ResourceId, ObjectValue> ofType(String type) {
        return those(byType.getOrDefault(typeOf(type), Set.of()));
    }

    /// Of any type, and perhaps some that once referred to it.
    Map<ResourceId, ObjectValue> referring(ResourceId target) {
        readReferences();
        return those(referrers.getOrDefault(target, Set.of()));
    }

    private synchronized void readReferences() {
        for (var id = unread.poll(); id != null; id = unread.poll()) {
            var referrer = id;
            find(id).map(document -> ArmTypes.targets(referrer, document))
                    .orElse(Set.of())
                    .forEach(target -> among(referrers, target).add(referrer));
        }
    }

    private Map<ResourceId, ObjectValue> those(Set<ResourceId> ids) {
        var found = new LinkedHashMap<ResourceId, ObjectValue>();
        ids.forEach(id -> find(id).ifPresent(document -> found.put(id, document)));
        return found;
    }

    private static <K> Set<ResourceId> among(Map<K, Set<ResourceId>> index, K key) {
        return index.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet());
    }

    private static String typeOf(String type) {
        return type.toLowerCase(Locale.ROOT);
    }
}
