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
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Drives operations to their end. The operation's row is the truth: what is due is done at once,
/// in the order of acceptance; what is due later db-scheduler (in its FETCH mode) brings back; and
/// at a start everything that still runs is looked at again.
public final class OperationRunner implements AutoCloseable {
    private final Store store;
    private final Refusals refusals;
    private final InstantSource clock;
    private final Runnable whenCompleted;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    /// One thread: the store has one writer at a time.
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("simplon-operations").factory());

    private final Map<String, CountDownLatch> running = new ConcurrentHashMap<>();
    private final Map<String, ObjectValue> doomed = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /// @param whenCompleted called after each completed operation, outside of its transaction
    public OperationRunner(
            Store store, LocalDate day, InstantSource clock, Runnable whenCompleted) {
        this.store = store;
        this.refusals = new Refusals(day);
        this.clock = clock;
        this.whenCompleted = whenCompleted;
        this.task = Tasks.oneTime("operation").execute((instance, _) -> run(instance.getId()));
        this.scheduler =
                Scheduler.create(store.dataSource(), List.of(task))
                        .jdbcCustomization(new SqliteDialect())
                        .clock(clock::instant)
                        .threads(1)
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
        store.read(tables -> tables.operations().running())
                .forEach(operation -> begin(operation, Fate.NORMAL));
    }

    void begin(Operation operation, Fate fate) {
        var id = operation.id();
        running.computeIfAbsent(id, _ -> new CountDownLatch(1));
        fate.failure().ifPresent(error -> doomed.put(id, error));
        if (fate.whenReleased().isPresent()) {
            held.add(id);
            fate.whenReleased()
                    .get()
                    .accept(() -> {
                        held.remove(id);
                        wake(operation);
                    });
        } else {
            wake(operation);
        }
    }

    private void wake(Operation operation) {
        if (held.contains(operation.id()) || closing) {
            return;
        }
        if (operation.due().isAfter(clock.instant())) {
            scheduler.scheduleIfNotExists(task.instance(operation.id()), operation.due());
        } else {
            worker.execute(() -> run(operation.id()));
        }
    }

    /// Returns when the operation has ended, or the time is over.
    public void awaitEnd(String id, Duration atMost) throws InterruptedException {
        var latch = running.get(id);
        if (latch != null) {
            var _ = latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void run(String id) {
        if (closing) {
            return;
        }
        boolean ended;
        try {
            ended = complete(id);
        } catch (RuntimeException bug) {
            ended =
                    fail(
                            id,
                            Edit.object(
                                    "code",
                                    "InternalServerError",
                                    "message",
                                    "A bug in simplon's cloud: " + bug,
                                    "details",
                                    List.<Value>of()));
        }
        doomed.remove(id);
        var latch = running.remove(id);
        if (latch != null) {
            latch.countDown();
        }
        if (ended) {
            whenCompleted.run();
        }
    }

    /// @return whether there was something to do: an operation that is over is left alone
    private boolean complete(String id) {
        var doom = doomed.get(id);
        if (doom != null) {
            return fail(id, doom);
        }
        return store.write(tables -> {
            var operation = unfinished(tables, id);
            operation.ifPresent(o -> new Completion(tables, refusals).complete(o));
            return operation.isPresent();
        });
    }

    /// Ends an operation as Azure ends one that fails.
    private boolean fail(String id, ObjectValue error) {
        return store.write(tables -> {
            var operation = unfinished(tables, id);
            operation.ifPresent(o -> new Completion(tables, refusals).fail(o, error));
            return operation.isPresent();
        });
    }

    private static Optional<Operation> unfinished(Tables tables, String id) {
        return tables.operations().find(id).filter(o -> o.status() == Operation.Status.IN_PROGRESS);
    }

    /// Lets the operation that it is at come to its end; what waits is done at the next start.
    @Override
    public void close() {
        closing = true;
        worker.shutdown();
        scheduler.stop();
        try {
            var _ = worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
