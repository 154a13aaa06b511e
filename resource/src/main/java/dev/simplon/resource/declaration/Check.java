package dev.simplon.resource.declaration;

import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a value must be, by itself. Sees known values other than null only.
@FunctionalInterface
public interface Check {
    /// What is wrong, as the end of the sentence "`name` ...": `must be one of ...`. Empty if
    /// nothing is.
    Optional<String> problem(Value value);

    static Check oneOf(String... words) {
        var allowed = List.of(words);
        var list = allowed.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
        return value ->
                when(value.asText().map(allowed::contains).orElse(true), "must be one of " + list);
    }

    static Check between(long least, long most) {
        return value ->
                when(
                        value.asNumber()
                                .map(n ->
                                        n.compareTo(BigDecimal.valueOf(least)) >= 0
                                                && n.compareTo(BigDecimal.valueOf(most)) <= 0)
                                .orElse(true),
                        "must be between " + least + " and " + most);
    }

    static Check atLeast(long least) {
        return value ->
                when(
                        value.asNumber()
                                .map(n -> n.compareTo(BigDecimal.valueOf(least)) >= 0)
                                .orElse(true),
                        "must be at least " + least);
    }

    static Check whole() {
        return value ->
                when(
                        value.asNumber().map(n -> n.stripTrailingZeros().scale() <= 0).orElse(true),
                        "must be a whole number");
    }

    static Check notEmpty() {
        return value ->
                when(value.asText().map(t -> !t.isEmpty()).orElse(true), "must not be empty");
    }

    /// Of a collection.
    static Check someElements() {
        return value -> when(!value.asList().isEmpty(), "must have at least one element");
    }

    static Check length(int least, int most) {
        return value ->
                when(
                        value.asText()
                                .map(t -> t.length() >= least && t.length() <= most)
                                .orElse(true),
                        "must have " + least + " to " + most + " characters");
    }

    /// @param meaning the rule in words: `must ...`
    static Check matches(String regex, String meaning) {
        var pattern = Pattern.compile(regex);
        return value ->
                when(value.asText().map(t -> pattern.matcher(t).matches()).orElse(true), meaning);
    }

    private static Optional<String> when(boolean holds, String problem) {
        return holds ? Optional.empty() : Optional.of(problem);
    }
}
