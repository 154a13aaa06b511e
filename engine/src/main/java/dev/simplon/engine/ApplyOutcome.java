package dev.simplon.engine;

import dev.simplon.engine.state.State;
import dev.simplon.values.Diagnostic;
import java.util.List;

/// What an apply did, also where it failed in the middle: what was done stays done, and the state
/// knows it.
///
/// @param destroy true: it was to remove everything
/// @param state as it was saved last
/// @param interrupted true: it was asked to stop, and some steps were not begun
/// @param diagnostics of all steps; an error means that something was not done
public record ApplyOutcome(
        boolean destroy,
        int added,
        int changed,
        int destroyed,
        State state,
        boolean interrupted,
        List<Diagnostic> diagnostics) {
    public ApplyOutcome {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean succeeded() {
        return !interrupted && diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
