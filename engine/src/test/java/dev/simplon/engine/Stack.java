package dev.simplon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.configuration.ConfigurationLoader;
import dev.simplon.engine.state.MemoryState;
import dev.simplon.engine.state.StateStore;
import dev.simplon.testprovider.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One declaration after another on the same state and the same world.
final class Stack {
    final World world;
    final StateStore store;
    final List<EngineEvent> events = new ArrayList<>();

    Stack(World world, StateStore store) {
        this.world = world;
        this.store = store;
    }

    static Stack empty() {
        return new Stack(new World(), MemoryState.empty());
    }

    Engine engine(String json) {
        var loaded = ConfigurationLoader.load("main.tf.json", json);
        assertThat(loaded.diagnostics()).isEmpty();
        return Engine.of(loaded.value().orElseThrow(), store)
                .provider(BoxProvider.source(world))
                .environment(Map.of("TF_VAR_from_environment", "yes"))
                .listener(events::add)
                .build();
    }

    Plan plan(String json) {
        return plan(json, PlanOptions.DEFAULT);
    }

    Plan plan(String json, PlanOptions options) {
        var plan = engine(json).plan(options);
        assertThat(plan.diagnostics()).isEmpty();
        return plan.value().orElseThrow();
    }

    ApplyOutcome apply(String json) {
        var engine = engine(json);
        var plan = engine.plan(PlanOptions.DEFAULT);
        assertThat(plan.diagnostics()).isEmpty();
        return engine.apply(plan.value().orElseThrow());
    }

    ApplyOutcome applied(String json) {
        var outcome = apply(json);
        assertThat(outcome.diagnostics()).isEmpty();
        assertThat(outcome.succeeded()).isTrue();
        return outcome;
    }

    ApplyOutcome destroy(String json) {
        var engine = engine(json);
        var plan = engine.plan(PlanOptions.DESTROY);
        assertThat(plan.diagnostics()).isEmpty();
        return engine.apply(plan.value().orElseThrow());
    }

    static List<String> actions(Plan plan) {
        return plan.changes().stream().map(c -> c.action().word() + " " + c.address()).toList();
    }
}
