package dev.simplon.engine;

import dev.simplon.engine.EngineEvent.Step;
import dev.simplon.values.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tells the listener, one event at a time, and measures.
final class Events {
    private final EngineListener listener;

    Events(EngineListener listener) {
        this.listener = listener;
    }

    Running begin(String address, Step step, Optional<String> id) {
        tell(new EngineEvent.Started(address, step, id));
        return new Running(address, step, id, System.nanoTime());
    }

    void skipped(String address, Step step) {
        tell(new EngineEvent.Skipped(address, step));
    }

    private synchronized void tell(EngineEvent event) {
        listener.on(event);
    }

    final class Running {
        private final String address;
        private final Step step;
        private final Optional<String> id;
        private final long since;

        private Running(String address, Step step, Optional<String> id, long since) {
            this.address = address;
            this.step = step;
            this.id = id;
            this.since = since;
        }

        void done(Optional<String> madeId) {
            tell(new EngineEvent.Finished(address, step, madeId.or(() -> id), took()));
        }

        void failed(List<Diagnostic> diagnostics) {
            tell(new EngineEvent.Failed(address, step, id, took(), diagnostics));
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }
}
