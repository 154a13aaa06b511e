/// A small client of what Simplon's cloud answers beyond Azure: status, devices, pings.
///
/// Begin at [CloudClient].
@NullMarked
package dev.simplon.cloud.client;

import org.jspecify.annotations.NullMarked;
