package dev.simplon.resource.lifecycle;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider.Applied;
import dev.simplon.resource.Provider.Imported;
import dev.simplon.resource.Provider.Planned;
import dev.simplon.resource.Provider.State;
import dev.simplon.resource.declaration.IdTemplate;
import dev.simplon.resource.declaration.Particulars.Call;
import dev.simplon.resource.declaration.TypeAtVersion;
import dev.simplon.resource.lifecycle.Transport.Document;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Everything a provider does with the resources of one declared type. Thread-safe.
///
/// It remembers the ids that it has seen exist: a plan without a prior state for one of them is the
/// second half of a replacement, so that its id is not known yet, and whatever hangs on it is
/// replaced too.
public final class DeclaredResource {
    private static final int ATTEMPTS = 3;

    private final TypeAtVersion type;
    private final Serialized serialized;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> promised = ConcurrentHashMap.newKeySet();

    /// @param serialized shared by all types of a provider
    public DeclaredResource(TypeAtVersion type, Serialized serialized) {
        this.type = type;
        this.serialized = serialized;
    }

    public TypeAtVersion type() {
        return type;
    }

    public List<Diagnostic> validate(Value config) {
        return config.unmarked() instanceof ObjectValue object
                ? Validation.of(type, object)
                : List.of();
    }

    /// @param prior null value on create
    /// @param proposed null value on destroy
    public Planned plan(
            Value prior,
            Value proposed,
            Value config,
            PrivateData priorPrivate,
            Map<String, Value> variables) {
        if (prior.unmarked() instanceof ObjectValue existing) {
            idOf(existing).ifPresent(id -> seen.add(key(id)));
        }
        if (proposed.isNull() || !(config.unmarked() instanceof ObjectValue given)) {
            return new Planned(
                    Value.nullOf(type.impliedType()), List.of(), priorPrivate, false, List.of());
        }
        var existing =
                prior.unmarked() instanceof ObjectValue object
                        ? Optional.of(object)
                        : Optional.<ObjectValue>empty();
        var outcome = Planning.of(type, existing, given, futureId(given, variables));
        var problems =
                outcome.planned().equals(existing.orElse(null))
                        ? List.<Diagnostic>of()
                        : type.type()
                                .particulars()
                                .check(
                                        existing.filter(_ -> outcome.requiresReplace().isEmpty()),
                                        outcome.planned(),
                                        given,
                                        type.version());
        return new Planned(
                outcome.planned(),
                outcome.requiresReplace(),
                TimeoutSettings.kept(TimeoutSettings.of(type, outcome.planned()), priorPrivate),
                outcome.deviates() || type.type().legacyTypeSystem().isPresent(),
                problems);
    }

    /// The plan of a change as that of a replacement: its parent goes, takes it along, and comes
    /// again. What was found about the change is not of it.
    public Planned withItsParent(Planned plan) {
        var values = (ObjectValue) plan.planned();
        var unknown = idOf(values).map(id -> type.type().id().unknown(id));
        return unknown.isEmpty()
                ? plan
                : new Planned(
                        values.with("id", unknown.get()),
                        List.of(Path.of("id")),
                        plan.plannedPrivate(),
                        plan.legacyTypeSystem(),
                        List.of());
    }

    public Applied apply(
            Value prior, Value planned, Value config, PrivateData plannedPrivate, Session session) {
        var before =
                prior.unmarked() instanceof ObjectValue o
                        ? Optional.of(o)
                        : Optional.<ObjectValue>empty();
        var after =
                planned.unmarked() instanceof ObjectValue o
                        ? Optional.of(o)
                        : Optional.<ObjectValue>empty();
        var given =
                config.unmarked() instanceof ObjectValue o
                        ? Optional.of(o)
                        : Optional.<ObjectValue>empty();
        if (before.isEmpty() && after.isEmpty()) {
            return new Applied(planned, plannedPrivate, List.of());
        }
        try (var _ = serialized.hold(heldIds(after.or(() -> before).orElseThrow(), session))) {
            if (after.isEmpty()) {
                return delete(before.orElseThrow(), plannedPrivate, session);
            }
            var applied =
                    before.isEmpty()
                            ? create(after.get(), given, plannedPrivate, session)
                            : update(before.get(), after.get(), given, plannedPrivate, session);
            return type.type().legacyTypeSystem().isPresent()
                    ? applied.withLegacyTypeSystem()
                    : applied;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Applied(prior, plannedPrivate, List.of(nothingSent()));
        }
    }

    /// The state as the service has it; null value where it is gone.
    public State read(Value state, PrivateData privateData, Session session) {
        if (!(state.unmarked() instanceof ObjectValue prior)) {
            return new State(state, privateData, List.of());
        }
        var id = idOf(prior).orElse("");
        return read(id, prior, false, privateData, session);
    }

    /// The null value, and an error, where the id is not of this type or nothing is there.
    public Imported importById(String id, Session session) {
        var segments = type.type().id().parse(id, type.type().idIgnoringCase());
        if (segments.isEmpty()) {
            return notImported(
                    Diagnostic.error(
                            "Not an id of " + type.name(),
                            "\""
                                    + id
                                    + "\" has not the form "
                                    + type.type().id()
                                    + ", whose fixed segments are spelled exactly so. Give the id in that"
                                    + " form."));
        }
        var canonical = canonical(segments.get());
        var found = read(canonical, Flattening.nothing(type), true, PrivateData.NONE, session);
        var failed = found.diagnostics().stream().anyMatch(Diagnostic::isError);
        if (!failed && found.state().isNull()) {
            return notImported(
                    Diagnostic.error(
                            "Cannot import what does not exist",
                            "There is no "
                                    + canonical
                                    + ". Mend the id, or leave the import out to have it created."));
        }
        return new Imported(
                type.name(),
                failed ? Value.nullOf(type.impliedType()) : found.state(),
                found.privateData(),
                found.diagnostics());
    }

    private Imported notImported(Diagnostic why) {
        return new Imported(
                type.name(), Value.nullOf(type.impliedType()), PrivateData.NONE, List.of(why));
    }

    /// A state of any writer, made to fit. What it holds counts as seen: without a refresh, nothing
    /// else tells of a tainted resource that it exists.
    public State upgrade(Value raw) {
        if (raw.isNull()) {
            return new State(Value.nullOf(type.impliedType()), PrivateData.NONE, List.of());
        }
        var state = Conforming.toSchema(type.schema().block(), raw);
        idOf(state).ifPresent(id -> seen.add(key(id)));
        return new State(state, PrivateData.NONE, List.of());
    }

    /// The id that these values give, as far as they are known, without regard to what exists.
    public Value idFrom(ObjectValue values, Map<String, Value> variables) {
        var all = new LinkedHashMap<String, Value>(variables);
        all.putAll(values.members());
        return type.type().id().format(all);
    }

    /// The document that these values stand for.
    ///
    /// @param config empty: every value counts as given
    /// @param prior the values before
    /// @param stored the document that they would be laid over
    public ObjectValue document(
            ObjectValue values,
            Value id,
            Optional<ObjectValue> config,
            Optional<ObjectValue> prior,
            Optional<ObjectValue> stored) {
        return Expansion.document(type, id, values, config, prior, stored);
    }

    private Value futureId(ObjectValue given, Map<String, Value> variables) {
        var id = idFrom(given, variables);
        var text = id.asText();
        if (text.isEmpty()) {
            return id;
        }
        if (seen.contains(key(text.get())) && !promised.contains(key(text.get()))) {
            return type.type().id().unknown(text.get());
        }
        promised.add(key(text.get()));
        return id;
    }

    private Applied create(
            ObjectValue planned,
            Optional<ObjectValue> config,
            PrivateData privateData,
            Session session) {
        var nothing = Value.nullOf(type.impliedType());
        var id = idFrom(planned, session.variables()).asText().orElseThrow();
        var timeout = TimeoutSettings.of(type, planned).create();
        var call = call(id, session, timeout);
        var sent = false;
        try {
            var looksFirst = !session.mayTakeOver() || type.type().neverTakesOver();
            if (looksFirst && session.transport().get(id, type.revision(), timeout).isPresent()) {
                return new Applied(nothing, privateData, List.of(alreadyThere(id)));
            }
            var document =
                    type.type()
                            .particulars()
                            .prepare(
                                    Expansion.document(
                                            type,
                                            Value.of(id),
                                            planned,
                                            config,
                                            Optional.empty(),
                                            Optional.empty()),
                                    planned,
                                    call);
            sent = true;
            var stored = put(id, document, Optional.empty(), timeout, session);
            seen.add(key(id));
            promised.remove(key(id));
            return settled(id, planned, stored, call, privateData);
        } catch (TransportException e) {
            return new Applied(
                    e.accepted() ? asFarAsKnown(planned, id) : nothing,
                    privateData,
                    List.of(failure("create", id, e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return sent
                    ? new Applied(
                            asFarAsKnown(planned, id),
                            privateData,
                            List.of(
                                    Diagnostic.error(
                                            "Interrupted while creating " + id,
                                            "It may exist by now, so it is kept in the state as"
                                                    + " tainted: the next apply replaces it.")))
                    : new Applied(nothing, privateData, List.of(nothingSent()));
        }
    }

    private Applied update(
            ObjectValue prior,
            ObjectValue planned,
            Optional<ObjectValue> config,
            PrivateData privateData,
            Session session) {
        var id = idOf(prior).orElseThrow();
        if (!type.timeouts().byOperation().containsKey("update")) {
            // Every argument replaces: nothing but the timeouts can have changed.
            return new Applied(planned, privateData, List.of());
        }
        var timeout = TimeoutSettings.of(type, planned).update();
        var call = call(id, session, timeout);
        var reached = prior;
        try {
            var stored = modify(id, prior, planned, config, call, session);
            if (stored.isEmpty()) {
                return new Applied(
                        prior,
                        privateData,
                        List.of(
                                Diagnostic.error(
                                        id + " is gone",
                                        "It was deleted by someone else after it was planned to be"
                                                + " changed. Plan again, to create it anew.")));
            }
            reached = Flattening.state(type, id, stored.get().body(), prior, false);
            type.type().particulars().afterUpdate(prior, planned, config.orElse(planned), call);
            return settled(id, planned, stored.get(), call, privateData);
        } catch (TransportException e) {
            return new Applied(reached, privateData, List.of(failure("update", id, e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Applied(
                    reached, privateData, List.of(interrupted("updating", id, "changed")));
        }
    }

    /// Reads, lays the planned values over what is there, and writes; again where someone else
    /// wrote meanwhile. Nothing is written where nothing would change.
    private Optional<Document> modify(
            String id,
            ObjectValue prior,
            ObjectValue planned,
            Optional<ObjectValue> config,
            Call call,
            Session session)
            throws TransportException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var there = session.transport().get(id, type.revision(), call.timeout());
            if (there.isEmpty()) {
                return Optional.empty();
            }
            var body = there.get().body();
            var laid =
                    Expansion.document(
                            type,
                            Value.of(id),
                            planned,
                            config,
                            Optional.of(prior),
                            Optional.of(body));
            if (laid.equals(body)) {
                return there;
            }
            try {
                return Optional.of(
                        put(
                                id,
                                type.type().particulars().prepare(laid, planned, call),
                                there.get().etag(),
                                call.timeout(),
                                session));
            } catch (TransportException e) {
                if (e.kind() != TransportException.Kind.CHANGED_MEANWHILE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Applied delete(ObjectValue prior, PrivateData privateData, Session session) {
        var id = idOf(prior).orElseThrow();
        var timeout = TimeoutSettings.of(type, prior).delete();
        try {
            type.type()
                    .particulars()
                    .beforeDelete(prior, session.settings(), call(id, session, timeout));
            session.transport().delete(id, type.revision(), timeout);
            seen.remove(key(id));
            return new Applied(Value.nullOf(type.impliedType()), PrivateData.NONE, List.of());
        } catch (TransportException e) {
            return new Applied(prior, privateData, List.of(failure("delete", id, e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Applied(prior, privateData, List.of(interrupted("deleting", id, "gone")));
        }
    }

    private Document put(
            String id,
            ObjectValue document,
            Optional<String> ifMatch,
            Duration timeout,
            Session session)
            throws TransportException, InterruptedException {
        return session.transport().put(id, type.revision(), document, ifMatch, timeout);
    }

    /// The state after a write that the service has done.
    private Applied settled(
            String id, ObjectValue planned, Document stored, Call call, PrivateData privateData)
            throws InterruptedException {
        var state = Flattening.state(type, id, stored.body(), planned, false);
        var diagnostics = new ArrayList<Diagnostic>();
        try {
            var reading = type.type().particulars().read(state, stored.body(), planned, call);
            state = reading.state();
            diagnostics.addAll(reading.diagnostics());
        } catch (TransportException e) {
            diagnostics.add(failure("read", id, e));
        }
        return new Applied(AsPlanned.conform(planned, state), privateData, diagnostics);
    }

    private State read(
            String id,
            ObjectValue prior,
            boolean importing,
            PrivateData privateData,
            Session session) {
        var timeouts = TimeoutSettings.of(type, prior);
        var call = call(id, session, timeouts.read());
        try {
            var there = session.transport().get(id, type.revision(), timeouts.read());
            if (there.isEmpty()) {
                seen.remove(key(id));
                return new State(Value.nullOf(type.impliedType()), PrivateData.NONE, List.of());
            }
            seen.add(key(id));
            var state = Flattening.state(type, id, there.get().body(), prior, importing);
            var reading = type.type().particulars().read(state, there.get().body(), prior, call);
            return new State(
                    reading.state(),
                    importing ? TimeoutSettings.kept(timeouts, privateData) : privateData,
                    reading.diagnostics());
        } catch (TransportException e) {
            return new State(prior, privateData, List.of(failure("read", id, e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new State(
                    prior,
                    privateData,
                    List.of(Diagnostic.error("Interrupted while reading " + id, "Run it again.")));
        }
    }

    private Call call(String id, Session session, Duration timeout) {
        return new Call(session.transport(), id, type.version(), type.revision(), timeout);
    }

    private List<String> heldIds(ObjectValue values, Session session) {
        var ids = new ArrayList<String>();
        idOf(values).or(() -> idFrom(values, session.variables()).asText()).ifPresent(ids::add);
        for (var other : type.type().serializedWith()) {
            var held =
                    other.startsWith("/")
                            ? IdTemplate.of(other)
                                    .format(merged(values, session.variables()))
                                    .asText()
                            : values.member(other).flatMap(Value::asText);
            held.filter(id -> !id.isEmpty()).ifPresent(ids::add);
        }
        return ids;
    }

    private static Map<String, Value> merged(ObjectValue values, Map<String, Value> variables) {
        var all = new LinkedHashMap<String, Value>(variables);
        all.putAll(values.members());
        return all;
    }

    private String canonical(Map<String, String> segments) {
        var values = new LinkedHashMap<String, Value>();
        segments.forEach((name, text) -> values.put(name, Value.of(text)));
        return type.type().id().format(values).asText().orElseThrow();
    }

    private static Value asFarAsKnown(ObjectValue planned, String id) {
        return AsPlanned.known(planned.with("id", Value.of(id)));
    }

    private Diagnostic alreadyThere(String id) {
        return Diagnostic.error(
                Path.ROOT,
                id + " already exists",
                "A resource with the ID \""
                        + id
                        + "\" already exists - to be managed via Terraform this resource needs to be"
                        + " imported into the State. Please see the resource documentation for \""
                        + type.name()
                        + "\" for more information.");
    }

    private static Diagnostic nothingSent() {
        return Diagnostic.error(
                "Interrupted",
                "The operation was interrupted before anything was sent. Run it again.");
    }

    private static Diagnostic interrupted(String doing, String id, String done) {
        return Diagnostic.error(
                "Interrupted while " + doing + " " + id,
                "It may be " + done + " by now: the next plan reads it. Run it again.");
    }

    private static Diagnostic failure(String verb, String id, TransportException e) {
        var mend =
                e.kind() == TransportException.Kind.LATE
                        ? " Give it more time: set `" + verb + "` in the block `timeouts`."
                        : "";
        return Diagnostic.error("Could not " + verb + " " + id, e.explanation() + mend);
    }

    private static Optional<String> idOf(ObjectValue values) {
        return values.member("id").flatMap(Value::asText).filter(id -> !id.isEmpty());
    }

    private static String key(String id) {
        return id.toLowerCase(java.util.Locale.ROOT);
    }
}
