package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Change;
import dev.simplon.azure.rule.Finding;
import dev.simplon.azure.rule.Neighbours;
import dev.simplon.azure.rule.RuleCatalogue;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
    void check(List<Change> changes, Collection<Document> stored) {
        var report = RuleCatalogue.judge(changes, Neighbours.of(exploded(stored), true), day);
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

    /// Every document, and every subnet beside its network.
    private static Map<ResourceId, ObjectValue> exploded(Collection<Document> stored) {
        var documents = new LinkedHashMap<ResourceId, ObjectValue>();
        for (var document : stored) {
            documents.put(document.id(), document.body());
            if (EmulatedType.of(document.id()).equals(Optional.of(EmulatedType.VIRTUAL_NETWORK))) {
                for (var subnet : Edit.list(document.body(), "properties", "subnets")) {
                    documents.put(
                            document.id().child("subnets", Edit.text(subnet, "name")),
                            Edit.asObject(subnet));
                }
            }
        }
        return documents;
    }

    /// The change of a document, and where it is a network, of each subnet that changes with it.
    static List<Change> changes(
            ResourceId id, Optional<ObjectValue> prior, Optional<ObjectValue> planned) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(id, id.type(), prior, planned));
        if (EmulatedType.of(id).equals(Optional.of(EmulatedType.VIRTUAL_NETWORK))) {
            var before = subnets(prior);
            var after = subnets(planned);
            var names = new LinkedHashMap<>(before);
            names.putAll(after);
            for (var name : names.keySet()) {
                var was = Optional.ofNullable(before.get(name));
                var is = Optional.ofNullable(after.get(name));
                if (!was.equals(is)) {
                    var subnet = id.child("subnets", name);
                    changes.add(new Change(subnet, subnet.type(), was, is));
                }
            }
        }
        return changes;
    }

    private static Map<String, ObjectValue> subnets(Optional<ObjectValue> network) {
        var subnets = new LinkedHashMap<String, ObjectValue>();
        network.map(n -> Edit.list(n, "properties", "subnets"))
                .orElse(List.of())
                .forEach(s -> subnets.put(Edit.text(s, "name"), Edit.asObject(s)));
        return subnets;
    }
}
