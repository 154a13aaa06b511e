package dev.simplon.constructs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// When Terraform replaces, keeps and destroys.
public final class TerraformResourceLifecycle extends Struct {
    private TerraformResourceLifecycle(Arguments arguments) {
        super(arguments);
    }

    public static Builder builder() {
        return new Builder();
    }

    public @Nullable Boolean getCreateBeforeDestroy() {
        return input("create_before_destroy");
    }

    public @Nullable Boolean getPreventDestroy() {
        return input("prevent_destroy");
    }

    /// `"all"`, or a list of attribute names.
    public @Nullable Object getIgnoreChanges() {
        return input("ignore_changes");
    }

    public @Nullable List<Object> getReplaceTriggeredBy() {
        return input("replace_triggered_by");
    }

    public @Nullable List<Precondition> getPrecondition() {
        return input("precondition");
    }

    public @Nullable List<Postcondition> getPostcondition() {
        return input("postcondition");
    }

    public static final class Builder extends Struct.Builder<Builder> {
        private Builder() {}

        public Builder createBeforeDestroy(@Nullable Boolean createBeforeDestroy) {
            return set("create_before_destroy", createBeforeDestroy);
        }

        public Builder preventDestroy(@Nullable Boolean preventDestroy) {
            return set("prevent_destroy", preventDestroy);
        }

        public Builder ignoreChanges(String all) {
            return set("ignore_changes", all);
        }

        public Builder ignoreChanges(List<String> attributes) {
            return set("ignore_changes", attributes);
        }

        /// @param triggers addresses in plain text, or constructs
        public Builder replaceTriggeredBy(List<?> triggers) {
            return set(
                    "replace_triggered_by",
                    triggers.stream()
                            .map(t -> t instanceof ITerraformDependable d ? Address.of(d) : t)
                            .toList());
        }

        public Builder precondition(List<Precondition> conditions) {
            return set("precondition", conditions);
        }

        public Builder postcondition(List<Postcondition> conditions) {
            return set("postcondition", conditions);
        }

        public TerraformResourceLifecycle build() {
            return new TerraformResourceLifecycle(arguments());
        }
    }
}
