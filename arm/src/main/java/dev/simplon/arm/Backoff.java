package dev.simplon.arm;

import java.time.Duration;

/// Pauses that double from a first one up to ten seconds. Of one thread.
final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private Duration next;

    private Backoff(Duration first) {
        this.next = first;
    }

    static Backoff starting(Duration first) {
        return new Backoff(first);
    }

    Duration next() {
        var now = next;
        next = now.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : now.multipliedBy(2);
        return now;
    }
}
