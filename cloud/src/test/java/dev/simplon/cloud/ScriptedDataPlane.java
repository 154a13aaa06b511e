package dev.simplon.cloud;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.Ping;
import dev.simplon.cloud.spi.DataPlane;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// A data plane that remembers what it was told, and sees what the test says.
final class ScriptedDataPlane implements DataPlane {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private volatile DesiredNetwork desired = DesiredNetwork.EMPTY;
    private volatile ObservedNetwork observed =
            new ObservedNetwork(
                    ObservedNetwork.Source.PREDICTED, "a test looks on", List.of(), List.of());

    DesiredNetwork desired() {
        return desired;
    }

    void sees(ObservedNetwork.Connection... connections) {
        observed =
                new ObservedNetwork(
                        ObservedNetwork.Source.MEASURED, "", List.of(connections), List.of());
    }

    @Override
    public void reconcile(DesiredNetwork wanted) {
        lock.lock();
        try {
            desired = wanted;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when what is desired is so: it follows an operation's end, a little later.
    void await(Predicate<DesiredNetwork> so) throws InterruptedException {
        lock.lock();
        try {
            long left = TestCloud.LONG.toNanos();
            while (!so.test(desired)) {
                if (left <= 0) {
                    throw new AssertionError("still desired: " + desired);
                }
                left = told.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ObservedNetwork observe() {
        return observed;
    }

    @Override
    public Optional<Ping> ping(ResourceId connection, int count) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
