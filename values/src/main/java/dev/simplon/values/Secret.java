package dev.simplon.values;

/// A text that must never be printed: `toString` gives nothing away, [#reveal] is the one way to
/// it.
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /// The text itself, for the one place that hands it to whom it is meant for.
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
