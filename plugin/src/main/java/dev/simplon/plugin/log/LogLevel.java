package dev.simplon.plugin.log;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Terraform's log levels, the least first.
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    OFF;

    /// The level that `TF_LOG_PROVIDER`, or else `TF_LOG`, asks for: `JSON` stands for all, what is
    /// no level for all too, as Terraform has it; off where neither is set.
    public static LogLevel of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("TF_LOG_PROVIDER"))
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(environment.get("TF_LOG")))
                .filter(text -> !text.isBlank())
                .map(LogLevel::named)
                .orElse(OFF);
    }

    private static LogLevel named(String text) {
        var name = text.strip().toUpperCase(Locale.ROOT);
        for (var level : values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        return TRACE;
    }
}
