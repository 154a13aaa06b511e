package dev.simplon.cloud.operation;

import dev.simplon.values.Value.ObjectValue;
import java.util.Optional;
import java.util.function.Consumer;

/// What is to become of an operation by somebody's wish.
///
/// @param failure the error with which it is to fail, `{code, message, details}`
/// @param whenReleased takes what goes on with the operation, to run it when it may; empty: at once
public record Fate(Optional<ObjectValue> failure, Optional<Consumer<Runnable>> whenReleased) {
    public static final Fate NORMAL = new Fate(Optional.empty(), Optional.empty());
}
