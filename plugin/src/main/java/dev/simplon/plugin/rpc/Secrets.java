package dev.simplon.plugin.rpc;

import dev.simplon.values.Value;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The texts that must not be printed: what stood in sensitive and write-only attributes. Whatever
/// leaves for a log or a message goes through [#masked].
final class Secrets {
    /// Shorter ones are found in any text, and hiding them would hide the text.
    private static final int SHORTEST = 4;

    private final Set<String> texts = ConcurrentHashMap.newKeySet();

    /// Remembers every text inside `value`.
    void add(Value value) {
        value.asText().filter(text -> text.length() >= SHORTEST).ifPresent(texts::add);
        value.asList().forEach(this::add);
        value.asMap().values().forEach(this::add);
    }

    String masked(String text) {
        // The longest first, since one secret may be part of another.
        return texts.stream()
                .filter(text::contains)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(text, (rest, secret) -> rest.replace(secret, "(sensitive value)"));
    }
}
