package dev.simplon.plugin.log;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Lines that Terraform takes into its own log with their level: one JSON object each, in the form
/// of hashicorp/go-hclog. They tell what was called, how long it took and what went wrong, and
/// never a value.
public final class Log {
    private final LogLevel least;
    private final PrintStream out;
    private final Clock clock;

    /// @param least below this nothing is written
    public Log(LogLevel least, PrintStream out, Clock clock) {
        this.least = least;
        this.out = out;
        this.clock = clock;
    }

    public boolean isOn(LogLevel level) {
        return least != LogLevel.OFF && level.compareTo(least) >= 0;
    }

    /// @param more names and what stands behind them; numbers stay numbers
    public void write(LogLevel level, String message, Map<String, Value> more) {
        if (!isOn(level)) {
            return;
        }
        var line = new LinkedHashMap<String, Value>();
        line.put("@level", Value.of(level.name().toLowerCase(Locale.ROOT)));
        line.put("@message", Value.of(message));
        line.put("@module", Value.of("provider"));
        line.put("@timestamp", Value.of(clock.instant().truncatedTo(ChronoUnit.MICROS).toString()));
        line.putAll(more);
        out.println(JsonCodec.encode(Value.object(line)));
    }
}
