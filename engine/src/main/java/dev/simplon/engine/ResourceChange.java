package dev.simplon.engine;

import dev.simplon.engine.state.Address;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Optional;

/// What is to happen to one object.
///
/// @param deposed the key of an old object that a former replacement left; empty for the current
///   one
/// @param provider as the state names it: `provider["HOST/hashicorp/azurerm"]`
/// @param schema of the type
/// @param before the object now, marked where it is sensitive; a null value if there is none
/// @param after the object then, with unknowns, marked likewise; a null value if it is destroyed
/// @param config what the declaration said when this was planned, with unknowns and marks; a null
///   value on delete
/// @param replacePaths what forces the replacement
/// @param dependencies addresses of the blocks that it needs, all of them
public record ResourceChange(
        Address address,
        Optional<String> deposed,
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
    public ResourceChange {
        replacePaths = List.copyOf(replacePaths);
        dependencies = List.copyOf(dependencies);
    }

    public boolean isNoOp() {
        return action == Action.NO_OP;
    }
}
