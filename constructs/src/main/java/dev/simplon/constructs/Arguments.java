package dev.simplon.constructs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a program gave to one block: values under Terraform's names, each with the line of the
/// program that set it. Bindings fill it; programs see builders, getters and setters.
///
/// A value is text, a number, a bool, a list or map of values, a [Struct], or an [IResolvable].
/// Java's null means "not given"; for Terraform's null there is [Token#nullValue].
public final class Arguments {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, SourceLine> lines = new LinkedHashMap<>();
    private final Optional<SourceLine> begun;

    /// No arguments yet; the caller's line counts as where the block begins.
    public Arguments() {
        this.begun = SourceLine.ofCaller();
    }

    private Arguments(Arguments other) {
        this.begun = other.begun;
        values.putAll(other.values);
        lines.putAll(other.lines);
    }

    public Arguments copy() {
        return new Arguments(this);
    }

    /// Sets or replaces; null takes the argument away.
    public void set(String name, @Nullable Object value) {
        if (value == null) {
            reset(name);
            return;
        }
        values.put(name, value);
        SourceLine.ofCaller().ifPresent(line -> lines.put(name, line));
    }

    public void reset(String name) {
        values.remove(name);
        lines.remove(name);
    }

    /// What was set; null if nothing was.
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /// What was set, taken as a `T` by the binding that knows its type.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T input(String name) {
        return (T) values.get(name);
    }

    Map<String, Object> values() {
        return values;
    }

    Map<String, SourceLine> lines() {
        return lines;
    }

    Optional<SourceLine> begun() {
        return begun;
    }
}
