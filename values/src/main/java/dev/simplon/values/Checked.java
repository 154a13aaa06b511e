package dev.simplon.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A result and everything worth saying about it; `value` is absent exactly when an error was
/// found.
public record Checked<T>(Optional<T> value, List<Diagnostic> diagnostics) {
    public Checked {
        diagnostics = List.copyOf(diagnostics);
        if (diagnostics.stream().anyMatch(Diagnostic::isError) == value.isPresent()) {
            throw new IllegalArgumentException("a value, or an error, not both");
        }
    }

    public static <T> Checked<T> of(T value) {
        return new Checked<>(Optional.of(value), List.of());
    }

    public static <T> Checked<T> failed(List<Diagnostic> diagnostics) {
        return new Checked<>(Optional.empty(), diagnostics);
    }

    public static <T> Checked<T> failed(Diagnostic diagnostic) {
        return failed(List.of(diagnostic));
    }

    /// `value` if no diagnostic is an error, else failed; the diagnostics in both cases.
    public static <T> Checked<T> of(T value, List<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? failed(diagnostics)
                : new Checked<>(Optional.of(value), diagnostics);
    }

    public boolean isFailed() {
        return value.isEmpty();
    }

    public <U> Checked<U> then(Function<? super T, Checked<U>> next) {
        if (value.isEmpty()) {
            return failed(diagnostics);
        }
        var result = next.apply(value.get());
        var all = new ArrayList<>(diagnostics);
        all.addAll(result.diagnostics);
        return new Checked<>(result.value, all);
    }
}
