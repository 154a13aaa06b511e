package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Neighbours;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.store.Documents;
import dev.simplon.cloud.type.Children;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The stored documents as rules see them: every child beside its parent.
///
/// @param visible what is not, does not exist for the rules
record StoredNeighbours(Documents documents, Predicate<Document> visible) implements Neighbours {
    static StoredNeighbours all(Documents documents) {
        return new StoredNeighbours(documents, _ -> true);
    }

    @Override
    public Optional<ObjectValue> document(ResourceId id) {
        var type = EmulatedType.of(id);
        if (type.isPresent() && type.get().isChild()) {
            return id.parent()
                    .flatMap(documents::find)
                    .filter(visible)
                    .flatMap(parent -> Children.find(parent.body(), type.get(), id.name()));
        }
        return documents.find(id).filter(visible).map(Document::body);
    }

    @Override
    public Map<ResourceId, ObjectValue> ofType(String type) {
        var found = new LinkedHashMap<ResourceId, ObjectValue>();
        var emulated = EmulatedType.named(type);
        if (emulated.isPresent() && emulated.get().isChild()) {
            documents.ofType(emulated.get().holder().fullName()).stream()
                    .filter(visible)
                    .forEach(parent ->
                            Children.all(parent.id(), parent.body())
                                    .forEach((id, child) -> {
                                        if (emulated.get().isTypeOf(id)) {
                                            found.put(id, child);
                                        }
                                    }));
            return found;
        }
        documents.ofType(type).stream()
                .filter(visible)
                .forEach(document -> found.put(document.id(), document.body()));
        return found;
    }

    @Override
    public Map<ResourceId, ObjectValue> referring(String type, ResourceId target) {
        var found = new LinkedHashMap<ResourceId, ObjectValue>();
        documents.referring(type, target).stream()
                .filter(visible)
                .forEach(document -> found.put(document.id(), document.body()));
        return found;
    }

    @Override
    public boolean areCanonical() {
        return true;
    }

    @Override
    public boolean isComplete() {
        return true;
    }
}
