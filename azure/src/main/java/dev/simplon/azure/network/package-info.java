/// The network that documents ask for, and the network that was seen, as plain records.
///
/// Begin at [DesiredNetwork]. The lab and the prediction both read it; both answer with an
/// [ObservedNetwork].
@NullMarked
package dev.simplon.azure.network;

import org.jspecify.annotations.NullMarked;
