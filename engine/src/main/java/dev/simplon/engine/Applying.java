package dev.simplon.engine;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.configuration.Scope;
import dev.simplon.engine.EngineEvent.Step;
import dev.simplon.engine.Node.BlockNode;
import dev.simplon.engine.Node.ProviderNode;
import dev.simplon.engine.state.Address;
import dev.simplon.engine.state.InstanceKey;
import dev.simplon.engine.state.PendingCreate;
import dev.simplon.engine.state.State;
import dev.simplon.engine.state.State.ObjectState;
import dev.simplon.engine.state.State.OutputValue;
import dev.simplon.engine.state.State.Slot;
import dev.simplon.engine.state.StateStore;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The walk that does what a plan says, and writes down each thing as soon as it is done.
final class Applying {
    private final Setup setup;
    private final Declared declared;
    private final Plan plan;
    private final StateStore.Session session;
    private final InstantSource clock;
    private final Evaluation evaluation;
    private final Problems problems = new Problems();
    private final Map<Slot, ResourceChange> changes = new TreeMap<>();
    private final Map<String, List<ResourceChange>> byBlock = new LinkedHashMap<>();
    private final Map<Address, Value> made = new ConcurrentHashMap<>();
    private final Map<Address, String> deposedNow = new ConcurrentHashMap<>();
    private final Map<String, Map<InstanceKey, Scope>> scopes = new ConcurrentHashMap<>();
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();

    private sealed interface Work {
        record Configure(ProviderNode node) implements Work {}

        record Make(Slot slot) implements Work {}

        record Destroy(Slot slot) implements Work {}
    }

    Applying(Setup setup, Plan plan, StateStore.Session session, InstantSource clock) {
        this.setup = setup;
        this.declared = setup.declared();
        this.plan = plan;
        this.session = session;
        this.clock = clock;
        this.evaluation =
                new Evaluation(declared, plan.variables(), this::instances, setup.directory());
        for (var change : plan.changes()) {
            changes.put(new Slot(change.address(), change.deposed()), change);
            byBlock.computeIfAbsent(change.address().block(), _ -> new ArrayList<>()).add(change);
        }
    }

    ApplyOutcome run() {
        problems.addAll(session.notices());
        boolean interrupted = false;
        if (update(_ -> settled(), "the refreshed state")) {
            var outcomes = graph().walk(setup.parallelism(), this::visit, setup.stop());
            interrupted = outcomes.containsValue(Graph.Outcome.STOPPED);
            outcomes.forEach(this::tellSkipped);
            if (interrupted) {
                problems.add(
                        Diagnostic.warning(
                                Path.ROOT,
                                "Interrupted",
                                "What was running was finished and is in the state; the rest was not"
                                        + " begun. Plan again to see what is left."));
            }
            finish(!interrupted && !problems.hasErrors());
        }
        return new ApplyOutcome(
                plan.destroy(),
                added.get(),
                changed.get(),
                destroyed.get(),
                session.state(),
                interrupted,
                problems.all());
    }

    /// The refreshed state, in which what stays as it is has today's dependencies and marks.
    private State settled() {
        var objects = new TreeMap<>(plan.prior().objects());
        changes.forEach((slot, change) -> {
            var object = objects.get(slot);
            if (change.isNoOp()
                    && object != null
                    && change.address().mode() == Mode.MANAGED
                    && declared.block(change.address().block()).isPresent()) {
                objects.put(
                        slot,
                        new ObjectState(
                                change.provider(),
                                object.tainted(),
                                object.schemaVersion(),
                                object.attributes(),
                                Marks.of(change.after()),
                                object.privateData(),
                                change.dependencies(),
                                change.createBeforeDestroy()));
            }
        });
        return new State(
                plan.lineage(), session.state().serial(), session.state().outputs(), objects);
    }

    // The order

    private Graph<Work> graph() {
        var graph = new Graph<Work>();
        changes.forEach((slot, change) -> {
            if (makes(change)) {
                addMake(graph, slot, change);
            }
            if (destroys(change)) {
                addDestroy(graph, slot, change);
            }
        });
        // Last, because they give way: what used a removed object is changed before it goes.
        changes.forEach((slot, change) -> {
            if (change.action() == Action.DELETE) {
                formerDependents(change)
                        .filter(Applying::makes)
                        .forEach(user -> graph.needsIfPossible(new Work.Destroy(slot), make(user)));
            }
        });
        return graph;
    }

    private static boolean makes(ResourceChange change) {
        return switch (change.action()) {
            case CREATE, READ, UPDATE, REPLACE, REPLACE_CREATING_FIRST -> true;
            case NO_OP, DELETE -> false;
        };
    }

    private static boolean destroys(ResourceChange change) {
        return change.action() == Action.DELETE || change.action().isReplace();
    }

    private static Work make(ResourceChange change) {
        return new Work.Make(new Slot(change.address(), change.deposed()));
    }

    private void addMake(Graph<Work> graph, Slot slot, ResourceChange change) {
        var node = new Work.Make(slot);
        graph.add(node);
        var block = new BlockNode(slot.address().block());
        for (var needed : declared.blocksBefore(block)) {
            makesOf(needed).forEach(other -> graph.needs(node, other));
        }
        configure(graph, node, change);
        if (change.action() == Action.REPLACE) {
            graph.needs(node, new Work.Destroy(slot));
        }
    }

    private void addDestroy(Graph<Work> graph, Slot slot, ResourceChange change) {
        var node = new Work.Destroy(slot);
        graph.add(node);
        configure(graph, node, change);
        formerDependents(change)
                .filter(Applying::destroys)
                .map(user -> new Work.Destroy(new Slot(user.address(), user.deposed())))
                .forEach(user -> graph.needs(node, user));
        if (change.action() == Action.REPLACE_CREATING_FIRST) {
            graph.needs(node, new Work.Make(slot));
            for (var block : declared.blocks()) {
                if (declared.dependencies(block.address()).contains(slot.address().block())) {
                    makesOf(block.address()).forEach(user -> graph.needs(node, user));
                }
            }
        }
    }

    /// Changes of objects that, when they were made, needed this one's block.
    private java.util.stream.Stream<ResourceChange> formerDependents(ResourceChange change) {
        var block = change.address().block();
        return changes.entrySet().stream()
                .filter(entry -> !entry.getValue().address().block().equals(block))
                .filter(entry ->
                        Optional.ofNullable(plan.prior().objects().get(entry.getKey()))
                                .map(object -> object.dependencies().contains(block))
                                .orElse(false))
                .map(Map.Entry::getValue);
    }

    private List<Work> makesOf(String block) {
        return byBlock.getOrDefault(block, List.of()).stream()
                .filter(Applying::makes)
                .map(Applying::make)
                .toList();
    }

    private void configure(Graph<Work> graph, Work node, ResourceChange change) {
        var provider = providerOf(change);
        var settings = new Work.Configure(provider);
        if (!graph.contains(settings)) {
            graph.add(settings);
            if (!plan.destroy()) {
                for (var needed : declared.blocksBefore(provider)) {
                    makesOf(needed).forEach(other -> graph.needs(settings, other));
                }
            }
        }
        graph.needs(node, settings);
    }

    private ProviderNode providerOf(ResourceChange change) {
        return declared.block(change.address().block())
                .map(Declared.Block::provider)
                .or(() -> setup.providers().inState(change.provider()))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no provider for " + change.address() + " in the plan"));
    }

    // The steps

    private boolean visit(Work work) {
        return switch (work) {
            case Work.Configure(ProviderNode node) -> setup.configure(node, evaluation, problems);
            case Work.Make(Slot slot) -> make(slot, changeAt(slot));
            case Work.Destroy(Slot slot) -> destroy(slot, changeAt(slot));
        };
    }

    private ResourceChange changeAt(Slot slot) {
        return Optional.ofNullable(changes.get(slot)).orElseThrow();
    }

    private void tellSkipped(Work work, Graph.Outcome outcome) {
        if (outcome == Graph.Outcome.DONE || outcome == Graph.Outcome.FAILED) {
            return;
        }
        switch (work) {
            case Work.Configure _ -> {}
            case Work.Make(Slot slot) ->
                    setup.events().skipped(Planning.label(slot), step(changeAt(slot)));
            case Work.Destroy(Slot slot) ->
                    setup.events().skipped(Planning.label(slot), Step.DELETE);
        }
    }

    private static Step step(ResourceChange change) {
        return switch (change.action()) {
            case UPDATE -> Step.UPDATE;
            case READ -> Step.READ;
            case DELETE -> Step.DELETE;
            case CREATE, NO_OP, REPLACE, REPLACE_CREATING_FIRST -> Step.CREATE;
        };
    }

    private boolean make(Slot slot, ResourceChange change) {
        var address = slot.address();
        var block = declared.block(address.block());
        if (block.isEmpty()) {
            problems.add(changedDeclaration(address.toString()));
            return false;
        }
        var provider = setup.providers().get(block.get().provider());
        var written = decode(block.get(), address);
        if (written.isEmpty()) {
            return false;
        }
        var differing = Comparison.broken(change.config(), written.get());
        if (!differing.isEmpty()) {
            problems.add(
                    changedDeclaration(
                            address
                                    + differing.stream()
                                            .map(Path::toString)
                                            .collect(Collectors.joining(", ", " (", ")"))));
            return false;
        }
        return change.action() == Action.READ
                ? read(change, block.get(), provider, written.get())
                : write(slot, change, block.get(), provider, written.get());
    }

    private static Diagnostic changedDeclaration(String address) {
        return Diagnostic.error(
                "The declaration has changed since the plan",
                address
                        + " is declared otherwise than when the plan was made. Nothing was done to it."
                        + " Make a new plan.");
    }

    private boolean read(
            ResourceChange change, Declared.Block block, Provider provider, Value written) {
        var address = change.address();
        var running = setup.events().begin(address.toString(), Step.READ, Optional.empty());
        var read = provider.readDataSource(address.type(), written.unmarkedDeep());
        setup.report(read.diagnostics(), address.toString(), Optional.of(block), problems);
        if (read.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            running.failed(read.diagnostics());
            return false;
        }
        var marks = Marks.of(written);
        made.put(address, Marks.put(change.schema().block(), read.state(), marks));
        running.done(Setup.id(read.state()));
        var object =
                Setup.kept(
                        change.provider(),
                        change.schema(),
                        read.state(),
                        PrivateData.NONE,
                        false,
                        marks,
                        List.of(),
                        false);
        return update(state -> state.with(Slot.current(address), object), address.toString());
    }

    private boolean write(
            Slot slot,
            ResourceChange change,
            Declared.Block block,
            Provider provider,
            Value written) {
        var address = slot.address();
        var name = address.toString();
        var schema = change.schema().block();
        boolean creates = change.action() != Action.UPDATE;
        var nothing = Value.nullOf(schema.impliedType());
        var before = creates ? nothing : change.before().unmarkedDeep();
        var config =
                IgnoredChanges.apply(
                        block.source().lifecycle().ignoreChanges(),
                        change.before().unmarkedDeep(),
                        written.unmarkedDeep());
        var kept = session.state().current(address);
        var planned =
                provider.plan(
                        address.type(),
                        before,
                        ProposedState.of(schema, before, config),
                        config,
                        kept.map(ObjectState::privateData).orElse(PrivateData.NONE));
        var found = new ArrayList<>(planned.diagnostics());
        if (found.stream().noneMatch(Diagnostic::isError) && !planned.legacyTypeSystem()) {
            found.addAll(
                    Conformity.ofFinalPlan(name, change.after().unmarkedDeep(), planned.planned()));
        }
        setup.report(found, name, Optional.of(block), problems);
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return false;
        }
        if (!creates && Comparison.same(before, planned.planned())) {
            made.put(address, Marks.put(schema, planned.planned(), Marks.of(written)));
            return true;
        }
        if (change.action() == Action.REPLACE_CREATING_FIRST && !depose(address)) {
            return false;
        }
        var id = Setup.id(planned.planned());
        var running =
                setup.events()
                        .begin(
                                name,
                                creates ? Step.CREATE : Step.UPDATE,
                                creates ? Optional.empty() : Setup.id(before));
        if (creates && !begin(new PendingCreate(name, address.type(), id, clock.instant()))) {
            return false;
        }
        var applied =
                provider.apply(
                        address.type(),
                        before,
                        planned.planned(),
                        config,
                        planned.plannedPrivate());
        boolean failed = applied.diagnostics().stream().anyMatch(Diagnostic::isError);
        var outcome = new ArrayList<>(applied.diagnostics());
        if (!failed && !planned.legacyTypeSystem()) {
            outcome.addAll(Conformity.ofResult(name, planned.planned(), applied.state()));
        }
        setup.report(outcome, name, Optional.of(block), problems);
        var marks = Marks.of(written);
        var result = withoutUnknowns(applied.state());
        boolean saved =
                remember(slot, change, result, before, applied.privateData(), failed, marks);
        if (saved && creates) {
            saved = settle(name);
        }
        if (outcome.stream().anyMatch(Diagnostic::isError) || !saved) {
            running.failed(outcome);
            return false;
        }
        made.put(address, Marks.put(schema, result, marks));
        running.done(Setup.id(result));
        (creates ? added : changed).incrementAndGet();
        return true;
    }

    /// Writes down what now exists. A failed create that made something leaves it tainted; a failed
    /// one that made nothing leaves what was there before.
    private boolean remember(
            Slot slot,
            ResourceChange change,
            Value result,
            Value before,
            PrivateData privateData,
            boolean failed,
            List<Path> marks) {
        var address = slot.address();
        boolean creates = before.isNull();
        if (result.isNull()) {
            if (!creates) {
                // Nothing was said about the object: what was there is kept.
                return true;
            }
            var old = Optional.ofNullable(deposedNow.remove(address));
            return old.isEmpty()
                    || update(
                            state -> {
                                var deposed = new Slot(address, old);
                                var object = state.objects().get(deposed);
                                return object == null
                                        ? state
                                        : state.without(deposed).with(slot, object);
                            },
                            address.toString());
        }
        var object =
                Setup.kept(
                        change.provider(),
                        change.schema(),
                        result,
                        privateData,
                        creates && failed,
                        marks,
                        change.dependencies(),
                        change.createBeforeDestroy());
        return update(state -> state.with(slot, object), address.toString());
    }

    /// Puts the current object aside, under a key of its own, until its successor stands.
    private boolean depose(Address address) {
        var key = "%08x".formatted(ThreadLocalRandom.current().nextInt());
        deposedNow.put(address, key);
        return update(
                state -> {
                    var object = state.objects().get(Slot.current(address));
                    return object == null
                            ? state
                            : state.without(Slot.current(address))
                                    .with(new Slot(address, Optional.of(key)), object);
                },
                address.toString());
    }

    private boolean destroy(Slot planned, ResourceChange change) {
        var address = planned.address();
        var slot =
                change.action() == Action.REPLACE_CREATING_FIRST
                        ? new Slot(address, Optional.ofNullable(deposedNow.get(address)))
                        : planned;
        var block = declared.block(address.block());
        var provider = setup.providers().get(providerOf(change));
        var nothing = Value.nullOf(change.schema().block().impliedType());
        var before = change.before().unmarkedDeep();
        var running = setup.events().begin(Planning.label(slot), Step.DELETE, Setup.id(before));
        var applied =
                provider.apply(address.type(), before, nothing, nothing, change.plannedPrivate());
        setup.report(applied.diagnostics(), Planning.label(slot), block, problems);
        boolean failed = applied.diagnostics().stream().anyMatch(Diagnostic::isError);
        if (!failed && !applied.state().isNull()) {
            problems.add(
                    Setup.placed(
                            Diagnostic.error(
                                    "Provider returned invalid result object after apply",
                                    "The provider reported the destruction of "
                                            + Planning.label(slot)
                                            + " as done but still returned an object.\n\nThis is a bug"
                                            + " in the provider, which should be reported to its"
                                            + " authors."),
                            address.toString(),
                            block));
            failed = true;
        }
        boolean saved = true;
        if (!failed) {
            saved = update(state -> state.without(slot), Planning.label(slot));
        } else if (!applied.state().isNull()) {
            saved =
                    update(
                            state -> {
                                var object = state.objects().get(slot);
                                return object == null
                                        ? state
                                        : state.with(
                                                slot,
                                                Setup.kept(
                                                        object.provider(),
                                                        change.schema(),
                                                        withoutUnknowns(applied.state()),
                                                        applied.privateData(),
                                                        object.tainted(),
                                                        object.sensitive(),
                                                        object.dependencies(),
                                                        object.createBeforeDestroy()));
                            },
                            Planning.label(slot));
        }
        if (failed || !saved) {
            running.failed(applied.diagnostics());
            return false;
        }
        running.done(Optional.empty());
        destroyed.incrementAndGet();
        return true;
    }

    // What was learned

    private SortedMap<InstanceKey, Value> instances(String block) {
        var found = new TreeMap<InstanceKey, Value>();
        for (var change : byBlock.getOrDefault(block, List.of())) {
            boolean isThere = change.deposed().isEmpty() && change.action() != Action.DELETE;
            if (isThere || plan.destroy()) {
                found.put(
                        change.address().key(),
                        made.getOrDefault(
                                change.address(),
                                plan.destroy() ? change.before() : change.after()));
            }
        }
        return found;
    }

    private Optional<Value> decode(Declared.Block block, Address address) {
        var expanded = scopes.get(block.address());
        if (expanded == null) {
            var now =
                    problems.take(
                            evaluation.expand(block.source()),
                            Optional.of(block.address()),
                            block.source().at());
            if (now.isEmpty()) {
                return Optional.empty();
            }
            expanded = now.get();
            scopes.put(block.address(), expanded);
        }
        var scope = expanded.get(address.key());
        if (scope == null) {
            problems.add(changedDeclaration(address.toString()));
            return Optional.empty();
        }
        return problems.take(
                        block.source().body().decode(Specs.of(block.schema().block()), scope),
                        Optional.of(address.toString()),
                        block.source().at())
                .map(value -> (Value) value);
    }

    /// A failed apply may leave unknowns in what it returns; a state cannot hold them.
    private static Value withoutUnknowns(Value value) {
        return value.transform(inner -> inner.isKnown() ? inner : Value.nullOf(inner.type()));
    }

    /// Outputs, once everything is as planned. After a failure the old ones stay: they were true
    /// when they were written.
    private void finish(boolean complete) {
        if (!complete) {
            return;
        }
        if (plan.destroy()) {
            if (plan.targets().isEmpty()) {
                update(
                        state ->
                                new State(
                                        state.lineage(),
                                        state.serial(),
                                        new TreeMap<>(),
                                        withoutData(state)),
                        "the outputs");
            }
            return;
        }
        var values = new LinkedHashMap<String, OutputValue>();
        for (var output : declared.configuration().outputs()) {
            var value =
                    problems.take(
                            Outputs.evaluate(output, evaluation),
                            Optional.of("output." + output.name()),
                            output.at());
            value.filter(Value::isWhollyKnown)
                    .ifPresentOrElse(
                            v ->
                                    values.put(
                                            output.name(),
                                            new OutputValue(v, v.type(), output.sensitive())),
                            () ->
                                    Optional.ofNullable(
                                                    session.state().outputs().get(output.name()))
                                            .ifPresent(old -> values.put(output.name(), old)));
        }
        update(state -> state.withOutputs(values), "the outputs");
    }

    private static SortedMap<Slot, ObjectState> withoutData(State state) {
        var objects = new TreeMap<Slot, ObjectState>();
        state.objects()
                .forEach((slot, object) -> {
                    if (slot.address().mode() == Mode.MANAGED) {
                        objects.put(slot, object);
                    }
                });
        return objects;
    }

    // The state

    private boolean update(UnaryOperator<State> change, String what) {
        synchronized (session) {
            try {
                session.write(change.apply(session.state()));
                return true;
            } catch (IOException e) {
                problems.add(unsaved(what, e));
                return false;
            }
        }
    }

    private boolean begin(PendingCreate create) {
        try {
            session.begin(create);
            return true;
        } catch (IOException e) {
            problems.add(unsaved(create.address(), e));
            return false;
        }
    }

    private boolean settle(String address) {
        try {
            session.settle(address);
            return true;
        } catch (IOException e) {
            problems.add(unsaved(address, e));
            return false;
        }
    }

    private static Diagnostic unsaved(String what, IOException e) {
        return Diagnostic.error(
                "The state could not be saved",
                "What became of "
                        + what
                        + " could not be written down: "
                        + e
                        + ". Make room or restore the rights, then plan again: what was created and is"
                        + " not in the state is looked for and taken over.");
    }
}
