package dev.simplon.azure.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One thing that Azure refuses, or that is risky: a value, with the evidence for it.
///
/// @param id `SIM-GW-012`
/// @param reference the row of the reference's catalogue that it comes from: `R012`
/// @param evidence decides the severity: what is merely known by hearsay is at most a warning
/// @param source the page or report that says so, with the date on which it was read
/// @param code Azure's error code, only where it was observed
/// @param from the first day on which it holds; empty: always
/// @param until the first day on which it holds no more; empty: still
public record Rule(
        String id,
        String reference,
        String title,
        Evidence evidence,
        String source,
        Optional<String> code,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Scope scope,
        Judge judge) {
    /// Source: design, "Evidence decides severity".
    public enum Evidence {
        /// An observed error of the service, with its code.
        OBSERVED,
        /// Checked by the azurerm provider itself.
        PROVIDER,
        /// Stated by the published schema.
        SCHEMA,
        /// Stated by Microsoft's documentation and nowhere contradicted.
        DOCUMENTED,
        /// Believed; never refused.
        KNOWN
    }

    public enum Scope {
        /// One resource by itself.
        DOCUMENT,
        /// Two; fires at whichever is planned second.
        PAIR,
        /// The whole plan: engine, check and status only.
        WHOLE
    }

    @FunctionalInterface
    public interface Judge {
        Verdict judge(Rule rule, Change change, Neighbours neighbours);
    }

    /// Never a guess: what cannot be known yet makes a rule undecided.
    public sealed interface Verdict {
        record Decided(List<Finding> findings) implements Verdict {
            public Decided {
                findings = List.copyOf(findings);
            }
        }

        /// @param missing what would have to be known
        record Undecided(String missing) implements Verdict {}
    }

    /// A rule without a code of Azure's that holds always; narrowed by [#coded] and [#since].
    static Rule of(
            String id,
            String reference,
            Evidence evidence,
            Scope scope,
            String title,
            String source,
            Judge judge) {
        return new Rule(
                id,
                reference,
                title,
                evidence,
                source,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                scope,
                judge);
    }

    /// The same with a code that was observed.
    Rule coded(String observed) {
        return new Rule(
                id,
                reference,
                title,
                evidence,
                source,
                Optional.of(observed),
                from,
                until,
                scope,
                judge);
    }

    /// The same from a day on.
    Rule since(LocalDate first) {
        return new Rule(
                id,
                reference,
                title,
                evidence,
                source,
                code,
                Optional.of(first),
                until,
                scope,
                judge);
    }

    public boolean holdsOn(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(day::isBefore).orElse(true);
    }
}
