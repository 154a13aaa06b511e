package dev.simplon.cloud.identity;

/// What a principal may do in the subscription.
public enum Role {
    /// Everything.
    CONTRIBUTOR,
    /// Everything but reading the shared keys of connections; it may set them.
    CONTRIBUTOR_WITHOUT_KEYS;

    public boolean mayReadKeys() {
        return this == CONTRIBUTOR;
    }
}
