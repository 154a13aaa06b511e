package dev.simplon.bench;

/// Why there is no figure; the message is for the person who asked for one.
final class BenchException extends Exception {
    private static final long serialVersionUID = 1;

    BenchException(String message) {
        super(message);
    }
}
