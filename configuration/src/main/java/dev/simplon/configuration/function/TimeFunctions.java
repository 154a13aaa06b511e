package dev.simplon.configuration.function;

import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// What differs from call to call, and is therefore unknown while planning: timestamp, uuid.
final class TimeFunctions {
    private static final Clock CLOCK = Clock.systemUTC();

    private TimeFunctions() {}

    static final List<Function> ALL =
            List.of(
                    impure(
                            "timestamp",
                            () -> Instant.now(CLOCK).truncatedTo(ChronoUnit.SECONDS).toString()),
                    impure("uuid", () -> UUID.randomUUID().toString()));

    private static Function impure(String name, Supplier<String> now) {
        return Function.named(name)
                .givesIn(
                        STRING,
                        (_, context) ->
                                context.scope().planning()
                                        ? Value.unknown(STRING)
                                        : Value.of(now.get()));
    }
}
