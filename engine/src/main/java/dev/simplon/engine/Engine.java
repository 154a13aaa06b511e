package dev.simplon.engine;

import dev.simplon.configuration.Configuration;
import dev.simplon.engine.state.State.OutputValue;
import dev.simplon.engine.state.StateStore;
import dev.simplon.resource.Provider;
import dev.simplon.resource.Provider.Finding;
import dev.simplon.resource.Provider.PlannedChange;
import dev.simplon.resource.Provider.Reviewed;
import dev.simplon.resource.Provider.Undecided;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// One configuration, its providers and its state: what would change, and changing it.
///
/// ```java
/// var engine = Engine.of(configuration, new StateFile(Path.of("terraform.tfstate")))
///         .provider(ProviderSource.of("azurerm", ProviderAddress.AZURERM, Azurerm::new))
///         .listener(event -> show(event))
///         .build();
/// var plan = engine.plan(PlanOptions.DEFAULT);
/// plan.value().ifPresent(engine::apply);
/// ```
///
/// One operation at a time; [#stop] may be called from any thread.
public final class Engine {
    private final Configuration configuration;
    private final StateStore store;
    private final ProviderPool providers;
    private final Map<String, Value> given;
    private final Map<String, String> environment;
    private final Events events;
    private final int parallelism;
    private final java.nio.file.Path directory;
    private final InstantSource clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Engine(Builder builder) {
        this.configuration = builder.configuration;
        this.store = builder.store;
        this.providers = new ProviderPool(builder.providers);
        this.given = Map.copyOf(builder.variables);
        this.environment = Map.copyOf(builder.environment);
        this.events = new Events(builder.listener);
        this.parallelism = builder.parallelism;
        this.directory = builder.directory;
        this.clock = builder.clock;
    }

    public static Builder of(Configuration configuration, StateStore store) {
        return new Builder(configuration, store);
    }

    /// Short-lived; ends in [#build].
    public static final class Builder {
        private final Configuration configuration;
        private final StateStore store;
        private final List<ProviderSource> providers = new ArrayList<>();
        private final Map<String, Value> variables = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private EngineListener listener = EngineListener.silent();
        private int parallelism = 10;
        private java.nio.file.Path directory = java.nio.file.Path.of(".");
        private InstantSource clock = InstantSource.system();

        private Builder(Configuration configuration, StateStore store) {
            this.configuration = configuration;
            this.store = store;
        }

        public Builder provider(ProviderSource provider) {
            providers.add(provider);
            return this;
        }

        /// A value of an input variable: a text as typed after `-var`, or a value from a file.
        public Builder variable(String name, Value value) {
            variables.put(name, value);
            return this;
        }

        /// Where `TF_VAR_name` is looked for; nowhere, if this is not called.
        public Builder environment(Map<String, String> variablesOfProcess) {
            environment.putAll(variablesOfProcess);
            return this;
        }

        public Builder listener(EngineListener watcher) {
            listener = watcher;
            return this;
        }

        /// How many steps run side by side; 10, if this is not called.
        public Builder parallelism(int steps) {
            if (steps < 1) {
                throw new IllegalArgumentException("parallelism must be 1 or more, not " + steps);
            }
            parallelism = steps;
            return this;
        }

        /// What `path.module` and `path.root` stand for; `.`, if this is not called.
        public Builder directory(java.nio.file.Path module) {
            directory = module;
            return this;
        }

        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        public Engine build() {
            return new Engine(this);
        }
    }

    /// Looks at what exists and says what an apply would do. Holds the lock of the state meanwhile.
    public Checked<Plan> plan(PlanOptions options) {
        var declared = new Declared(configuration, providers);
        if (!declared.faults().isEmpty()) {
            return Checked.failed(declared.faults());
        }
        return Variables.of(configuration.variables(), given, environment)
                .then(variables -> plan(options, declared, variables));
    }

    private Checked<Plan> plan(
            PlanOptions options, Declared declared, SortedMap<String, Value> variables) {
        return store.open("OperationTypePlan")
                .then(session -> {
                    try (session) {
                        return new Planning(setup(declared), options, session, variables).run();
                    }
                });
    }

    /// Reads a plan that [PlanFile#write] wrote; [#apply] refuses it if the state moved on since.
    public Checked<Plan> readPlan(java.nio.file.Path file) {
        return PlanFile.read(
                file,
                address -> {
                    int end = address.type().indexOf('_');
                    var name = end < 0 ? address.type() : address.type().substring(0, end);
                    var local =
                            configuration.resources().stream()
                                    .filter(block -> block.address().equals(address.block()))
                                    .findFirst()
                                    .flatMap(block -> block.provider())
                                    .map(written -> written.split("\\.", 2)[0])
                                    .orElse(name);
                    return providers.has(local)
                            ? Optional.of(Setup.schema(providers.unconfigured(local), address))
                            : Optional.empty();
                });
    }

    /// Does what the plan says. The state is written after every step, so that what was done is
    /// known also when a later step fails or the process ends.
    public ApplyOutcome apply(Plan plan) {
        var declared = new Declared(configuration, providers);
        if (!declared.faults().isEmpty()) {
            return nothingDone(plan, declared.faults());
        }
        var opened = store.open("OperationTypeApply");
        if (opened.value().isEmpty()) {
            return nothingDone(plan, opened.diagnostics());
        }
        try (var session = opened.value().get()) {
            var stored = session.state();
            boolean isFirst = plan.serial() == 0 && stored.serial() == 0;
            boolean same =
                    stored.lineage().equals(plan.lineage()) && stored.serial() == plan.serial();
            if (!isFirst && !same) {
                return nothingDone(
                        plan,
                        List.of(
                                Diagnostic.error(
                                        "Saved plan is stale",
                                        "The given plan can no longer be applied because the state was"
                                                + " changed by another operation after the plan was"
                                                + " created (serial "
                                                + plan.serial()
                                                + " then, "
                                                + stored.serial()
                                                + " now). Make a new plan.")));
            }
            return new Applying(setup(declared), plan, session, clock).run();
        }
    }

    /// What the providers say of the plan as a whole: what the target would refuse, and what is
    /// risky. Each finding's diagnostic says where in the declaration its object stands.
    public Reviewed review(Plan plan) {
        var declared = new Declared(configuration, providers);
        var byProvider = new LinkedHashMap<Provider, List<PlannedChange>>();
        for (var change : plan.changes()) {
            var block = declared.block(change.address().block());
            var node =
                    block.map(Declared.Block::provider)
                            .or(() -> providers.inState(change.provider()));
            boolean isData = change.address().modeName().equals("data");
            if (node.isEmpty() || isData || change.deposed().isPresent()) {
                continue;
            }
            var provider =
                    providers
                            .ready(node.get())
                            .map(ProviderPool.Ready::provider)
                            .orElseGet(() -> providers.unconfigured(node.get().name()));
            byProvider
                    .computeIfAbsent(provider, _ -> new ArrayList<>())
                    .add(
                            new PlannedChange(
                                    change.address().toString(),
                                    change.address().type(),
                                    object(change.before()),
                                    object(change.after())));
        }
        var findings = new ArrayList<Finding>();
        var undecided = new ArrayList<Undecided>();
        byProvider.forEach((provider, changes) -> {
            var reviewed = provider.review(changes);
            undecided.addAll(reviewed.undecided());
            for (var finding : reviewed.findings()) {
                var block =
                        dev.simplon.engine.state.Address.parse(finding.address())
                                .flatMap(address -> declared.block(address.block()));
                findings.add(
                        new Finding(
                                finding.address(),
                                finding.rule(),
                                Setup.placed(finding.diagnostic(), finding.address(), block)));
            }
        });
        return new Reviewed(findings, undecided);
    }

    /// The outputs as they were last written.
    public Checked<SortedMap<String, OutputValue>> outputs() {
        return store.read().then(state -> Checked.of(state.outputs()));
    }

    /// Asks the running operation to end: what runs is finished and saved, nothing else is begun.
    public void stop() {
        stopping.set(true);
    }

    private Setup setup(Declared declared) {
        return new Setup(declared, providers, events, parallelism, stopping::get, directory);
    }

    private ApplyOutcome nothingDone(Plan plan, List<Diagnostic> why) {
        return new ApplyOutcome(plan.destroy(), 0, 0, 0, plan.prior(), false, why);
    }

    private static Optional<ObjectValue> object(Value value) {
        return value.unmarkedDeep() instanceof ObjectValue object
                ? Optional.of(object)
                : Optional.empty();
    }
}
