package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.ArmType;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.DocumentSource;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.type.Children;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Value.ObjectValue;
import java.util.Optional;

/// What a document refers to must exist, and be provisioned. Types that are not emulated cannot be
/// looked up, and are let pass.
final class References {
    private References() {}

    static void check(ArmType type, ResourceId id, ObjectValue document, DocumentSource stored) {
        for (var reference : type.references(document)) {
            check(id, reference.target(), stored);
        }
    }

    private static void check(ResourceId id, ResourceId target, DocumentSource stored) {
        if (target.equals(id) || target.parent().filter(id::equals).isPresent()) {
            return;
        }
        var type = EmulatedType.of(target);
        if (type.isEmpty()) {
            return;
        }
        var body = find(type.get(), target, stored);
        if (body.isEmpty()) {
            throw Refusal.network(
                    400,
                    "InvalidResourceReference",
                    ("Resource %s referenced by resource %s was not found. Please make sure that"
                                    + " the referenced resource exists, and that both resources are"
                                    + " in the same region.")
                            .formatted(target, id));
        }
        var state = Edit.text(body.get(), "properties", "provisioningState");
        if (!state.equals("Succeeded")) {
            throw Refusal.network(
                    400,
                    "ReferencedResourceNotProvisioned",
                    ("Cannot proceed with operation because resource %s used by resource %s is not"
                                    + " in Succeeded state. Resource is in %s state and the last"
                                    + " operation that updated/is updating the resource is"
                                    + " PutOperation.")
                            .formatted(target, id, state));
        }
    }

    private static Optional<ObjectValue> find(
            EmulatedType type, ResourceId target, DocumentSource stored) {
        return type.isChild()
                ? target.parent()
                        .flatMap(stored::find)
                        .flatMap(parent -> Children.find(parent.body(), type, target.name()))
                : stored.find(target).map(Document::body);
    }
}
