package dev.simplon.configuration.expression;

import dev.simplon.values.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The names that a `for`, a dynamic block or a template file binds, and their values; inner ones
/// hide outer ones.
public record Locals(Map<String, Value> values) {
    public static final Locals NONE = new Locals(Map.of());

    public Locals {
        values = Map.copyOf(values);
    }

    public Locals with(String name, Value value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Locals(more);
    }

    public Set<String> names() {
        return values.keySet();
    }
}
