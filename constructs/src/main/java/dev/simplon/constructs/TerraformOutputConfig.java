package dev.simplon.constructs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of a [TerraformOutput].
public final class TerraformOutputConfig extends Struct {
    TerraformOutputConfig(Arguments arguments) {
        super(arguments);
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder extends Steps<Builder> {
        private Builder() {}

        public TerraformOutputConfig build() {
            return new TerraformOutputConfig(arguments());
        }
    }

    /// The steps of this builder and of [TerraformOutput.Builder].
    public abstract static class Steps<B extends Steps<B>> extends Struct.Builder<B> {
        Steps() {}

        /// Text, number, bool, list or map of references, or a construct, which stands for its
        /// whole object.
        public B value(Object value) {
            return set("value", value);
        }

        public B description(@Nullable String description) {
            return set("description", description);
        }

        /// Whether Terraform keeps the value off the screen.
        public B sensitive(@Nullable Boolean sensitive) {
            return set("sensitive", sensitive);
        }

        public B dependsOn(@Nullable List<? extends ITerraformDependable> dependsOn) {
            return set("depends_on", dependsOn);
        }

        public B precondition(@Nullable Precondition precondition) {
            return set("precondition", precondition);
        }

        /// Whether its name is its own id, wherever it stands in the tree.
        public B staticId(@Nullable Boolean staticId) {
            return set("staticId", staticId);
        }
    }
}
