package dev.simplon.azurerm;

import dev.simplon.values.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The documents that plans of this process stand for. They were made with the configuration at
/// hand, which the planned values alone no longer show: what is unknown because the service decides
/// it is left out of them, what is unknown because it refers to something is not.
final class PlannedDocuments {
    private final Map<Key, ObjectValue> documents = new ConcurrentHashMap<>();

    private record Key(String type, ObjectValue planned) {}

    void remember(String type, ObjectValue planned, ObjectValue document) {
        documents.put(new Key(type, planned), document);
    }

    Optional<ObjectValue> of(String type, ObjectValue planned) {
        return Optional.ofNullable(documents.get(new Key(type, planned)));
    }
}
