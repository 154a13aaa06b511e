package dev.simplon.cloud.operation;

import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.store.Operation;
import java.util.Optional;

/// A write that is stored, and will be done whatever happens to this process.
///
/// @param status 200, 201 or 202
/// @param document the document as it is now; of a subnet, its network's; empty where there is none
///   (any more)
public record Accepted(int status, Operation operation, Optional<Document> document) {}
