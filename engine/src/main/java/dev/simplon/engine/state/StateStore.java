package dev.simplon.engine.state;

import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import java.io.IOException;
import java.util.List;

/// Where the state of one stack is kept.
public interface StateStore {
    /// Reads without a lock, for those who only look. A stack that was never applied has a fresh,
    /// empty state.
    Checked<State> read();

    /// Takes the lock and reads.
    ///
    /// @param operation Terraform's word: `OperationTypePlan`, `OperationTypeApply`
    Checked<Session> open(String operation);

    /// A name for messages: the path of the file.
    String name();

    /// The lock, held. One thread at a time may call each method; they exclude each other.
    interface Session extends AutoCloseable {
        /// What was last read or written.
        State state();

        /// Writes, if `state` says something else than what is there: with the next serial. After
        /// this returns, the state survives the end of the process and of the machine.
        void write(State state) throws IOException;

        /// Worth telling: a lock that a dead process left, a write that was finished now.
        List<Diagnostic> notices();

        List<PendingCreate> pending();

        /// Notes an intent durably, before the object is asked for.
        void begin(PendingCreate create) throws IOException;

        /// Forgets the intent: the state knows the outcome.
        void settle(String address) throws IOException;

        @Override
        void close();
    }
}
