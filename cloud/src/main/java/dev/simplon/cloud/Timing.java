package dev.simplon.cloud;

/// How long provisioning takes.
public enum Timing {
    /// As fast as it goes: milliseconds.
    FAST,
    /// About as long as in Azure: half an hour for a gateway.
    REALISTIC;

    /// What `Retry-After` says, in seconds.
    public int retryAfter() {
        return switch (this) {
            case FAST -> 0;
            case REALISTIC -> 10;
        };
    }
}
