package dev.simplon.engine;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.configuration.Reference;
import dev.simplon.configuration.Scope;
import dev.simplon.engine.EngineEvent.Step;
import dev.simplon.engine.Node.BlockNode;
import dev.simplon.engine.Node.LocalNode;
import dev.simplon.engine.Node.OutputNode;
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
import dev.simplon.resource.schema.Schema;
import dev.simplon.resource.schema.WriteOnly;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The walk that looks at what exists and says what would change. Changes nothing outside, except
/// that an object whose create was interrupted is taken into the state.
final class Planning {
    private final Setup setup;
    private final Declared declared;
    private final PlanOptions options;
    private final StateStore.Session session;
    private final SortedMap<String, Value> variables;
    private final Evaluation evaluation;
    private final Problems problems = new Problems();
    private final Set<String> targetBlocks;
    private final ConcurrentSkipListMap<Slot, ObjectState> prior;
    private final Map<Slot, ResourceChange> changes = new ConcurrentSkipListMap<>();
    private final Map<Slot, ResourceChange> drift = new ConcurrentSkipListMap<>();
    private final Map<String, SortedMap<InstanceKey, Value>> values = new ConcurrentHashMap<>();

    Planning(
            Setup setup,
            PlanOptions options,
            StateStore.Session session,
            SortedMap<String, Value> variables) {
        this.setup = setup;
        this.declared = setup.declared();
        this.options = options;
        this.session = session;
        this.variables = variables;
        this.prior = new ConcurrentSkipListMap<>(session.state().objects());
        this.evaluation =
                new Evaluation(
                        declared,
                        variables,
                        block -> values.getOrDefault(block, Collections.emptyNavigableMap()),
                        setup.directory());
        this.targetBlocks = targetBlocks();
    }

    /// What is asked for may need other blocks, or be needed by them when it is to go.
    private Set<String> targetBlocks() {
        var found = new LinkedHashSet<String>();
        for (var target : options.targets()) {
            var block = Address.parse(target).map(Address::block).orElse(target);
            if (options.destroy()) {
                declared.blocks().stream()
                        .map(Declared.Block::address)
                        .filter(address -> declared.dependencies(address).contains(block))
                        .forEach(found::add);
                prior.forEach((slot, object) -> {
                    if (object.dependencies().contains(block)) {
                        found.add(slot.address().block());
                    }
                });
            } else {
                found.addAll(declared.dependencies(block));
            }
        }
        return found;
    }

    private boolean isTargeted(Address address) {
        return options.targets().isEmpty()
                || targetBlocks.contains(address.block())
                || options.targets().contains(address.toString())
                || options.targets().contains(address.block());
    }

    Checked<Plan> run() {
        problems.addAll(session.notices());
        if (!options.targets().isEmpty()) {
            problems.add(
                    Diagnostic.warning(
                            Path.ROOT,
                            "Resource targeting is in effect",
                            "You are creating a plan with targets, which means that the result of"
                                    + " this plan may not represent all of the changes requested by"
                                    + " the current configuration."));
        }
        var graph = graph();
        var outcomes = graph.walk(setup.parallelism(), this::visit, setup.stop());
        if (outcomes.containsValue(Graph.Outcome.STOPPED)) {
            problems.add(
                    Diagnostic.error(
                            "Interrupted",
                            "The plan was stopped before its end. Nothing was changed."));
        }
        var outputs = problems.hasErrors() ? List.<OutputChange>of() : outputs();
        var stored = session.state();
        return Checked.of(
                new Plan(
                        options.destroy(),
                        List.copyOf(changes.values()),
                        outputs,
                        List.copyOf(drift.values()),
                        new State(stored.lineage(), stored.serial(), stored.outputs(), prior),
                        stored.lineage(),
                        stored.serial(),
                        variables,
                        options.targets()),
                problems.all());
    }

    private Graph<Node> graph() {
        var graph = new Graph<Node>();
        for (var node : declared.graph().nodes()) {
            graph.add(node);
            declared.graph().neededBy(node).forEach(other -> graph.needs(node, other));
        }
        var undeclared = new LinkedHashSet<Address>();
        prior.keySet().forEach(slot -> undeclared.add(slot.address()));
        session.pending().forEach(p -> Address.parse(p.address()).ifPresent(undeclared::add));
        for (var address : undeclared) {
            if (declared.block(address.block()).isEmpty()) {
                var node = new BlockNode(address.block());
                graph.add(node);
                providerOf(address).ifPresent(provider -> graph.needs(node, provider));
            }
        }
        return graph;
    }

    private Optional<ProviderNode> providerOf(Address address) {
        var block = declared.block(address.block());
        if (block.isPresent()) {
            return block.map(Declared.Block::provider);
        }
        var written =
                prior.entrySet().stream()
                        .filter(entry -> entry.getKey().address().block().equals(address.block()))
                        .findFirst();
        if (written.isPresent()) {
            return setup.providers().inState(written.get().getValue().provider());
        }
        int end = address.type().indexOf('_');
        var name = end < 0 ? address.type() : address.type().substring(0, end);
        return setup.providers().has(name)
                ? Optional.of(new ProviderNode(name, Optional.empty()))
                : Optional.empty();
    }

    private boolean visit(Node node) {
        return switch (node) {
            case LocalNode _, OutputNode _ -> true;
            case ProviderNode provider -> setup.configure(provider, evaluation, problems);
            case BlockNode(String address) -> {
                adoptInterrupted(address);
                var block = declared.block(address);
                yield (options.destroy() || block.isEmpty()) ? remove(address) : plan(block.get());
            }
        };
    }

    // Objects whose create was interrupted

    /// Of a create that was noted and never settled nobody knows whether it happened: look.
    private void adoptInterrupted(String block) {
        for (var pending : session.pending()) {
            var address = Address.parse(pending.address());
            if (address.isEmpty() || !address.get().block().equals(block) || options.offline()) {
                continue;
            }
            var slot = Slot.current(address.get());
            var node = providerOf(address.get());
            try {
                if (prior.containsKey(slot)) {
                    session.settle(pending.address());
                } else if (node.isPresent()) {
                    adopt(pending, slot, node.get());
                }
            } catch (IOException e) {
                problems.add(
                        Diagnostic.error(
                                "The list of interrupted creates cannot be written",
                                session
                                        + ": "
                                        + e
                                        + ". Check that the directory of the state is yours, and that"
                                        + " the disk has room."));
            }
        }
    }

    private void adopt(PendingCreate pending, Slot slot, ProviderNode node) throws IOException {
        if (pending.id().isEmpty()) {
            problems.add(
                    Diagnostic.warning(
                            Path.ROOT,
                            "An interrupted create cannot be looked up",
                            pending.address()
                                    + " was being created at "
                                    + pending.since()
                                    + " when the process ended, and its id was not known. If the"
                                    + " object exists, remove it; else the plan is right."));
            session.settle(pending.address());
            return;
        }
        var provider = setup.providers().get(node);
        var schema = Setup.schema(provider, slot.address());
        for (var imported : provider.importResource(pending.type(), pending.id().get())) {
            var read = provider.read(imported.type(), imported.state(), imported.privateData());
            setup.report(
                    read.diagnostics(),
                    pending.address(),
                    declared.block(slot.address().block()),
                    problems);
            if (read.diagnostics().stream().anyMatch(Diagnostic::isError)) {
                // Whether it exists is still not known, so the note stays.
                return;
            }
            if (read.state().isNull()) {
                continue;
            }
            var object =
                    Setup.kept(
                            setup.providers().inState(node),
                            schema,
                            read.state(),
                            read.privateData(),
                            false,
                            List.of(),
                            declared.block(slot.address().block())
                                    .map(block -> declared.dependencies(block.address()))
                                    .orElse(List.of()),
                            declared.createsBeforeDestroy(slot.address().block()));
            prior.put(slot, object);
            synchronized (session) {
                session.write(session.state().with(slot, object));
            }
            problems.add(
                    Diagnostic.warning(
                            Path.ROOT,
                            "An interrupted create was taken over",
                            pending.address()
                                    + " was being created at "
                                    + pending.since()
                                    + " when the process ended. The object exists ("
                                    + pending.id().get()
                                    + ") and is now in the state; nothing is to be done."));
        }
        session.settle(pending.address());
    }

    // Existing objects

    private record Live(
            Value value, PrivateData privateData, boolean tainted, List<Path> sensitive) {}

    private record Refreshed(boolean succeeded, Optional<Live> live) {}

    /// What the state remembers, raised to today's schema, and what is there of it.
    private Refreshed refresh(Slot slot, Provider provider) {
        var object = prior.get(slot);
        if (object == null) {
            return new Refreshed(true, Optional.empty());
        }
        var address = slot.address();
        var schema = Setup.schema(provider, address);
        var block = declared.block(address.block());
        var raised = provider.upgrade(address.type(), object.schemaVersion(), object.attributes());
        setup.report(raised.diagnostics(), address.toString(), block, problems);
        if (raised.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return new Refreshed(false, Optional.empty());
        }
        var remembered =
                new Live(
                        raised.state(), object.privateData(), object.tainted(), object.sensitive());
        if (!options.refresh() || !isTargeted(address)) {
            return new Refreshed(true, Optional.of(remembered));
        }
        var running = setup.events().begin(label(slot), Step.REFRESH, Setup.id(remembered.value()));
        var read = provider.read(address.type(), remembered.value(), object.privateData());
        setup.report(read.diagnostics(), address.toString(), block, problems);
        if (read.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            running.failed(read.diagnostics());
            return new Refreshed(false, Optional.empty());
        }
        running.done(Optional.empty());
        boolean gone = read.state().isNull();
        if (!Comparison.same(remembered.value(), read.state())) {
            drift.put(
                    slot,
                    change(
                            slot,
                            object.provider(),
                            schema,
                            gone ? Action.DELETE : Action.UPDATE,
                            Reason.NONE,
                            Marks.put(schema.block(), remembered.value(), object.sensitive()),
                            gone
                                    ? read.state()
                                    : Marks.put(schema.block(), read.state(), object.sensitive()),
                            nothing(schema),
                            List.of(),
                            read.privateData(),
                            object.dependencies(),
                            object.createBeforeDestroy()));
        }
        if (gone) {
            prior.remove(slot);
            return new Refreshed(true, Optional.empty());
        }
        prior.put(
                slot,
                Setup.kept(
                        object.provider(),
                        schema,
                        read.state(),
                        read.privateData(),
                        object.tainted(),
                        object.sensitive(),
                        object.dependencies(),
                        object.createBeforeDestroy()));
        return new Refreshed(
                true,
                Optional.of(
                        new Live(
                                read.state(),
                                read.privateData(),
                                object.tainted(),
                                object.sensitive())));
    }

    // Declared blocks

    private boolean plan(Declared.Block block) {
        var expanded =
                problems.take(
                        evaluation.expand(block.source()),
                        Optional.of(block.address()),
                        block.source().at());
        if (expanded.isEmpty()) {
            return false;
        }
        moveWithRepetition(block, expanded.get().keySet());
        var instances = new Graph<InstanceKey>();
        expanded.get().keySet().forEach(instances::add);
        var found = new ConcurrentSkipListMap<InstanceKey, Value>();
        var outcomes =
                instances.walk(
                        setup.parallelism(),
                        key -> {
                            var address = address(block).with(key);
                            var scope = Optional.ofNullable(expanded.get().get(key)).orElseThrow();
                            var value =
                                    !isTargeted(address)
                                            ? untouched(block, address)
                                            : block.isData()
                                                    ? planData(block, address, scope)
                                                    : planManaged(block, address, scope);
                            value.ifPresent(v -> found.put(key, v));
                            return value.isPresent();
                        },
                        setup.stop());
        values.put(block.address(), found);
        boolean planned = outcomes.values().stream().allMatch(o -> o == Graph.Outcome.DONE);
        for (var slot : slotsOf(block.address())) {
            boolean wanted =
                    slot.deposed().isEmpty() && expanded.get().containsKey(slot.address().key());
            if (!wanted && isTargeted(slot.address())) {
                planned &= planRemoval(slot, reason(block, slot), block.provider());
            }
        }
        return planned;
    }

    private static Address address(Declared.Block block) {
        var source = block.source();
        return new Address("", source.mode(), source.type(), source.name(), InstanceKey.none());
    }

    private List<Slot> slotsOf(String block) {
        return prior.keySet().stream()
                .filter(slot -> slot.address().block().equals(block))
                .toList();
    }

    private static Reason reason(Declared.Block block, Slot slot) {
        if (slot.deposed().isPresent()) {
            return Reason.NONE;
        }
        return switch (slot.address().key()) {
            case InstanceKey.None _ -> Reason.DELETE_WRONG_REPETITION;
            case InstanceKey.Index _ ->
                    block.source().count().isPresent()
                            ? Reason.DELETE_COUNT_INDEX
                            : Reason.DELETE_WRONG_REPETITION;
            case InstanceKey.Key _ ->
                    block.source().forEach().isPresent()
                            ? Reason.DELETE_EACH_KEY
                            : Reason.DELETE_WRONG_REPETITION;
        };
    }

    /// A block that gains or loses `count` keeps its object: no key and `[0]` are the same one.
    private void moveWithRepetition(Declared.Block block, Set<InstanceKey> wanted) {
        var single = Slot.current(address(block));
        var first = Slot.current(address(block).with(new InstanceKey.Index(0)));
        var from = wanted.contains(InstanceKey.none()) ? first : single;
        var to = from.equals(first) ? single : first;
        if (wanted.contains(to.address().key()) && !prior.containsKey(to)) {
            var moved = prior.remove(from);
            if (moved != null) {
                prior.put(to, moved);
            }
        }
    }

    private Optional<Value> untouched(Declared.Block block, Address address) {
        var slot = Slot.current(address);
        var object = prior.get(slot);
        if (object == null) {
            return Optional.of(Value.unknown(block.schema().block().impliedType()));
        }
        var provider = setup.providers().get(block.provider());
        var raised = provider.upgrade(address.type(), object.schemaVersion(), object.attributes());
        var value = Marks.put(block.schema().block(), raised.state(), object.sensitive());
        changes.put(
                slot,
                change(
                        slot,
                        object.provider(),
                        block.schema(),
                        Action.NO_OP,
                        Reason.NONE,
                        value,
                        value,
                        nothing(block.schema()),
                        List.of(),
                        object.privateData(),
                        object.dependencies(),
                        object.createBeforeDestroy()));
        return Optional.of(value);
    }

    private Optional<Value> planManaged(Declared.Block block, Address address, Scope scope) {
        var provider = setup.providers().get(block.provider());
        var schema = block.schema();
        var type = block.source().type();
        var slot = Slot.current(address);
        var refreshed = refresh(slot, provider);
        var written = decode(block, address, scope);
        if (written.isEmpty() || !refreshed.succeeded()) {
            return Optional.empty();
        }
        var marks = Marks.of(written.get());
        var config = written.get().unmarkedDeep();
        if (reported(provider.validateResource(type, config), address, block)) {
            return Optional.empty();
        }
        var live = refreshed.live();
        var before = live.map(Live::value).orElse(nothing(schema));
        config = IgnoredChanges.apply(block.source().lifecycle().ignoreChanges(), before, config);
        boolean tainted = live.map(Live::tainted).orElse(false);
        boolean triggered = live.isPresent() && isTriggered(block);
        boolean createFirst = declared.createsBeforeDestroy(block.address());

        var action = Action.CREATE;
        var reason = Reason.NONE;
        var replacePaths = List.<Path>of();
        Value planned;
        PrivateData plannedPrivate;
        if (live.isPresent() && !tainted && !triggered) {
            var first = plan(block, address, provider, before, config, live.get().privateData());
            if (first.isEmpty()) {
                return Optional.empty();
            }
            planned = first.get().planned();
            plannedPrivate = first.get().plannedPrivate();
            replacePaths = differing(first.get().requiresReplace(), before, planned);
            if (replacePaths.isEmpty()) {
                action = Comparison.same(before, planned) ? Action.NO_OP : Action.UPDATE;
                return Optional.of(
                        record(
                                block,
                                slot,
                                action,
                                reason,
                                live,
                                before,
                                planned,
                                written.get(),
                                marks,
                                replacePaths,
                                plannedPrivate,
                                createFirst));
            }
        }
        if (live.isPresent()) {
            action = createFirst ? Action.REPLACE_CREATING_FIRST : Action.REPLACE;
            reason =
                    tainted
                            ? Reason.REPLACE_TAINTED
                            : triggered ? Reason.REPLACE_TRIGGERED : Reason.REPLACE_CANNOT_UPDATE;
            if (preventsDestroy(block, address)) {
                return Optional.empty();
            }
        }
        var anew =
                plan(
                        block,
                        address,
                        provider,
                        nothing(schema),
                        config,
                        live.map(Live::privateData).orElse(PrivateData.NONE));
        if (anew.isEmpty()) {
            return Optional.empty();
        }
        planned = anew.get().planned();
        plannedPrivate = anew.get().plannedPrivate();
        return Optional.of(
                record(
                        block,
                        slot,
                        action,
                        reason,
                        live,
                        before,
                        planned,
                        written.get(),
                        marks,
                        replacePaths,
                        plannedPrivate,
                        createFirst));
    }

    private Value record(
            Declared.Block block,
            Slot slot,
            Action action,
            Reason reason,
            Optional<Live> live,
            Value before,
            Value planned,
            Value written,
            List<Path> marks,
            List<Path> replacePaths,
            PrivateData plannedPrivate,
            boolean createFirst) {
        var schema = block.schema().block();
        var after = Marks.put(schema, planned, marks);
        changes.put(
                slot,
                change(
                        slot,
                        Optional.ofNullable(prior.get(slot))
                                .map(ObjectState::provider)
                                .filter(kept ->
                                        setup.providers()
                                                .inState(kept)
                                                .equals(Optional.of(block.provider())))
                                .orElse(setup.providers().inState(block.provider())),
                        block.schema(),
                        action,
                        reason,
                        live.isPresent()
                                ? Marks.put(schema, before, live.get().sensitive())
                                : before,
                        after,
                        Marks.put(
                                schema,
                                // What it was is not known, and may differ at apply.
                                WriteOnly.replaced(
                                        schema,
                                        written.unmarkedDeep(),
                                        attribute -> Value.unknown(attribute.type())),
                                marks),
                        replacePaths,
                        plannedPrivate,
                        declared.dependencies(block.address()),
                        createFirst));
        return after;
    }

    private Optional<Provider.Planned> plan(
            Declared.Block block,
            Address address,
            Provider provider,
            Value before,
            Value config,
            PrivateData privateData) {
        var schema = block.schema().block();
        var planned =
                provider.plan(
                        block.source().type(),
                        before,
                        ProposedState.of(schema, before, config),
                        config,
                        privateData);
        if (reported(planned.diagnostics(), address, block)) {
            return Optional.empty();
        }
        if (!planned.legacyTypeSystem()
                && reported(
                        Conformity.ofPlan(
                                address.toString(), schema, before, config, planned.planned()),
                        address,
                        block)) {
            return Optional.empty();
        }
        return Optional.of(planned);
    }

    private static List<Path> differing(List<Path> paths, Value before, Value planned) {
        return paths.stream()
                .filter(path -> {
                    var was = path.in(before);
                    var then = path.in(planned);
                    return was.isEmpty()
                            || then.isEmpty()
                            || !then.get().isWhollyKnown()
                            || !Comparison.same(was.get(), then.get());
                })
                .toList();
    }

    private boolean isTriggered(Declared.Block block) {
        return block.source().lifecycle().replaceTriggeredBy().stream()
                .anyMatch(reference ->
                        reference instanceof Reference.Resource(Mode mode, String type, String name)
                                && changes.values().stream()
                                        .filter(change ->
                                                change.address().mode() == mode
                                                        && change.address().type().equals(type)
                                                        && change.address().name().equals(name))
                                        .anyMatch(change ->
                                                change.action() == Action.UPDATE
                                                        || change.action().isReplace()));
    }

    private boolean preventsDestroy(Declared.Block block, Address address) {
        if (!block.source().lifecycle().preventDestroy()) {
            return false;
        }
        problems.add(
                Problems.placed(
                        Diagnostic.error(
                                "Instance cannot be destroyed",
                                "Resource "
                                        + address
                                        + " has lifecycle.prevent_destroy set, but the plan calls for"
                                        + " this resource to be destroyed. To avoid this error and"
                                        + " continue with the plan, either disable"
                                        + " lifecycle.prevent_destroy or reduce the scope of the plan"
                                        + " using the -target option."),
                        Optional.of(address.toString()),
                        block.source().at()));
        return true;
    }

    private Optional<Value> planData(Declared.Block block, Address address, Scope scope) {
        var provider = setup.providers().get(block.provider());
        var schema = block.schema();
        var slot = Slot.current(address);
        var written = decode(block, address, scope);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var marks = Marks.of(written.get());
        var config = written.get().unmarkedDeep();
        if (reported(provider.validateDataSource(address.type(), config), address, block)) {
            return Optional.empty();
        }
        boolean waits =
                block.source().dependsOn().stream()
                        .anyMatch(reference ->
                                reference
                                                instanceof
                                                Reference.Resource(
                                                        Mode mode,
                                                        String type,
                                                        String name)
                                        && isPending(
                                                (mode == Mode.DATA ? "data." : "")
                                                        + type
                                                        + "."
                                                        + name));
        if (!config.isWhollyKnown() || waits || options.offline()) {
            var after = Marks.put(schema.block(), Unread.of(schema.block(), config), marks);
            changes.put(
                    slot,
                    change(
                            slot,
                            setup.providers().inState(block.provider()),
                            schema,
                            Action.READ,
                            waits
                                    ? Reason.READ_DEPENDENCY_PENDING
                                    : Reason.READ_CONFIGURATION_UNKNOWN,
                            nothing(schema),
                            after,
                            written.get(),
                            List.of(),
                            PrivateData.NONE,
                            declared.dependencies(block.address()),
                            false));
            return Optional.of(after);
        }
        var running = setup.events().begin(address.toString(), Step.READ, Optional.empty());
        var read = provider.readDataSource(address.type(), config);
        if (reported(read.diagnostics(), address, block)) {
            running.failed(read.diagnostics());
            return Optional.empty();
        }
        running.done(Setup.id(read.state()));
        var dependencies = declared.dependencies(block.address());
        var object =
                Setup.kept(
                        setup.providers().inState(block.provider()),
                        schema,
                        read.state(),
                        PrivateData.NONE,
                        false,
                        marks,
                        List.of(),
                        false);
        prior.put(slot, object);
        var value = Marks.put(schema.block(), read.state(), marks);
        changes.put(
                slot,
                change(
                        slot,
                        object.provider(),
                        schema,
                        Action.NO_OP,
                        Reason.NONE,
                        value,
                        value,
                        written.get(),
                        List.of(),
                        PrivateData.NONE,
                        dependencies,
                        false));
        return Optional.of(value);
    }

    private boolean isPending(String block) {
        var watched = new LinkedHashSet<>(declared.dependencies(block));
        watched.add(block);
        return changes.values().stream()
                .anyMatch(change -> !change.isNoOp() && watched.contains(change.address().block()));
    }

    // What is to go

    private boolean remove(String block) {
        boolean planned = true;
        var found = new TreeMap<InstanceKey, Value>();
        for (var slot : slotsOf(block)) {
            if (!isTargeted(slot.address())) {
                continue;
            }
            var provider = providerOf(slot.address());
            if (provider.isEmpty()) {
                problems.add(
                        Diagnostic.error(
                                "Provider not available",
                                slot.address()
                                        + " in the state belongs to "
                                        + Optional.ofNullable(prior.get(slot))
                                                .map(ObjectState::provider)
                                                .orElse("an unknown provider")
                                        + ", which is not part of this program. Remove it with"
                                        + " terraform, which has that provider."));
                planned = false;
                continue;
            }
            var reason =
                    options.destroy()
                            ? Reason.NONE
                            : slot.address().module().isEmpty()
                                    ? Reason.DELETE_NO_CONFIGURATION
                                    : Reason.DELETE_NO_MODULE;
            planned &= planRemoval(slot, reason, provider.get());
            var change = changes.get(slot);
            if (change != null && slot.deposed().isEmpty()) {
                found.put(slot.address().key(), change.before());
            }
        }
        values.put(block, found);
        return planned;
    }

    private boolean planRemoval(Slot slot, Reason reason, ProviderNode node) {
        var address = slot.address();
        if (address.mode() == Mode.DATA) {
            if (!options.destroy()) {
                prior.remove(slot);
            }
            return true;
        }
        var provider = setup.providers().get(node);
        var schema = Setup.schema(provider, address);
        var refreshed = refresh(slot, provider);
        if (!refreshed.succeeded() || refreshed.live().isEmpty()) {
            return refreshed.succeeded();
        }
        var block = declared.block(address.block());
        if (block.isPresent() && preventsDestroy(block.get(), address)) {
            return false;
        }
        var live = refreshed.live().get();
        var object = Optional.ofNullable(prior.get(slot)).orElseThrow();
        var planned =
                provider.plan(
                        address.type(),
                        live.value(),
                        nothing(schema),
                        nothing(schema),
                        live.privateData());
        setup.report(planned.diagnostics(), address.toString(), block, problems);
        if (planned.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return false;
        }
        changes.put(
                slot,
                change(
                        slot,
                        object.provider(),
                        schema,
                        Action.DELETE,
                        reason,
                        Marks.put(schema.block(), live.value(), live.sensitive()),
                        nothing(schema),
                        nothing(schema),
                        List.of(),
                        planned.plannedPrivate(),
                        object.dependencies(),
                        object.createBeforeDestroy()));
        return true;
    }

    // Outputs

    private List<OutputChange> outputs() {
        var found = new TreeMap<String, OutputChange>();
        var stored = session.state().outputs();
        if (options.destroy() && !options.targets().isEmpty()) {
            return List.of();
        }
        if (!options.destroy()) {
            for (var output : declared.configuration().outputs()) {
                var value =
                        problems.take(
                                Outputs.evaluate(output, evaluation),
                                Optional.of("output." + output.name()),
                                output.at());
                var before = Optional.ofNullable(stored.get(output.name()));
                value.ifPresent(v ->
                        found.put(
                                output.name(),
                                new OutputChange(
                                        output.name(),
                                        before.map(OutputValue::value),
                                        Optional.of(v),
                                        output.sensitive()
                                                || before.map(OutputValue::sensitive)
                                                        .orElse(false))));
            }
        }
        stored.forEach((name, before) ->
                found.computeIfAbsent(
                        name,
                        _ ->
                                new OutputChange(
                                        name,
                                        Optional.of(before.value()),
                                        Optional.empty(),
                                        before.sensitive())));
        return new ArrayList<>(found.values());
    }

    // Small things

    private Optional<Value> decode(Declared.Block block, Address address, Scope scope) {
        return problems.take(
                        block.source().body().decode(Specs.of(block.schema().block()), scope),
                        Optional.of(address.toString()),
                        block.source().at())
                .map(value -> (Value) value);
    }

    /// Reports, and says whether there was an error.
    private boolean reported(List<Diagnostic> found, Address address, Declared.Block block) {
        setup.report(found, address.toString(), Optional.of(block), problems);
        return found.stream().anyMatch(Diagnostic::isError);
    }

    private static Value nothing(Schema schema) {
        return Value.nullOf(schema.block().impliedType());
    }

    private static ResourceChange change(
            Slot slot,
            String provider,
            Schema schema,
            Action action,
            Reason reason,
            Value before,
            Value after,
            Value config,
            List<Path> replacePaths,
            PrivateData plannedPrivate,
            List<String> dependencies,
            boolean createBeforeDestroy) {
        return new ResourceChange(
                slot.address(),
                slot.deposed(),
                provider,
                schema,
                action,
                reason,
                before,
                after,
                config,
                replacePaths,
                plannedPrivate,
                dependencies,
                createBeforeDestroy);
    }

    static String label(Slot slot) {
        return slot.address()
                + slot.deposed().map(key -> " (deposed object " + key + ")").orElse("");
    }
}
