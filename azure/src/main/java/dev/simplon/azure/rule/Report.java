package dev.simplon.azure.rule;

import dev.simplon.azure.ResourceId;
import java.util.List;

/// What the catalogue says of some changes, in the order of the changes and, for each, of the
/// rules.
public record Report(List<Finding> findings, List<Undecided> undecided) {
    public Report {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
    }

    /// A rule that could not be judged.
    ///
    /// @param missing what would have to be known
    public record Undecided(Rule rule, ResourceId resource, String missing) {}
}
