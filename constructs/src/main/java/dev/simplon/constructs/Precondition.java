package dev.simplon.constructs;

/// A condition that is asked before the block is planned or applied.
public final class Precondition extends TerraformCondition {
    private Precondition(Arguments arguments) {
        super(arguments);
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder extends TerraformCondition.Builder<Builder> {
        private Builder() {}

        public Precondition build() {
            return new Precondition(arguments());
        }
    }
}
