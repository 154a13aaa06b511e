package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.store.Tables;

/// What holds for resource groups.
final class Groups {
    private Groups() {}

    static Document require(Tables tables, ResourceId id) {
        var group = ResourceId.group(id.subscription(), id.resourceGroup());
        var document =
                tables.documents().find(group).orElseThrow(() -> notFound(id.resourceGroup()));
        if (document.state().equals("Deleting")) {
            throw Refusal.manager(
                    409,
                    "ResourceGroupBeingDeleted",
                    ("The resource group '%s' is in deprovisioning state and cannot perform this"
                                    + " operation.")
                            .formatted(id.resourceGroup()));
        }
        return document;
    }

    static Refusal notFound(String group) {
        return Refusal.manager(
                404,
                "ResourceGroupNotFound",
                "Resource group '%s' could not be found.".formatted(group));
    }
}
