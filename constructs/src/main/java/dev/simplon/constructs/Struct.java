package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// The configuration of one construct or nested block, made by a builder.
public abstract class Struct {
    private final Arguments arguments;

    protected Struct(Arguments arguments) {
        this.arguments = arguments.copy();
    }

    public final Arguments arguments() {
        return arguments;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    protected final <T> @Nullable T input(String name) {
        return arguments.input(name);
    }

    /// Gathers arguments; every step remembers the line of the program that made it.
    ///
    /// @param <B> the builder itself
    public abstract static class Builder<B extends Builder<B>> {
        private final Arguments arguments = new Arguments();

        protected Builder() {}

        protected final Arguments arguments() {
            return arguments;
        }

        /// @throws ConstructException if a required argument was not given
        protected final void require(String block, String name, String step) {
            if (arguments.get(name) == null) {
                throw new ConstructException(
                        "%s has no %s, which is required. Call %s(...) on its builder."
                                .formatted(block, name, step));
            }
        }

        @SuppressWarnings("unchecked")
        protected final B set(String name, @Nullable Object value) {
            arguments.set(name, value);
            return (B) this;
        }
    }
}
