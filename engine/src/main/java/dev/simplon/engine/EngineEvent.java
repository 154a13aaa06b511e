package dev.simplon.engine;

import dev.simplon.values.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Something that a watcher may want to show while it happens.
public sealed interface EngineEvent {
    enum Step {
        REFRESH,
        READ,
        CREATE,
        UPDATE,
        DELETE
    }

    /// @param address `azurerm_public_ip.a[0]`, of a deposed object with ` (deposed object
    ///   1a2b3c4d)`
    /// @param id of the object, where it is known
    record Started(String address, Step step, Optional<String> id) implements EngineEvent {}

    record Finished(String address, Step step, Optional<String> id, Duration took)
            implements EngineEvent {}

    record Failed(
            String address,
            Step step,
            Optional<String> id,
            Duration took,
            List<Diagnostic> diagnostics)
            implements EngineEvent {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// Not begun, because something that it needs failed, or because a stop was asked for.
    record Skipped(String address, Step step) implements EngineEvent {}
}
