package dev.simplon.azure.rule;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The other documents that a rule may look at: as planned where they are planned too, else as they
/// are.
public interface Neighbours {
    /// Empty: there is none, or nothing is known of it; [#isComplete] tells which.
    Optional<ObjectValue> document(ResourceId id);

    /// Every known document of a type, by id.
    Map<ResourceId, ObjectValue> ofType(String type);

    /// Every known document of a type that refers to a resource; may have others among them, which
    /// whoever asks passes over.
    default Map<ResourceId, ObjectValue> referring(String type, ResourceId target) {
        return ofType(type);
    }

    /// Whether the documents are in canonical form already.
    default boolean areCanonical() {
        return false;
    }

    /// Whether what is not here does not exist (the cloud's store), rather than being merely not
    /// known (a plan).
    boolean isComplete();

    static Neighbours of(Map<ResourceId, ObjectValue> documents, boolean complete) {
        var copy = Map.copyOf(documents);
        return new Neighbours() {
            @Override
            public Optional<ObjectValue> document(ResourceId id) {
                return Optional.ofNullable(copy.get(id));
            }

            @Override
            public Map<ResourceId, ObjectValue> ofType(String type) {
                var found = new java.util.LinkedHashMap<ResourceId, ObjectValue>();
                copy.forEach((id, document) -> {
                    if (id.type().equalsIgnoreCase(type)) {
                        found.put(id, document);
                    }
                });
                return found;
            }

            @Override
            public boolean isComplete() {
                return complete;
            }
        };
    }

    static Neighbours none() {
        return of(Map.of(), false);
    }

    /// The ids of a collection as this would list them; for messages.
    static String names(Collection<ResourceId> ids) {
        return String.join(", ", ids.stream().map(ResourceId::name).sorted().toList());
    }
}
