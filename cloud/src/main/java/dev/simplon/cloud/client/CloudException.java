package dev.simplon.cloud.client;

/// The cloud refused, or did not answer.
///
/// `status` is the HTTP status, 0 where no answer came (no cloud runs there, or it is just being
/// ended); `code` is the cloud's, empty where it gave none.
public final class CloudException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    CloudException(String message, int status, String code) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /// Whether there was no answer at all.
    public boolean isUnreachable() {
        return status == 0;
    }
}
