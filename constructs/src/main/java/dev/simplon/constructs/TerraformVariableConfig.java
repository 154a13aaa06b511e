package dev.simplon.constructs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of a [TerraformVariable].
public final class TerraformVariableConfig extends Struct {
    TerraformVariableConfig(Arguments arguments) {
        super(arguments);
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder extends Steps<Builder> {
        private Builder() {}

        public TerraformVariableConfig build() {
            return new TerraformVariableConfig(arguments());
        }
    }

    /// The steps of this builder and of [TerraformVariable.Builder].
    public abstract static class Steps<B extends Steps<B>> extends Struct.Builder<B> {
        Steps() {}

        /// A type in Terraform's words: see [VariableType].
        public B type(@Nullable String type) {
            return set("type", type);
        }

        public B defaultValue(@Nullable Object defaultValue) {
            return set("default", defaultValue);
        }

        public B description(@Nullable String description) {
            return set("description", description);
        }

        public B sensitive(@Nullable Boolean sensitive) {
            return set("sensitive", sensitive);
        }

        public B nullable(@Nullable Boolean nullable) {
            return set("nullable", nullable);
        }

        public B validation(@Nullable List<TerraformVariableValidationConfig> validation) {
            return set("validation", validation);
        }
    }
}
