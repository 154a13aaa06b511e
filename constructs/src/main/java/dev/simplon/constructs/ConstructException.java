package dev.simplon.constructs;

/// The program asked for something that cannot become a Terraform document. The message says what,
/// where (the construct's path), why, and the change that mends it.
public final class ConstructException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConstructException(String message) {
        super(message);
    }
}
