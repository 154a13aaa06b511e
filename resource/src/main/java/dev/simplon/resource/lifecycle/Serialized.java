package dev.simplon.resource.lifecycle;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// One write at a time to each thing that bears no more, in this process. Thread-safe.
public final class Serialized {
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Serialized() {}

    /// Waits until all of these are free, and keeps them until the hold is closed. Ids are compared
    /// without regard to case; they are taken in one order, so that nobody waits in a circle.
    Hold hold(Collection<String> ids) throws InterruptedException {
        var ordered = new TreeSet<String>();
        ids.forEach(id -> ordered.add(id.toLowerCase(Locale.ROOT)));
        var hold = new Hold();
        try {
            for (var id : ordered) {
                var lock = locks.computeIfAbsent(id, _ -> new ReentrantLock());
                lock.lockInterruptibly();
                hold.held.push(lock);
            }
            return hold;
        } catch (InterruptedException e) {
            hold.close();
            throw e;
        }
    }

    static final class Hold implements AutoCloseable {
        private final ArrayDeque<ReentrantLock> held = new ArrayDeque<>();

        @Override
        public void close() {
            while (!held.isEmpty()) {
                held.pop().unlock();
            }
        }
    }
}
