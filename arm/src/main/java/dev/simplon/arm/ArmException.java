package dev.simplon.arm;

import java.time.Duration;

/// Azure, or the way to it, did not do what was asked.
///
/// `status` is the HTTP status, 0 where no answer came; `code` is Azure's own
/// (`ResourceGroupNotFound`), empty where it gave none; `accepted` tells whether the write had been
/// accepted before it failed, so that the resource may exist.
public final class ArmException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final boolean accepted;
    private final boolean late;

    public ArmException(String message, int status, String code, boolean accepted) {
        this(message, status, code, accepted, false);
    }

    private ArmException(String message, int status, String code, boolean accepted, boolean late) {
        super(message);
        this.status = status;
        this.code = code;
        this.accepted = accepted;
        this.late = late;
    }

    static ArmException late(String asked, Duration whole, boolean accepted) {
        return new ArmException(
                "%s: not done within %d s.".formatted(asked, whole.toSeconds()),
                0,
                "",
                accepted,
                true);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public boolean accepted() {
        return accepted;
    }

    /// Whether the time for it was over; the service may still be at it.
    public boolean late() {
        return late;
    }
}
