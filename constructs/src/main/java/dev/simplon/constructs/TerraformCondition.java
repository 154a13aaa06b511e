package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// A condition that must hold, and what Terraform says where it does not.
public abstract class TerraformCondition extends Struct {
    TerraformCondition(Arguments arguments) {
        super(arguments);
    }

    public final @Nullable Object getCondition() {
        return input("condition");
    }

    public final @Nullable String getErrorMessage() {
        return input("error_message");
    }

    /// @param <B> the builder itself
    public abstract static class Builder<B extends Builder<B>> extends Struct.Builder<B> {
        Builder() {}

        public B condition(Object condition) {
            return set("condition", condition);
        }

        public B errorMessage(String errorMessage) {
            return set("error_message", errorMessage);
        }
    }
}
