package dev.simplon.constructs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An element whose content is arguments that a program sets: a resource, a data source, a
/// provider.
abstract class TerraformArgumentElement extends TerraformElement implements ArgumentHolder {
    private final Arguments arguments;

    TerraformArgumentElement(Construct scope, String id, String kind, Struct config) {
        super(scope, id, kind);
        this.arguments = config.arguments().copy();
    }

    @Override
    public final Arguments argumentsIfGiven() {
        return arguments;
    }

    @Override
    public final Arguments argumentsToSet() {
        return arguments;
    }

    @Override
    Optional<Arguments> positionedArguments() {
        return Optional.of(arguments);
    }

    /// What the program gave for an argument; null if nothing.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    protected final <T> @Nullable T input(String argument) {
        return arguments.input(argument);
    }

    protected final void set(String argument, @Nullable Object value) {
        arguments.set(argument, value);
    }

    protected final void reset(String argument) {
        arguments.reset(argument);
    }
}
