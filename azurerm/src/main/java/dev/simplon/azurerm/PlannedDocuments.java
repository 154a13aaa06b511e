package dev.simplon.azurerm;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The documents that plans of this process stand for. They were made with the configuration at
/// hand, which the planned values alone no longer show: what is unknown because the service decides
/// it is left out of them, what is unknown because it refers to something is not.
final class PlannedDocuments {
    private final Map<Key, ObjectValue> byValues = new ConcurrentHashMap<>();
    private final Map<ResourceId, Optional<ObjectValue>> byId = new ConcurrentHashMap<>();

    private record Key(String type, ObjectValue planned) {}

    void remember(String type, ObjectValue planned, Optional<ResourceId> id, ObjectValue document) {
        byValues.put(new Key(type, planned), document);
        id.ifPresent(known -> byId.put(known, Optional.of(document)));
    }

    /// It is to be deleted, or to be replaced by what has another id.
    void rememberGone(ResourceId id) {
        byId.put(id, Optional.empty());
    }

    Optional<ObjectValue> of(String type, ObjectValue planned) {
        return Optional.ofNullable(byValues.get(new Key(type, planned)));
    }

    boolean isPlanned(ResourceId id) {
        return byId.containsKey(id);
    }

    /// Empty, too, where it is planned to be gone.
    Optional<ObjectValue> at(ResourceId id) {
        return Optional.ofNullable(byId.get(id)).flatMap(document -> document);
    }

    /// The children of a resource that are planned to be gone.
    List<ResourceId> goneFrom(ResourceId parent) {
        return byId.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(id -> id.parent().filter(parent::equals).isPresent())
                .toList();
    }

    Map<ResourceId, ObjectValue> ofType(String type) {
        var found = new LinkedHashMap<ResourceId, ObjectValue>();
        byId.forEach((id, document) -> {
            if (id.type().equalsIgnoreCase(type)) {
                document.ifPresent(d -> found.put(id, d));
            }
        });
        return found;
    }
}
