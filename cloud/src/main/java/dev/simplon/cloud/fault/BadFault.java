package dev.simplon.cloud.fault;

/// A fault that cannot be asked for so; the message says why and what can.
public final class BadFault extends Exception {
    private static final long serialVersionUID = 1L;

    BadFault(String message) {
        super(message);
    }
}
