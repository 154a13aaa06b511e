package dev.simplon.constructs;

/// A condition on the value of a variable.
public final class TerraformVariableValidationConfig extends TerraformCondition {
    private TerraformVariableValidationConfig(Arguments arguments) {
        super(arguments);
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder extends TerraformCondition.Builder<Builder> {
        private Builder() {}

        public TerraformVariableValidationConfig build() {
            return new TerraformVariableValidationConfig(arguments());
        }
    }
}
