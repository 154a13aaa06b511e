package dev.simplon.engine.state;

import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/// A state that no file holds: for a plan against nothing (`check`), and for tests.
public final class MemoryState implements StateStore {
    private State state;
    private final List<PendingCreate> pending = new ArrayList<>();

    public MemoryState(State state) {
        this.state = state;
    }

    public static MemoryState empty() {
        return new MemoryState(State.fresh());
    }

    @Override
    public synchronized Checked<State> read() {
        return Checked.of(state);
    }

    @Override
    public Checked<Session> open(String operation) {
        return Checked.of(new MemorySession());
    }

    @Override
    public String name() {
        return "memory";
    }

    private synchronized State get() {
        return state;
    }

    private synchronized void put(State next) {
        if (!next.sameContent(state)) {
            state = next.withSerial(state.serial() + 1);
        }
    }

    private final class MemorySession implements Session {
        @Override
        public State state() {
            return get();
        }

        @Override
        public void write(State next) {
            put(next);
        }

        @Override
        public List<Diagnostic> notices() {
            return List.of();
        }

        @Override
        public synchronized List<PendingCreate> pending() {
            return List.copyOf(pending);
        }

        @Override
        public synchronized void begin(PendingCreate create) {
            pending.add(create);
        }

        @Override
        public synchronized void settle(String address) {
            pending.removeIf(create -> create.address().equals(address));
        }

        @Override
        public void close() {}
    }
}
