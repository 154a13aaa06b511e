package dev.simplon.resource.declaration;

/// Who gives an attribute its value.
public enum Presence {
    /// The configuration must.
    REQUIRED,
    /// The configuration may.
    OPTIONAL,
    /// The configuration may, and where it does not, the service does.
    OPTIONAL_COMPUTED,
    /// The service does.
    COMPUTED;

    public boolean isComputed() {
        return this == COMPUTED || this == OPTIONAL_COMPUTED;
    }

    public boolean isConfigurable() {
        return this != COMPUTED;
    }
}
