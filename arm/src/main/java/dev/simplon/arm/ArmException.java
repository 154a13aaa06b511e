package dev.simplon.arm;

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

    public ArmException(String message, int status, String code, boolean accepted) {
        super(message);
        this.status = status;
        this.code = code;
        this.accepted = accepted;
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
}
