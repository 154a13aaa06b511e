package dev.simplon.cli;

import dev.simplon.resource.Provider.Finding;
import dev.simplon.resource.Provider.Reviewed;
import java.util.List;
import java.util.stream.Collectors;

/// What the rules say of a plan, as a person and as a script is told.
record Findings(Stack stack, Reviewed reviewed) {
    private List<Finding> all() {
        return reviewed.findings();
    }

    boolean anyRefused() {
        return all().stream().anyMatch(finding -> finding.diagnostic().isError());
    }

    boolean anyUndecided() {
        return !reviewed.undecided().isEmpty();
    }

    void print(Session session) {
        for (var finding : all()) {
            Rendering.finding(session, stack, finding);
        }
    }

    String summary() {
        long refused = all().stream().filter(finding -> finding.diagnostic().isError()).count();
        long warnings = all().size() - refused;
        var said =
                all().isEmpty()
                        ? "nothing that Azure would refuse"
                        : "%d refused, %d %s"
                                .formatted(
                                        refused, warnings, warnings == 1 ? "warning" : "warnings");
        var open = reviewed.undecided();
        if (open.isEmpty()) {
            return said;
        }
        return said
                + "; undecided until more is known: "
                + open.stream()
                        .map(each ->
                                "%s of %s (%s)"
                                        .formatted(each.rule(), each.address(), each.missing()))
                        .collect(Collectors.joining(", "));
    }
}
