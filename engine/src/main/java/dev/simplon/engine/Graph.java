package dev.simplon.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// What waits for what. Nodes keep the order in which they were added.
final class Graph<N> {
    private final SequencedMap<N, Set<N>> needs = new LinkedHashMap<>();

    void add(N node) {
        needs.computeIfAbsent(node, _ -> new LinkedHashSet<>());
    }

    /// `node` waits for `other`; both are added if they are new.
    void needs(N node, N other) {
        add(other);
        var needed = needs.computeIfAbsent(node, _ -> new LinkedHashSet<>());
        if (!node.equals(other)) {
            needed.add(other);
        }
    }

    boolean contains(N node) {
        return needs.containsKey(node);
    }

    Set<N> nodes() {
        return Collections.unmodifiableSet(needs.keySet());
    }

    /// What `node` waits for, directly.
    Set<N> neededBy(N node) {
        return Collections.unmodifiableSet(needs.getOrDefault(node, Set.of()));
    }

    /// What `node` waits for, directly or through others; itself only in a cycle.
    Set<N> allNeededBy(N node) {
        var found = new LinkedHashSet<N>();
        var open = new ArrayList<N>(neededBy(node));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (found.add(next)) {
                open.addAll(neededBy(next));
            }
        }
        return found;
    }

    /// Adds the edge unless it would close a cycle.
    void needsIfPossible(N node, N other) {
        if (!node.equals(other) && !allNeededBy(other).contains(node)) {
            needs(node, other);
        }
    }

    /// The nodes of one cycle, each waiting for the next, the last for the first.
    Optional<List<N>> cycle() {
        var done = new HashSet<N>();
        for (var start : needs.keySet()) {
            var path = new ArrayList<N>();
            var found = cycleFrom(start, path, done);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<N>> cycleFrom(N node, List<N> path, Set<N> done) {
        int seen = path.indexOf(node);
        if (seen >= 0) {
            return Optional.of(List.copyOf(path.subList(seen, path.size())));
        }
        if (done.contains(node)) {
            return Optional.empty();
        }
        path.add(node);
        for (var next : neededBy(node)) {
            var found = cycleFrom(next, path, done);
            if (found.isPresent()) {
                return found;
            }
        }
        path.removeLast();
        done.add(node);
        return Optional.empty();
    }

    /// What became of a node.
    enum Outcome {
        DONE,
        FAILED,
        /// Something that it needs failed or was skipped.
        SKIPPED,
        /// Not begun, because a stop was asked for.
        STOPPED
    }

    /// Runs `work` on every node, each after what it needs, independent ones side by side. After a
    /// failure what runs is let finish, and only what needs the failed one is skipped.
    ///
    /// @param work false if it failed
    /// @param stop asked before each node is begun
    Map<N, Outcome> walk(int parallelism, Predicate<N> work, BooleanSupplier stop) {
        record Ended<T>(T node, Outcome outcome, Optional<Throwable> bug) {}
        var waitingFor = new HashMap<N, Integer>();
        var dependents = new HashMap<N, List<N>>();
        var ready = new ArrayList<N>();
        needs.forEach((node, others) -> {
            waitingFor.put(node, others.size());
            if (others.isEmpty()) {
                ready.add(node);
            }
            others.forEach(
                    other -> dependents.computeIfAbsent(other, _ -> new ArrayList<>()).add(node));
        });
        var outcomes = new LinkedHashMap<N, Outcome>();
        var ended = new LinkedBlockingQueue<Ended<N>>();
        var places = new Semaphore(parallelism, true);
        Optional<Throwable> bug = Optional.empty();
        int running = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (outcomes.size() < needs.size()) {
                for (var node : ready) {
                    running++;
                    boolean blocked =
                            neededBy(node).stream()
                                    .anyMatch(other -> outcomes.get(other) != Outcome.DONE);
                    if (blocked) {
                        boolean onlyStopped =
                                neededBy(node).stream()
                                        .map(outcomes::get)
                                        .noneMatch(
                                                o -> o == Outcome.FAILED || o == Outcome.SKIPPED);
                        ended.add(
                                new Ended<>(
                                        node,
                                        onlyStopped ? Outcome.STOPPED : Outcome.SKIPPED,
                                        Optional.empty()));
                        continue;
                    }
                    threads.execute(() -> {
                        places.acquireUninterruptibly();
                        try {
                            ended.add(
                                    stop.getAsBoolean()
                                            ? new Ended<>(node, Outcome.STOPPED, Optional.empty())
                                            : new Ended<>(
                                                    node,
                                                    work.test(node) ? Outcome.DONE : Outcome.FAILED,
                                                    Optional.empty()));
                        } catch (RuntimeException | Error e) {
                            ended.add(new Ended<>(node, Outcome.FAILED, Optional.of(e)));
                        } finally {
                            places.release();
                        }
                    });
                }
                ready.clear();
                if (running == 0) {
                    throw new IllegalStateException("a cycle was not found beforehand: " + cycle());
                }
                var next = takeUninterruptibly(ended);
                running--;
                outcomes.put(next.node(), next.outcome());
                if (bug.isEmpty()) {
                    bug = next.bug();
                }
                for (var dependent : dependents.getOrDefault(next.node(), List.of())) {
                    if (waitingFor.merge(dependent, -1, Integer::sum) == 0) {
                        ready.add(dependent);
                    }
                }
            }
        }
        if (bug.isPresent()) {
            throw new IllegalStateException("a step broke: " + bug.get().getMessage(), bug.get());
        }
        return outcomes;
    }

    /// An interrupt does not end a walk, it would leave steps unattended; whoever wants an end asks
    /// for a stop.
    private static <T> T takeUninterruptibly(LinkedBlockingQueue<T> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
