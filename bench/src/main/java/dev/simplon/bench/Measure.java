package dev.simplon.bench;

import java.util.OptionalLong;

/// What one run of one operation took.
///
/// @param nanos wall time in nanoseconds
/// @param peak the provider's peak resident memory in KiB; empty where it was not seen
record Measure(long nanos, OptionalLong peak) {
    double seconds() {
        return nanos / 1e9;
    }
}
