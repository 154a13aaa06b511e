package dev.simplon.resource.declaration;

import dev.simplon.values.Value;
import java.util.Locale;

/// When two spellings of an attribute mean the same, so that a change of spelling is no change.
@FunctionalInterface
public interface Sameness {
    boolean same(Value one, Value other);

    Sameness EXACT = Value::equals;

    Sameness IGNORING_CASE =
            (one, other) ->
                    one.equals(other)
                            || one.asText()
                                    .flatMap(a -> other.asText().map(a::equalsIgnoreCase))
                                    .orElse(false);

    /// `West Europe` and `westeurope`.
    Sameness IGNORING_CASE_AND_SPACES =
            (one, other) ->
                    one.equals(other)
                            || one.asText()
                                    .flatMap(a ->
                                            other.asText().map(b -> packed(a).equals(packed(b))))
                                    .orElse(false);

    static String packed(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
