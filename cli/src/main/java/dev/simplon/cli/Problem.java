package dev.simplon.cli;

import dev.simplon.values.Diagnostic;
import java.util.List;

/// Turns what the engine says into how a command ends.
final class Problem {
    private Problem() {}

    static CommandException of(Session session, Stack stack, List<Diagnostic> diagnostics) {
        Rendering.diagnostics(session, stack, diagnostics);
        return new CommandException(ExitCode.FAILURE, List.of());
    }
}
