package dev.simplon.engine;

import dev.simplon.engine.state.State;
import dev.simplon.values.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an apply would do. A value: it holds everything that the apply needs besides the
/// configuration, and it may hold secrets.
///
/// @param destroy true: made to remove everything
/// @param changes one for each object, also those that stay as they are; by address
/// @param outputs by name, also those that stay
/// @param drift how objects differ from what the state remembered of them: changed or gone outside
/// @param prior the state that the plan starts from, after refresh
/// @param lineage of the stored state that this plan was made for
/// @param serial of that state: where it has grown, the plan is stale
/// @param variables of the root module, marked where sensitive
/// @param targets as asked for; empty: everything
public record Plan(
        boolean destroy,
        List<ResourceChange> changes,
        List<OutputChange> outputs,
        List<ResourceChange> drift,
        State prior,
        String lineage,
        long serial,
        SortedMap<String, Value> variables,
        List<String> targets) {
    public Plan {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
        drift = List.copyOf(drift);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        targets = List.copyOf(targets);
    }

    /// How many of each, in the words of Terraform's summary: a replacement adds one and destroys
    /// one.
    public record Counts(int add, int change, int destroy) {}

    /// True if an apply would change nothing, neither an object nor an output.
    public boolean isEmpty() {
        return changes.stream().allMatch(ResourceChange::isNoOp)
                && outputs.stream().allMatch(output -> output.action() == Action.NO_OP);
    }

    public Counts counts() {
        int add = 0;
        int change = 0;
        int destroy = 0;
        for (var each : changes) {
            switch (each.action()) {
                case NO_OP, READ -> {}
                case CREATE -> add++;
                case UPDATE -> change++;
                case DELETE -> destroy++;
                case REPLACE, REPLACE_CREATING_FIRST -> {
                    add++;
                    destroy++;
                }
            }
        }
        return new Counts(add, change, destroy);
    }
}
