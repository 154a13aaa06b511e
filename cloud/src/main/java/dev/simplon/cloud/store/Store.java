package dev.simplon.cloud.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The one database of a cloud: SQLite with a write-ahead log, many readers, one writer at a time.
/// Thread-safe.
///
/// A commit survives the end of the process at any moment (`synchronous=NORMAL`); after a power cut
/// the last commits may be missing, but the database is whole.
public final class Store implements AutoCloseable {
    /// The number of the last file beside this package's resources.
    static final int NEWEST_MIGRATION = 1;

    private static final int BUSY_MILLISECONDS = 20_000;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private final Shelf shelf = new Shelf();
    private final ReentrantReadWriteLock shelved = new ReentrantReadWriteLock();

    /// Writers wait here, where waiting costs nothing, rather than inside SQLite, where it would
    /// hold a carrier thread.
    private final ReentrantLock writing = new ReentrantLock(true);

    private Store(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// Opens the database of this directory, and brings its schema up to date.
    public static Store open(DataDirectory directory) throws IOException {
        // SQLite gives the log and the shared-memory file the mode of the database file.
        var file = directory.touch(directory.file("cloud.db"));
        // The driver unpacks its native library: beside the database, where it goes away with the
        // rest, not into /tmp.
        System.setProperty("org.sqlite.tmpdir", directory.folder("native").toString());
        var sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout(BUSY_MILLISECONDS);
        sqlite.enforceForeignKeys(true);
        var source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file);
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setPoolName("simplon-cloud");
        var pool = new HikariDataSource(config);
        var store = new Store(pool);
        store.migrate();
        store.load();
        return store;
    }

    /// Flyway takes a third of a second to find out that there is nothing to do (measured
    /// 2026-11-25); the number in the file says it at once.
    private void migrate() {
        int there =
                jdbi.withHandle(handle ->
                        handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one());
        if (there == NEWEST_MIGRATION) {
            return;
        }
        Flyway.configure(Store.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:dev/simplon/cloud/store")
                .load()
                .migrate();
        jdbi.useHandle(handle -> handle.execute("PRAGMA user_version = " + NEWEST_MIGRATION));
    }

    /// For the scheduler only.
    public DataSource dataSource() {
        return pool;
    }

    /// Empties the scheduler's table: this process alone opens the file, so whatever an earlier one
    /// had planned or begun there is void.
    public void forgetSchedule() {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM scheduled_tasks"));
    }

    private void load() {
        jdbi.useHandle(handle -> {
            Documents.load(handle).forEach(shelf::put);
            SharedKeys.load(handle).forEach(shelf::put);
        });
    }

    /// Of what is committed; of the database only what the query asks it for. Must be short:
    /// commits wait for it.
    public <T> T read(Function<Tables, T> query) {
        shelved.readLock().lock();
        try (var handle = new HandleOnDemand(jdbi)) {
            return query.apply(new Tables(shelf, new Changes(), handle));
        } finally {
            shelved.readLock().unlock();
        }
    }

    /// One transaction; an exception undoes it.
    public <T> T write(Function<Tables, T> change) {
        writing.lock();
        try {
            var changes = new Changes();
            T result =
                    jdbi.inTransaction(
                            handle -> change.apply(new Tables(shelf, changes, () -> handle)));
            shelved.writeLock().lock();
            try {
                changes.applyTo(shelf);
            } finally {
                shelved.writeLock().unlock();
            }
            return result;
        } finally {
            writing.unlock();
        }
    }

    /// Most readings need no connection to the database.
    private static final class HandleOnDemand implements Supplier<Handle>, AutoCloseable {
        private final Jdbi jdbi;
        private @Nullable Handle opened;

        HandleOnDemand(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        @Override
        public Handle get() {
            var handle = opened;
            if (handle == null) {
                handle = jdbi.open();
                opened = handle;
            }
            return handle;
        }

        @Override
        public void close() {
            if (opened != null) {
                opened.close();
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
