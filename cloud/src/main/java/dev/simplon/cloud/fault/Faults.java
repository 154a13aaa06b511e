package dev.simplon.cloud.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The faults that were asked for; a restart of the cloud forgets them. Thread-safe.
public final class Faults {
    private final Map<Integer, Fault> byNumber = new ConcurrentSkipListMap<>();
    private final AtomicInteger last = new AtomicInteger();

    /// None yet.
    public Faults() {}

    public Fault arm(FaultSpec spec) {
        int number = last.incrementAndGet();
        var fault = new Fault(String.valueOf(number), spec);
        byNumber.put(number, fault);
        return fault;
    }

    /// In the order in which they were asked for, also those that have hit all their times.
    public List<Fault> all() {
        return List.copyOf(byNumber.values());
    }

    public Optional<Fault> find(String id) {
        return byNumber.values().stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /// Forgets it, and lets go what it holds.
    public void disarm(Fault fault) {
        byNumber.remove(Integer.valueOf(fault.id()));
        fault.disarm();
    }

    /// Forgets all.
    public void clear() {
        all().forEach(this::disarm);
    }

    /// The faults that hit this request. One that refuses it stands alone, since nothing else
    /// happens then.
    public Struck strike(Occasion occasion) {
        if (byNumber.isEmpty()) {
            return Struck.NOTHING;
        }
        var matching = all().stream().filter(f -> f.spec().matches(occasion)).toList();
        var refusal =
                matching.stream().filter(f -> f.spec().kind().isRefusal() && f.take()).findFirst();
        return new Struck(
                refusal.map(List::of)
                        .orElseGet(() ->
                                matching.stream()
                                        .filter(f -> !f.spec().kind().isRefusal() && f.take())
                                        .toList()));
    }
}
