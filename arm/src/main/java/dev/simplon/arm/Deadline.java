package dev.simplon.arm;

import java.time.Duration;

/// The end of a call's time, on the machine's monotonic clock.
record Deadline(long nanos, Duration whole) {
    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos(), timeout);
    }

    /// Negative once it has passed.
    Duration left() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }

    boolean hasPassed() {
        return !left().isPositive();
    }
}
