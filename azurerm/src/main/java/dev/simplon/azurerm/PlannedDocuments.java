package dev.simplon.azurerm;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The documents that plans of this process stand for. They were made with the configuration at
/// hand, which the planned values alone no longer show: what is unknown because the service decides
/// it is left out of them, what is unknown because it refers to something is not.
///
/// Plans are numbered in their order.
final class PlannedDocuments {
    private final Map<Key, ObjectValue> byValues = new ConcurrentHashMap<>();
    private final KnownDocuments documents = new KnownDocuments();
    private final Map<ResourceId, Long> numbers = new ConcurrentHashMap<>();
    private final Map<ResourceId, Set<ResourceId>> gone = new ConcurrentHashMap<>();
    private final Set<ResourceId> replaced = ConcurrentHashMap.newKeySet();
    private final AtomicLong last = new AtomicLong();

    private record Key(String type, ObjectValue planned) {}

    void remember(String type, ObjectValue planned, Optional<ResourceId> id, ObjectValue document) {
        byValues.put(new Key(type, planned), document);
        id.ifPresent(known -> {
            documents.put(known, document);
            known.parent().ifPresent(parent -> goneIn(parent).remove(known));
            numbers.put(known, last.incrementAndGet());
        });
    }

    /// It is to be deleted, or to be replaced by what has another id.
    void rememberGone(ResourceId id) {
        documents.remove(id);
        id.parent().ifPresent(parent -> goneIn(parent).add(id));
        numbers.put(id, last.incrementAndGet());
    }

    /// Whether it goes for another one: its last plan says so.
    void remember(ResourceId id, boolean isReplaced) {
        if (isReplaced) {
            replaced.add(id);
        } else {
            replaced.remove(id);
        }
    }

    boolean isReplaced(ResourceId id) {
        return replaced.contains(id);
    }

    private Set<ResourceId> goneIn(ResourceId parent) {
        return gone.computeIfAbsent(parent, _ -> ConcurrentHashMap.newKeySet());
    }

    Optional<ObjectValue> of(String type, ObjectValue planned) {
        return Optional.ofNullable(byValues.get(new Key(type, planned)));
    }

    /// The number of the last plan for a resource; empty if there was none.
    Optional<Long> number(ResourceId id) {
        return Optional.ofNullable(numbers.get(id));
    }

    /// Empty, too, where it is planned to be gone.
    Optional<ObjectValue> at(ResourceId id) {
        return documents.find(id);
    }

    /// The children of a resource that are planned to be gone.
    Set<ResourceId> goneFrom(ResourceId parent) {
        return gone.getOrDefault(parent, Set.of());
    }

    Map<ResourceId, ObjectValue> ofType(String type) {
        return documents.ofType(type);
    }

    Map<ResourceId, ObjectValue> referring(ResourceId target) {
        return documents.referring(target);
    }
}
