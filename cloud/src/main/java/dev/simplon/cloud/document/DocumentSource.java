package dev.simplon.cloud.document;

import dev.simplon.azure.ResourceId;
import java.util.Collection;
import java.util.Optional;

/// Where documents are to be had.
public interface DocumentSource {
    Optional<Document> find(ResourceId id);

    /// In the order of their ids.
    ///
    /// @param type `Microsoft.Network/connections`, in any case
    Collection<Document> ofType(String type);
}
