package dev.simplon.engine;

import dev.simplon.values.Value;
import java.util.Optional;

/// @param before empty if there was none
/// @param after empty if it is removed; may be unknown
/// @param sensitive of either
public record OutputChange(
        String name, Optional<Value> before, Optional<Value> after, boolean sensitive) {
    public Action action() {
        if (before.isEmpty()) {
            return after.isEmpty() ? Action.NO_OP : Action.CREATE;
        }
        if (after.isEmpty()) {
            return Action.DELETE;
        }
        return Comparison.same(before.get(), after.get()) ? Action.NO_OP : Action.UPDATE;
    }

    /// The values stay out of it where they are sensitive.
    @Override
    public String toString() {
        return "OutputChange[" + name + ", " + action() + (sensitive ? ", sensitive" : "") + "]";
    }
}
