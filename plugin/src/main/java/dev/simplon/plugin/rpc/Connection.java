package dev.simplon.plugin.rpc;

import dev.simplon.resource.Provider;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Nearest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What belongs to one connection: a provider, made when it is first needed; the secrets that went
/// through; and the calls that are under way.
final class Connection {
    private final Supplier<Provider> maker;
    private final Secrets secrets = new Secrets();
    private final Map<String, TypeSchema> resourceTypes = new ConcurrentHashMap<>();
    private final Map<String, TypeSchema> dataSources = new ConcurrentHashMap<>();
    private final Set<Thread> running = new HashSet<>();
    private final AtomicBoolean used = new AtomicBoolean();
    private @Nullable Provider provider;
    private @Nullable TypeSchema own;

    Connection(Supplier<Provider> maker) {
        this.maker = maker;
    }

    /// Whether this is the first use.
    boolean use() {
        return used.compareAndSet(false, true);
    }

    boolean isUsed() {
        return used.get();
    }

    Secrets secrets() {
        return secrets;
    }

    synchronized Provider provider() {
        if (provider == null) {
            provider = maker.get();
        }
        return provider;
    }

    synchronized TypeSchema providerSchema() {
        if (own == null) {
            own = new TypeSchema("the provider", provider().providerSchema());
        }
        return own;
    }

    TypeSchema resourceType(String name) throws Refused {
        return known(resourceTypes, name, "resource type", provider()::resourceTypes);
    }

    TypeSchema dataSource(String name) throws Refused {
        return known(dataSources, name, "data source", provider()::dataSources);
    }

    /// Does the work on this thread, and lets [#stop] interrupt it.
    <T> T running(Supplier<T> work) {
        synchronized (running) {
            running.add(Thread.currentThread());
        }
        try {
            return work.get();
        } finally {
            synchronized (running) {
                running.remove(Thread.currentThread());
                // The thread goes back to its pool, and the interrupt was for this call.
                Thread.interrupted();
            }
        }
    }

    /// Interrupts what is under way. What comes later runs.
    void stop() {
        synchronized (running) {
            running.stream()
                    .filter(thread -> thread != Thread.currentThread())
                    .forEach(Thread::interrupt);
        }
    }

    /// Breaks off what is under way, and ends the provider.
    synchronized void end() {
        stop();
        if (provider != null) {
            provider.close();
        }
    }

    private static TypeSchema known(
            Map<String, TypeSchema> cache,
            String name,
            String kind,
            Supplier<? extends Map<String, Schema>> all)
            throws Refused {
        var cached = cache.get(name);
        if (cached != null) {
            return cached;
        }
        var schema = all.get().get(name);
        if (schema == null) {
            throw new Refused(
                    Diagnostic.error(
                            "No " + kind + " " + name,
                            "This version of the provider has no "
                                    + kind
                                    + " \""
                                    + name
                                    + "\"."
                                    + Nearest.hint(name, all.get().keySet())));
        }
        var type = new TypeSchema(name, schema);
        cache.put(name, type);
        return type;
    }
}
