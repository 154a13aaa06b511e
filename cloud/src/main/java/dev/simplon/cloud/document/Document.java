package dev.simplon.cloud.document;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;

/// One stored resource.
///
/// @param id in canonical spelling
/// @param etag `W/"..."`; new with every change
/// @param ready whether it was once provisioned, so that the network may be built from it
/// @param body the whole document with its `id`, `etag` and `properties.provisioningState`; never
///   with a connection's shared key
public record Document(ResourceId id, String etag, boolean ready, ObjectValue body) {
    public String state() {
        return Edit.text(body, "properties", "provisioningState");
    }

    public Document with(ObjectValue other) {
        return new Document(id, etag, ready, other);
    }
}
