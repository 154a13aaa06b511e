package dev.simplon.constructs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments that every resource and data source takes from Terraform itself.
public abstract class TerraformMetaArguments extends Struct {
    protected TerraformMetaArguments(Arguments arguments) {
        super(arguments);
    }

    /// A number or a [TerraformCount].
    public final @Nullable Object getCount() {
        return input("count");
    }

    public final @Nullable ITerraformIterator getForEach() {
        return input("for_each");
    }

    public final @Nullable List<ITerraformDependable> getDependsOn() {
        return input("depends_on");
    }

    public final @Nullable TerraformProvider getProvider() {
        return input("provider");
    }

    public final @Nullable TerraformResourceLifecycle getLifecycle() {
        return input("lifecycle");
    }

    /// @param <B> the builder itself
    public abstract static class Builder<B extends Builder<B>> extends Struct.Builder<B> {
        protected Builder() {}

        /// How many instances; not together with [#forEach].
        public B count(@Nullable Number count) {
            return set("count", count);
        }

        public B count(TerraformCount count) {
            return set("count", count);
        }

        /// One instance for each element; not together with [#count].
        public B forEach(@Nullable ITerraformIterator forEach) {
            return set("for_each", forEach);
        }

        /// What must be applied before, beside what is referred to anyway.
        public B dependsOn(@Nullable List<? extends ITerraformDependable> dependsOn) {
            return set("depends_on", dependsOn);
        }

        /// The provider configuration to use, where it is not the one without alias.
        public B provider(@Nullable TerraformProvider provider) {
            return set("provider", provider);
        }

        public B lifecycle(@Nullable TerraformResourceLifecycle lifecycle) {
            return set("lifecycle", lifecycle);
        }
    }
}
