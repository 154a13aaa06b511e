/// Whole-process benchmarks: what real terraform takes with the installed provider, and with
/// another provider beside it.
///
/// Begin at [Bench]; [Project] runs terraform, [Memory] measures the provider's processes.
///
/// Nothing of the room `acceptance` is used: its terraform attaches to a provider that already
/// runs, ends after two minutes, and complains as a test does, while here the launch of an
/// installed provider is what is measured.
@NullMarked
package dev.simplon.bench;

import org.jspecify.annotations.NullMarked;
