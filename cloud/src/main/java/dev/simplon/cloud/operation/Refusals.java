package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Change;
import dev.simplon.azure.rule.Finding;
import dev.simplon.azure.rule.Neighbours;
import dev.simplon.azure.rule.RuleCatalogue;
import dev.simplon.cloud.type.Children;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the catalogue of rules about a change, and refuses what Azure refuses.
final class Refusals {
    private final LocalDate day;

    /// @param day on which the rules are to hold
    Refusals(LocalDate day) {
        this.day = day;
    }

    /// @throws Refusal if Azure would refuse one of the changes
    void check(List<Change> changes, Neighbours neighbours) {
        var report = RuleCatalogue.judge(changes, neighbours, day);
        var refused =
                report.findings().stream()
                        .filter(f -> f.severity() == Finding.Severity.REFUSED)
                        .distinct()
                        .toList();
        if (refused.isEmpty()) {
            return;
        }
        throw Refusal.network(
                400,
                code(refused.getFirst()),
                say(refused.getFirst()),
                refused.stream()
                        .map(f -> new Refusal.Detail(code(f), say(f), f.at().toString()))
                        .toList());
    }

    /// Azure's own code where it was observed; else our rule's id, so that nobody takes it for
    /// Azure's word.
    private static String code(Finding finding) {
        return finding.code().orElse(finding.rule().id());
    }

    private static String say(Finding finding) {
        return "%s: %s. %s %s (Rule %s of simplon's catalogue.)"
                .formatted(
                        finding.resource().name(),
                        finding.what(),
                        finding.why(),
                        finding.mend(),
                        finding.rule().id());
    }

    /// The change of a document, and of each of its children that changes with it.
    static List<Change> changes(
            ResourceId id, Optional<ObjectValue> prior, Optional<ObjectValue> planned) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(id, id.type(), prior, planned));
        var before = prior.map(p -> Children.all(id, p)).orElse(Map.of());
        var after = planned.map(p -> Children.all(id, p)).orElse(Map.of());
        var ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (var child : ids) {
            var was = Optional.ofNullable(before.get(child));
            var is = Optional.ofNullable(after.get(child));
            if (!was.equals(is)) {
                changes.add(new Change(child, child.type(), was, is));
            }
        }
        return changes;
    }
}
