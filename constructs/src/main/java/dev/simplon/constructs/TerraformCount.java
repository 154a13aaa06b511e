package dev.simplon.constructs;

/// How many instances `count` makes, and the index of each.
public final class TerraformCount {
    private final Number count;

    private TerraformCount(Number count) {
        this.count = count;
    }

    /// @param count a number, or a token of one
    public static TerraformCount of(Number count) {
        return new TerraformCount(count);
    }

    /// `count.index`, inside the block that is counted.
    public Number getIndex() {
        return Token.asNumber(Expression.of("count.index"));
    }

    Number count() {
        return count;
    }
}
