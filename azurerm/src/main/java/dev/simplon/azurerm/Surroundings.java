package dev.simplon.azurerm;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Neighbours;
import dev.simplon.azure.rule.RuleCatalogue;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.resource.lifecycle.DeclaredResource;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What a configured provider knows of what surrounds a change: what it has planned in this
/// process, else what it has read or written, else what it asks for once; only a rule that needs a
/// document has it asked for. What cannot be had is not known, and leaves the rule undecided.
/// Thread-safe.
final class Surroundings {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PlannedDocuments planned;
    private final ConnectingTransport transport;
    private final boolean mayAsk;
    private final Map<String, String> revisions;
    private final Map<ResourceId, Boolean> asked = new ConcurrentHashMap<>();
    private final Map<ResourceId, Canonical> canonical = new ConcurrentHashMap<>();

    /// A document, and the form of it that rules read.
    private record Canonical(ObjectValue document, ObjectValue form) {}

    Surroundings(
            PlannedDocuments planned,
            ConnectingTransport transport,
            boolean mayAsk,
            Collection<DeclaredResource> types) {
        this.planned = planned;
        this.transport = transport;
        this.mayAsk = mayAsk;
        this.revisions =
                types.stream()
                        .map(DeclaredResource::type)
                        .collect(
                                Collectors.toMap(
                                        type -> type.type().documentType(),
                                        type -> type.revision()));
    }

    /// As they are for the plan of this number: of what was planned later, that it will change is
    /// not known yet. So, of two plans that do not fit together, the later one alone is told so.
    Neighbours at(long number) {
        return new AtPlan(number);
    }

    private final class AtPlan implements Neighbours {
        private final long number;

        AtPlan(long number) {
            this.number = number;
        }

        private boolean isPlanned(ResourceId id) {
            return planned.number(id).filter(theirs -> theirs <= number).isPresent();
        }

        @Override
        public Optional<ObjectValue> document(ResourceId id) {
            if (isPlanned(id)) {
                return planned.at(id).map(document -> known(id, document));
            }
            if (mayAsk && transport.seen(id).isEmpty()) {
                asked.computeIfAbsent(id, Surroundings.this::ask);
            }
            return transport.seen(id).map(document -> known(id, document));
        }

        @Override
        public Map<ResourceId, ObjectValue> ofType(String type) {
            return joined(transport.seenOfType(type), planned.ofType(type));
        }

        @Override
        public Map<ResourceId, ObjectValue> referring(String type, ResourceId target) {
            var found = joined(transport.seenReferring(target), planned.referring(target));
            found.keySet().removeIf(id -> !id.type().equalsIgnoreCase(type));
            return found;
        }

        private Map<ResourceId, ObjectValue> joined(
                Map<ResourceId, ObjectValue> seen, Map<ResourceId, ObjectValue> plans) {
            var found = new LinkedHashMap<ResourceId, ObjectValue>();
            seen.forEach((id, document) -> {
                if (!isPlanned(id)) {
                    found.put(id, known(id, document));
                }
            });
            plans.forEach((id, document) -> {
                if (isPlanned(id)) {
                    found.put(id, known(id, document));
                }
            });
            return found;
        }

        @Override
        public boolean isComplete() {
            return false;
        }

        @Override
        public boolean areCanonical() {
            return true;
        }

        /// A child stands in its parent's document too, under the name of its type: what is planned
        /// to be gone is in nobody's way there either.
        private ObjectValue known(ResourceId id, ObjectValue document) {
            var result = canonical(id, document);
            for (var gone : planned.goneFrom(id)) {
                var children = DocumentPath.of("properties." + gone.types().getLast());
                var all = children.in(result).map(Value::asList).orElse(List.of());
                var rest = all.stream().filter(child -> !isCalled(child, gone.name())).toList();
                if (rest.size() < all.size()) {
                    result = children.put(result, Value.tuple(rest));
                }
            }
            return result;
        }
    }

    private static boolean isCalled(Value child, String name) {
        return child.member("name")
                .flatMap(Value::asText)
                .filter(name::equalsIgnoreCase)
                .isPresent();
    }

    /// The transport remembers what it gets.
    private boolean ask(ResourceId id) {
        var revision =
                revisions.entrySet().stream()
                        .filter(type -> type.getKey().equalsIgnoreCase(id.type()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (revision.isEmpty()) {
            return false;
        }
        try {
            return transport.get(id.toString(), revision.get(), PATIENCE).isPresent();
        } catch (TransportException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A document is replaced when it changes, never changed itself, and to compare it whole costs
    /// as much as what is saved here.
    @SuppressWarnings("ReferenceEquality")
    private ObjectValue canonical(ResourceId id, ObjectValue document) {
        var known = canonical.get(id);
        if (known != null && known.document() == document) {
            return known.form();
        }
        var form = RuleCatalogue.canonical(id.type(), document);
        canonical.put(id, new Canonical(document, form));
        return form;
    }
}
