package dev.simplon.engine;

/// Called from many threads, one call at a time. Must not block for long: the steps wait for it.
@FunctionalInterface
public interface EngineListener {
    void on(EngineEvent event);

    static EngineListener silent() {
        return _ -> {};
    }
}
