package dev.simplon.cloud.operation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.values.Value;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Drives operations to their end. The operation's row is the truth; db-scheduler (in its FETCH
/// mode) only says when to look at it: it is told of each one after its commit, and of all that are
/// still running when the cloud starts.
public final class OperationRunner implements AutoCloseable {
    private final Store store;
    private final Refusals refusals;
    private final Runnable whenCompleted;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    /// @param whenCompleted called after each completed operation, outside of its transaction
    public OperationRunner(
            Store store, LocalDate day, InstantSource clock, Runnable whenCompleted) {
        this.store = store;
        this.refusals = new Refusals(day);
        this.whenCompleted = whenCompleted;
        this.task = Tasks.oneTime("operation").execute((instance, _) -> run(instance.getId()));
        this.scheduler =
                Scheduler.create(store.dataSource(), List.of(task))
                        .jdbcCustomization(new SqliteDialect())
                        .clock(clock::instant)
                        .threads(4)
                        .pollingInterval(Duration.ofSeconds(1))
                        .enableImmediateExecution()
                        .failureLogging(LogLevel.OFF, false)
                        .shutdownMaxWait(Duration.ofSeconds(5))
                        .build();
    }

    /// Forgets what an earlier process had planned, and plans what is still running.
    public void start() {
        store.forgetSchedule();
        scheduler.start();
        store.read(tables -> tables.operations().running()).forEach(this::wake);
    }

    void wake(Operation operation) {
        scheduler.scheduleIfNotExists(task.instance(operation.id()), operation.due());
    }

    private void run(String id) {
        boolean ended;
        try {
            ended = complete(id);
        } catch (RuntimeException bug) {
            ended = fail(id, bug);
        }
        if (ended) {
            whenCompleted.run();
        }
    }

    /// @return whether there was something to do: an operation that is over is left alone
    private boolean complete(String id) {
        return store.write(tables -> {
            var operation = running(tables, id);
            operation.ifPresent(o -> new Completion(tables, refusals).complete(o));
            return operation.isPresent();
        });
    }

    /// The outermost door of an operation: our fault ends it as Azure ends one of its own.
    private boolean fail(String id, RuntimeException bug) {
        var error =
                Edit.object(
                        "code",
                        "InternalServerError",
                        "message",
                        "A bug in simplon's cloud: " + bug,
                        "details",
                        List.<Value>of());
        return store.write(tables -> {
            var operation = running(tables, id);
            operation.ifPresent(o -> new Completion(tables, refusals).fail(o, error));
            return operation.isPresent();
        });
    }

    private static Optional<Operation> running(Tables tables, String id) {
        return tables.operations().find(id).filter(o -> o.status() == Operation.Status.IN_PROGRESS);
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
