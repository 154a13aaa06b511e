package dev.simplon.plugin.wire;

/// The bytes are not a message.
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    WireException(String what) {
        super(what);
        this.what = what;
    }

    public String what() {
        return what;
    }
}
