package dev.simplon.azurerm;

import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What happens with a plan that Azure would refuse: the variable `SIMPLON_CHECKS`. Only what is
/// created or changed is judged; what exists already and stays is not.
enum Checks {
    /// It is an error; the default.
    REFUSE,
    /// It is a warning.
    WARN,
    /// Nothing is said.
    OFF;

    static final String VARIABLE = "SIMPLON_CHECKS";

    static Checked<Checks> from(Map<String, String> environment) {
        var word = Optional.ofNullable(environment.get(VARIABLE)).orElse("").strip();
        return word.isEmpty()
                ? Checked.of(REFUSE)
                : Arrays.stream(values())
                        .filter(checks -> checks.word().equals(word.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(Checked::of)
                        .orElseGet(() -> Checked.failed(unknown(word)));
    }

    /// A finding's diagnostic; empty where it is not to be told.
    Optional<Diagnostic> told(Diagnostic finding) {
        return switch (this) {
            case REFUSE -> Optional.of(finding);
            case WARN ->
                    Optional.of(
                            new Diagnostic(
                                    Diagnostic.Severity.WARNING,
                                    finding.at(),
                                    finding.summary(),
                                    finding.detail()));
            case OFF -> Optional.empty();
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Diagnostic unknown(String word) {
        return Diagnostic.error(
                "Invalid " + VARIABLE,
                "The environment variable "
                        + VARIABLE
                        + " is \""
                        + word
                        + "\". Set it to "
                        + List.of(values()).stream()
                                .map(checks -> "`" + checks.word() + "`")
                                .collect(Collectors.joining(" or "))
                        + ", or unset it for `refuse`.");
    }
}
