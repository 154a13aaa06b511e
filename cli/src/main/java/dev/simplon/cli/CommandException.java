package dev.simplon.cli;

import dev.simplon.values.Diagnostic;
import java.util.List;

/// A command ends here: with what to tell the user, and the exit code.
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;
    private final ExitCode code;
    private final transient List<Diagnostic> diagnostics;

    public CommandException(ExitCode code, List<Diagnostic> diagnostics) {
        super(diagnostics.isEmpty() ? code.meaning() : diagnostics.getFirst().summary());
        this.code = code;
        this.diagnostics = List.copyOf(diagnostics);
    }

    public CommandException(ExitCode code, String summary, String detail) {
        this(code, List.of(Diagnostic.error(summary, detail)));
    }

    public ExitCode code() {
        return code;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
