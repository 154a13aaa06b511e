package dev.simplon.plugin;

import java.util.ArrayList;
import java.util.BitSet;
import okio.Buffer;

/// The buffers of all servers that have ended. gRPC's transport gives them back to a pool of okio's
/// that lives as long as the process, with what went over the wire still in them: keys among it.
///
/// Source: okio 3.4, `SegmentPool`.
final class PooledBuffers {
    /// A thread gives to, and takes from, one of several lists: the one of its id's lowest bits.
    private static final int LISTS =
            Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1);

    /// That much is kept in a list at most.
    private static final int LONGEST_LIST = 64 << 10;

    private PooledBuffers() {}

    /// Fills them with zeros: takes as many as there can be, and gives them back.
    static void overwrite() throws InterruptedException {
        var zeros = new byte[LONGEST_LIST];
        var done = new BitSet(LISTS);
        var threads = new ArrayList<Thread>();
        while (done.cardinality() < LISTS) {
            var thread = Thread.ofVirtual().unstarted(() -> new Buffer().write(zeros).clear());
            int list = (int) (thread.threadId() & (LISTS - 1));
            if (!done.get(list)) {
                done.set(list);
                thread.start();
                threads.add(thread);
            }
        }
        for (var thread : threads) {
            thread.join();
        }
    }
}
