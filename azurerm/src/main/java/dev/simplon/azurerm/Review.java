package dev.simplon.azurerm;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Change;
import dev.simplon.azure.rule.Neighbours;
import dev.simplon.azure.rule.Report;
import dev.simplon.resource.Provider.Finding;
import dev.simplon.resource.Provider.PlannedChange;
import dev.simplon.resource.Provider.Reviewed;
import dev.simplon.resource.Provider.Undecided;
import dev.simplon.resource.declaration.Places;
import dev.simplon.resource.lifecycle.DeclaredResource;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks the rules about a whole plan: turns its values into documents, and what the rules find back
/// into the words of the configuration.
final class Review {
    private final Map<String, DeclaredResource> resources;
    private final PlannedDocuments planned;
    private final Configured configured;
    private final Surroundings surroundings;
    private final LocalDate asOf;
    private final Catalogue catalogue;

    /// The rules, as a function.
    @FunctionalInterface
    interface Catalogue {
        Report judge(List<Change> changes, Neighbours neighbours, LocalDate asOf);
    }

    Review(
            Map<String, DeclaredResource> resources,
            PlannedDocuments planned,
            Configured configured,
            Surroundings surroundings,
            LocalDate asOf,
            Catalogue catalogue) {
        this.catalogue = catalogue;
        this.resources = resources;
        this.planned = planned;
        this.configured = configured;
        this.surroundings = surroundings;
        this.asOf = asOf;
    }

    /// One change, in both vocabularies.
    private record Both(PlannedChange planned, DeclaredResource resource, Change change) {}

    Reviewed of(List<PlannedChange> changes) {
        if (configured.checks() == Checks.OFF) {
            return new Reviewed(List.of(), List.of());
        }
        return judged(changes.stream().flatMap(change -> translated(change).stream()).toList());
    }

    /// Empty where not even the id is known yet.
    private Optional<Both> translated(PlannedChange change) {
        var resource = resources.get(change.type());
        var values = change.planned().or(change::prior);
        if (resource == null || values.isEmpty()) {
            return Optional.empty();
        }
        var id = resource.idFrom(values.get(), configured.variables());
        return id.asText()
                .flatMap(ResourceId::parse)
                .map(parsed -> {
                    var before =
                            isReplacement(change)
                                    ? Optional.<ObjectValue>empty()
                                    : change.prior().map(p -> stored(resource, p, id));
                    var after = change.planned().map(p -> document(resource, p, id, before));
                    return new Both(
                            change,
                            resource,
                            new Change(
                                    parsed, resource.type().type().documentType(), before, after));
                });
    }

    /// A replacement makes a new resource, whose id is not known while the old one has it.
    private static boolean isReplacement(PlannedChange change) {
        return change.prior().isPresent()
                && change.planned()
                        .flatMap(p -> p.member("id"))
                        .map(id -> !id.isKnown())
                        .orElse(false);
    }

    private ObjectValue stored(DeclaredResource resource, ObjectValue prior, Value id) {
        return configured
                .lastSeen(id)
                .orElseGet(() ->
                        resource.document(
                                prior, id, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private ObjectValue document(
            DeclaredResource resource, ObjectValue values, Value id, Optional<ObjectValue> before) {
        return planned.of(resource.type().name(), values)
                .orElseGet(() ->
                        resource.document(values, id, Optional.empty(), Optional.empty(), before));
    }

    private Reviewed judged(List<Both> both) {
        var changes = both.stream().map(Both::change).toList();
        var report = catalogue.judge(changes, surroundings.at(lastPlan(changes)), asOf);
        var findings = new ArrayList<Finding>();
        for (var finding : report.findings()) {
            of(both, finding.resource())
                    .map(each -> inWordsOfConfiguration(each, finding))
                    .ifPresent(found ->
                            configured
                                    .checks()
                                    .told(found.diagnostic())
                                    .ifPresent(told ->
                                            findings.add(
                                                    new Finding(
                                                            found.address(), found.rule(), told))));
        }
        var undecided = new ArrayList<Undecided>();
        for (var open : report.undecided()) {
            of(both, open.resource())
                    .ifPresent(each ->
                            undecided.add(
                                    new Undecided(
                                            each.planned().address(),
                                            open.rule().id(),
                                            open.missing())));
        }
        return new Reviewed(findings, undecided);
    }

    private long lastPlan(List<Change> changes) {
        return changes.stream()
                .mapToLong(change -> planned.number(change.id()).orElse(Long.MAX_VALUE))
                .max()
                .orElse(Long.MAX_VALUE);
    }

    private static Optional<Both> of(List<Both> both, ResourceId id) {
        return both.stream().filter(each -> each.change().id().equals(id)).findFirst();
    }

    private static Finding inWordsOfConfiguration(
            Both both, dev.simplon.azure.rule.Finding finding) {
        var places = Places.of(both.resource().type());
        var detail =
                Stream.of(finding.why(), finding.mend())
                        .filter(sentence -> !sentence.isEmpty())
                        .map(places::inWordsOfConfiguration)
                        .collect(Collectors.joining("\n"));
        var severity =
                switch (finding.severity()) {
                    case REFUSED -> Diagnostic.Severity.ERROR;
                    case WARNING -> Diagnostic.Severity.WARNING;
                };
        return new Finding(
                both.planned().address(),
                finding.rule().id(),
                new Diagnostic(
                        severity,
                        places.attributeAt(finding.at()),
                        places.inWordsOfConfiguration(finding.what()),
                        detail));
    }
}
