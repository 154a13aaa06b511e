/// The data plane: namespaces, strongSwan and on-premises devices, on this machine and without a
/// way out of it.
///
/// Begin at [Lab] (open, reconcile, observe). Below it: `Blueprint` says as plain data what a
/// desired network means in namespaces and daemons; `Reconciler` takes the difference between that
/// and what runs; `Observer` reads what came of it; `InitProcess` is the lab's first process. What
/// runs inside is in `agent`, the protocol to strongSwan in `vici`.
@NullMarked
package dev.simplon.lab;

import org.jspecify.annotations.NullMarked;
