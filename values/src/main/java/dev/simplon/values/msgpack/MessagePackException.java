package dev.simplon.values.msgpack;

import dev.simplon.values.Path;

/// The bytes are not a value of the wanted type: what, where among the bytes, and where in the
/// value. The message holds nothing of the value itself.
public final class MessagePackException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final int offset;
    private final transient Path at;

    MessagePackException(String message, int offset) {
        this(message, offset, Path.ROOT);
    }

    private MessagePackException(String message, int offset, Path at) {
        super(message);
        this.what = message;
        this.offset = offset;
        this.at = at;
    }

    MessagePackException below(Path.Step outer) {
        var moved = new MessagePackException(what, offset, Path.ROOT.with(outer).append(at));
        moved.setStackTrace(getStackTrace());
        return moved;
    }

    /// What is wrong, without the place.
    String what() {
        return what;
    }

    /// The first byte that was not understood, counted from 0.
    public int offset() {
        return offset;
    }

    /// The place in the value, from the outside in.
    public Path at() {
        return at;
    }

    /// The message with its place: `ip_configuration[0].name: a string is required (byte 17)`.
    public String told() {
        return (at.steps().isEmpty() ? "" : at + ": ") + what + " (byte " + offset + ")";
    }
}
