package dev.simplon.resource.lifecycle;

/// The service, or the way to it, did not do what was asked.
public final class TransportException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final boolean accepted;

    public enum Kind {
        /// The document was changed by someone else meanwhile.
        CHANGED_MEANWHILE,
        /// What was asked for may not be seen or done.
        FORBIDDEN,
        /// The time for it was over; the service may still be at it.
        LATE,
        /// Everything else.
        OTHER
    }

    /// @param accepted whether the write had been accepted before it failed, so that something may
    ///   exist
    public TransportException(String message, Kind kind, boolean accepted, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.accepted = accepted;
    }

    public Kind kind() {
        return kind;
    }

    public boolean accepted() {
        return accepted;
    }

    /// What went wrong, as the detail of a diagnostic.
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
