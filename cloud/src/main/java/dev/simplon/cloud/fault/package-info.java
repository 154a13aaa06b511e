/// Faults on request: what a client of the cloud must cope with, made to happen by name.
///
/// Begin at [Faults]; [FaultKind] is the list of them.
@NullMarked
package dev.simplon.cloud.fault;

import org.jspecify.annotations.NullMarked;
