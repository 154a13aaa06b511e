package dev.simplon.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for a state of the world outside this process, with a deadline; tells what the state was
/// if it never came.
public final class Await {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Await() {}

    public static <T> T until(
            String what, Duration deadline, Supplier<T> look, Predicate<T> reached) {
        var end = Instant.now().plus(deadline);
        var seen = look.get();
        while (!reached.test(seen)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        what + " did not come about within " + deadline + "; last seen: " + seen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            seen = look.get();
        }
        return seen;
    }
}
