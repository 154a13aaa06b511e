package dev.simplon.engine.state;

import dev.simplon.engine.state.StateCodec.NotAState;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Diagnostic.Severity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A state in a local file, shared with terraform itself.
///
/// Beside `terraform.tfstate` stand `.terraform.tfstate.lock.info` (who holds the lock),
/// `terraform.tfstate.backup` (what was there before the last operation), `terraform.tfstate.next`
/// (only during a write) and `terraform.tfstate.pending` (only while creates are under way). All
/// are the owner's only (0600).
///
/// The lock is Terraform's: a POSIX record lock (fcntl) on the state file itself. Such a lock hangs
/// on the inode, so the file must not be replaced by renaming: a terraform that waits for the lock
/// has the old inode open, would get the lock of a file that nobody sees any more, and lose what it
/// writes. Therefore a write is journaled instead: the whole new content goes to `.next` and onto
/// the disk, then into the file in place, then `.next` is removed. Killed at any point, either the
/// file or `.next` is whole, and the next session finishes the write.
///
/// A record lock also ends when its process closes *any* descriptor of the file. Have one
/// `StateFile` for a path in a process, and read through it while a session is open.
public final class StateFile implements StateStore {
    private final Path file;
    private @Nullable FileSession open;

    public StateFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    public Path backup() {
        return beside(".backup");
    }

    @Override
    public synchronized Checked<State> read() {
        if (open != null) {
            return Checked.of(open.state());
        }
        try {
            var content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return settled(content).then(loaded -> Checked.of(loaded.state));
        } catch (IOException e) {
            return Checked.failed(unreadable(e));
        }
    }

    @Override
    @SuppressWarnings("resource") // the session owns the channel from here on
    public synchronized Checked<Session> open(String operation) {
        if (open != null) {
            return Checked.failed(held(Optional.of(open.info)));
        }
        FileChannel channel = null;
        boolean handed = false;
        try {
            var parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            channel =
                    DurableFile.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException _) {
                lock = null;
            }
            var other = LockInfo.read(lockInfo());
            if (lock == null) {
                return Checked.failed(held(other));
            }
            var notices = new ArrayList<Diagnostic>();
            if (other.isPresent()) {
                var left = leftBehind(other.get());
                if (left.isError()) {
                    return Checked.failed(left);
                }
                notices.add(left);
            }
            var loaded = settled(DurableFile.readFully(channel));
            if (loaded.value().isEmpty()) {
                return Checked.failed(loaded.diagnostics());
            }
            var info = LockInfo.mine(operation, file);
            DurableFile.replace(lockInfo(), info.encode());
            var session = new FileSession(channel, info, loaded.value().get(), notices);
            handed = true;
            open = session;
            return Checked.of(session);
        } catch (IOException e) {
            return Checked.failed(unreadable(e));
        } finally {
            if (!handed && channel != null) {
                closeUnused(channel);
            }
        }
    }

    /// The state, and whether a write of it must still be finished.
    private record Loaded(State state, boolean unfinishedWrite, boolean exists) {}

    /// Reads `content`, or what an interrupted write wanted to put in its place.
    private Checked<Loaded> settled(byte[] content) throws IOException {
        var next = readable(journal());
        if (content.length == 0) {
            return Checked.of(
                    next.map(state -> new Loaded(state, true, true))
                            .orElseGet(() -> new Loaded(State.fresh(), false, false)));
        }
        try {
            var state = StateCodec.decode(content);
            return Checked.of(
                    next.filter(newer -> newer.lineage().equals(state.lineage()))
                            .filter(newer -> newer.serial() > state.serial())
                            .map(newer -> new Loaded(newer, true, true))
                            .orElseGet(() -> new Loaded(state, false, true)));
        } catch (NotAState e) {
            return next.isPresent()
                    ? Checked.of(new Loaded(next.get(), true, true))
                    : Checked.failed(damaged(e));
        }
    }

    private static Optional<State> readable(Path path) throws IOException {
        try {
            return Optional.of(StateCodec.decode(Files.readAllBytes(path)));
        } catch (NoSuchFileException | NotAState _) {
            return Optional.empty();
        }
    }

    private Diagnostic damaged(NotAState e) {
        var place = e.line() == 0 ? "" : " (line " + e.line() + ", column " + e.column() + ")";
        var restore = "Nothing was changed. ";
        if (Files.exists(backup())) {
            restore +=
                    "The state before the last operation is in "
                            + backup()
                            + "; to go back to it:\n    cp -p "
                            + backup()
                            + " "
                            + file;
        } else {
            restore +=
                    "There is no backup ("
                            + backup()
                            + "). Put back a copy of your own. A local world can also be made anew:"
                            + " simplon down, then simplon up.";
        }
        return Diagnostic.error(
                        "The state file is damaged",
                        file + " " + e.getMessage() + place + ".\n" + restore)
                .from(
                        new Diagnostic.Origin(
                                Optional.empty(),
                                Optional.of(file.toString()),
                                e.line(),
                                e.column()));
    }

    private Diagnostic held(Optional<LockInfo> holder) {
        return Diagnostic.error(
                "The state is locked",
                holder.map(info ->
                                "Locked by " + info.describe() + ".\nLock ID: " + info.id() + "\n")
                                .orElse("Another process holds the lock of " + file + ".\n")
                        + "Wait until it has ended, then try again. Nothing was changed.");
    }

    /// The lock itself was free, so whoever left the note holds it no longer, if locks can be seen
    /// from here at all.
    private Diagnostic leftBehind(LockInfo left) {
        var living = left.pid().flatMap(ProcessHandle::of).isPresent();
        if (left.onThisHost()) {
            return new Diagnostic(
                    Severity.WARNING,
                    dev.simplon.values.Path.ROOT,
                    "A stale lock was left behind",
                    lockInfo()
                            + " says: "
                            + left.describe()
                            + ". "
                            + left.pid()
                                    .map(pid ->
                                            living
                                                    ? "Process "
                                                            + pid
                                                            + " lives but does not hold the lock"
                                                    : "Process " + pid + " is gone")
                                    .orElse("No process of this machine holds the lock")
                            + ", so this run takes the lock over. What the other had begun is looked for"
                            + " in the plan; nothing else is to be done.");
        }
        return Diagnostic.error(
                "A lock was left behind by another machine",
                lockInfo()
                        + " says: "
                        + left.describe()
                        + ". No process of this machine holds the lock, but a lock of another machine"
                        + " may not be visible here (network file systems). If that run has ended,"
                        + " remove the note and try again:\n    rm "
                        + lockInfo());
    }

    private Diagnostic unreadable(IOException e) {
        return Diagnostic.error(
                "The state file cannot be used",
                file
                        + ": "
                        + e
                        + ". Check that the directory exists, that it is yours, and that the disk has"
                        + " room.");
    }

    private void closeUnused(FileChannel channel) {
        try {
            boolean madeByUs = channel.size() == 0 && !Files.exists(journal());
            channel.close();
            if (madeByUs) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // Only a file descriptor is lost, and the process that it belongs to goes on to report.
        }
    }

    private Path lockInfo() {
        return file.resolveSibling("." + file.getFileName() + ".lock.info");
    }

    private Path journal() {
        return beside(".next");
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private synchronized void closed() {
        open = null;
    }

    private final class FileSession implements Session {
        private final FileChannel channel;
        private final LockInfo info;
        private final List<Diagnostic> notices;
        private final PendingFile pending;
        private State state;
        private boolean exists;
        private boolean backedUp;

        FileSession(FileChannel channel, LockInfo info, Loaded loaded, List<Diagnostic> notices)
                throws IOException {
            this.channel = channel;
            this.info = info;
            this.notices = notices;
            this.state = loaded.state;
            this.exists = loaded.exists;
            this.pending = new PendingFile(beside(".pending"));
            if (loaded.unfinishedWrite) {
                put(StateCodec.encode(loaded.state));
                notices.add(
                        new Diagnostic(
                                Severity.WARNING,
                                dev.simplon.values.Path.ROOT,
                                "An interrupted write of the state was finished",
                                file
                                        + " was being written when a process ended. The content was"
                                        + " whole in "
                                        + journal()
                                        + " and stands now in the file; nothing is to be done."));
            }
            Files.deleteIfExists(journal());
        }

        @Override
        public synchronized State state() {
            return state;
        }

        @Override
        public synchronized void write(State next) throws IOException {
            if (next.sameContent(state) && (exists || next.isEmpty())) {
                return;
            }
            var numbered = next.withSerial(state.serial() + 1);
            if (!backedUp && exists) {
                DurableFile.replace(backup(), DurableFile.readFully(channel));
            }
            backedUp = true;
            put(StateCodec.encode(numbered));
            state = numbered;
            exists = true;
        }

        private void put(byte[] content) throws IOException {
            DurableFile.write(journal(), content);
            DurableFile.protect(file);
            channel.position(0);
            DurableFile.writeFully(channel, content);
            channel.truncate(content.length);
            channel.force(true);
            Files.deleteIfExists(journal());
        }

        @Override
        public synchronized List<Diagnostic> notices() {
            return List.copyOf(notices);
        }

        @Override
        public List<PendingCreate> pending() {
            return pending.all();
        }

        @Override
        public void begin(PendingCreate create) throws IOException {
            pending.add(create);
        }

        @Override
        public void settle(String address) throws IOException {
            pending.remove(address);
        }

        @Override
        public synchronized void close() {
            try {
                // The note goes first: while the lock is held, nobody else writes one.
                if (LockInfo.read(lockInfo()).filter(info::equals).isPresent()) {
                    Files.deleteIfExists(lockInfo());
                }
            } catch (IOException _) {
                // A note without a lock is recognised as stale by the next one.
            }
            closeUnused(channel);
            closed();
        }
    }

    @Override
    public String toString() {
        return "StateFile" + Arrays.asList(file);
    }
}
