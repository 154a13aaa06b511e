package dev.simplon.constructs;

/// A condition that is asked after the block is planned or applied.
public final class Postcondition extends TerraformCondition {
    private Postcondition(Arguments arguments) {
        super(arguments);
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder extends TerraformCondition.Builder<Builder> {
        private Builder() {}

        public Postcondition build() {
            return new Postcondition(arguments());
        }
    }
}
