package dev.simplon.cloud.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One fault that was asked for. Thread-safe.
public final class Fault {
    private final String id;
    private final FaultSpec spec;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> held = new ArrayList<>();
    private int taken;
    private int hits;
    private boolean released;
    private boolean disarmed;

    Fault(String id, FaultSpec spec) {
        this.id = id;
        this.spec = spec;
    }

    public String id() {
        return id;
    }

    public FaultSpec spec() {
        return spec;
    }

    /// How many requests it has hit.
    public int hits() {
        lock.lock();
        try {
            return hits;
        } finally {
            lock.unlock();
        }
    }

    /// Whether it can hit another one.
    public boolean isArmed() {
        lock.lock();
        try {
            return !disarmed && (spec.times() == 0 || taken < spec.times());
        } finally {
            lock.unlock();
        }
    }

    /// Takes one of its times, if there is one left.
    boolean take() {
        lock.lock();
        try {
            if (disarmed || (spec.times() != 0 && taken >= spec.times())) {
                return false;
            }
            taken++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The request that took it went another way: it was refused for another reason.
    void giveBack() {
        lock.lock();
        try {
            taken--;
        } finally {
            lock.unlock();
        }
    }

    void hit() {
        lock.lock();
        try {
            hits++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when it has hit that many requests, or the time is over.
    ///
    /// @return how many it has hit
    public int awaitHits(int atLeast, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (hits < atLeast && !disarmed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return hits;
        } finally {
            lock.unlock();
        }
    }

    /// Lets go what it holds: answers and operations, also those that it would hold later.
    public void release() {
        List<Runnable> free;
        lock.lock();
        try {
            released = true;
            free = List.copyOf(held);
            held.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        free.forEach(Runnable::run);
    }

    /// Runs when the fault is released; at once if it was.
    void whenReleased(Runnable action) {
        boolean now;
        lock.lock();
        try {
            now = released;
            if (!now) {
                held.add(action);
            }
        } finally {
            lock.unlock();
        }
        if (now) {
            action.run();
        }
    }

    void awaitRelease() throws InterruptedException {
        lock.lock();
        try {
            while (!released) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void disarm() {
        lock.lock();
        try {
            disarmed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        release();
    }
}
