/// Writes: how one is accepted, and how it is brought to its end.
///
/// Begin at [Acceptance] (validates, and stores the document together with its operation in one
/// transaction) and [OperationRunner] (drives operations; db-scheduler wakes it). What is refused,
/// and how Azure says so, is a [Refusal].
///
/// Source: Azure Resource Manager, "Track asynchronous Azure operations".
@NullMarked
package dev.simplon.cloud.operation;

import org.jspecify.annotations.NullMarked;
