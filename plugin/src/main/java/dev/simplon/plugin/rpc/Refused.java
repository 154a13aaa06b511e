package dev.simplon.plugin.rpc;

import dev.simplon.values.Diagnostic;

/// A call cannot be done as it was asked; the diagnostic is the answer.
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    Refused(Diagnostic diagnostic) {
        super(diagnostic.summary(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
