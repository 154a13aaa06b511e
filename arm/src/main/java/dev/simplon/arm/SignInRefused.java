package dev.simplon.arm;

/// No token could be had, for a reason that asking again does not mend.
final class SignInRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInRefused(String message) {
        super(message);
    }

    SignInRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
