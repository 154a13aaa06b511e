package dev.simplon.azure.rule;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All rules, and the one way to ask them.
public final class RuleCatalogue {
    private static final List<Rule> ALL =
            Stream.of(
                            ShapeRules.ALL,
                            AddressRules.ALL,
                            NetworkRules.ALL,
                            GatewayRules.ALL,
                            LocalGatewayRules.ALL,
                            ConnectionRules.ALL,
                            PolicyRules.ALL,
                            BgpRules.ALL,
                            ExpressRouteRules.ALL,
                            NatRules.ALL,
                            DeletionRules.ALL)
                    .flatMap(List::stream)
                    .toList();

    private RuleCatalogue() {}

    public static List<Rule> all() {
        return ALL;
    }

    /// What Azure would say to these changes on a day.
    ///
    /// A change is judged as a change: what an existing document had before, and keeps, is not
    /// found again. A replacement is a new document: give it without its prior. Documents need not
    /// be in canonical form, and may be partly unknown.
    ///
    /// @param neighbours the other documents; where a change is given too, its planned document
    ///   counts, and what is deleted counts no more
    public static Report judge(List<Change> changes, Neighbours neighbours, LocalDate asOf) {
        var canonical = changes.stream().map(RuleCatalogue::canonical).toList();
        var after = overlay(neighbours, canonical, Change::planned);
        var before = overlay(neighbours, canonical, Change::prior);
        var findings = new ArrayList<Finding>();
        var undecided = new ArrayList<Report.Undecided>();
        for (var change : canonical) {
            if (change.prior().isPresent() && change.prior().equals(change.planned())) {
                continue;
            }
            for (var rule : ALL) {
                if (!rule.holdsOn(asOf)) {
                    continue;
                }
                switch (rule.judge().judge(rule, change, after)) {
                    case Rule.Verdict.Decided(List<Finding> found) ->
                            found.stream()
                                    .filter(finding -> isNew(finding, change, before))
                                    .forEach(findings::add);
                    case Rule.Verdict.Undecided(String missing) ->
                            undecided.add(new Report.Undecided(rule, change.id(), missing));
                }
            }
        }
        return new Report(findings, undecided);
    }

    /// Whether the document as it was did not have this finding already.
    private static boolean isNew(Finding finding, Change change, Neighbours before) {
        if (change.isCreation() || change.isDeletion()) {
            return true;
        }
        var unchanged = new Change(change.id(), change.type(), change.prior(), change.prior());
        return switch (finding.rule().judge().judge(finding.rule(), unchanged, before)) {
            case Rule.Verdict.Decided(List<Finding> found) ->
                    found.stream()
                            .noneMatch(f ->
                                    f.at().equals(finding.at()) && f.what().equals(finding.what()));
            case Rule.Verdict.Undecided _ -> true;
        };
    }

    private static Change canonical(Change change) {
        return new Change(
                change.id(),
                change.type(),
                change.prior().map(document -> canonical(change.type(), document)),
                change.planned().map(document -> canonical(change.type(), document)));
    }

    /// The form in which rules read a document.
    public static ObjectValue canonical(String type, ObjectValue document) {
        return ArmTypes.named(type)
                .map(t -> t.examine(document, Optional.of(document)).document())
                .orElse(document);
    }

    /// The neighbours with the changes' documents laid over them.
    private static Neighbours overlay(
            Neighbours neighbours, List<Change> changes, Side documentsOf) {
        var over = new LinkedHashMap<ResourceId, Optional<ObjectValue>>();
        changes.forEach(change -> over.put(change.id(), documentsOf.of(change)));
        boolean asTheyAre = neighbours.areCanonical();
        return new Neighbours() {
            @Override
            public Optional<ObjectValue> document(ResourceId id) {
                var changed = over.get(id);
                return changed != null
                        ? changed
                        : neighbours.document(id).map(d -> asTheyAre ? d : canonical(id.type(), d));
            }

            @Override
            public Map<ResourceId, ObjectValue> ofType(String type) {
                return laidOver(type, neighbours.ofType(type));
            }

            @Override
            public Map<ResourceId, ObjectValue> referring(String type, ResourceId target) {
                return laidOver(type, neighbours.referring(type, target));
            }

            private Map<ResourceId, ObjectValue> laidOver(
                    String type, Map<ResourceId, ObjectValue> documents) {
                var found = new LinkedHashMap<ResourceId, ObjectValue>();
                documents.forEach((id, document) ->
                        found.put(id, asTheyAre ? document : canonical(type, document)));
                over.forEach((id, document) -> {
                    if (id.type().equalsIgnoreCase(type)) {
                        found.remove(id);
                        document.ifPresent(d -> found.put(id, d));
                    }
                });
                return found;
            }

            @Override
            public boolean isComplete() {
                return neighbours.isComplete();
            }
        };
    }

    @FunctionalInterface
    private interface Side {
        Optional<ObjectValue> of(Change change);
    }
}
