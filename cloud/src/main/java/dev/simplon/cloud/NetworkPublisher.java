package dev.simplon.cloud;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetworks;
import dev.simplon.azure.network.DeviceIntent;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Secret;
import dev.simplon.values.Value.ObjectValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Hands the network that the stored documents ask for to the data plane. The last call wins: each
/// one reads the store itself, one after the other.
final class NetworkPublisher implements AutoCloseable {
    /// After each publication it rests this many times as long as that took, so that a thousand
    /// writes in a row are not slowed down by a thousand networks.
    private static final int REST = 3;

    private final Store store;
    private final DataPlane plane;
    private final ReentrantLock publishing = new ReentrantLock(true);
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition told = waiting.newCondition();
    private final Thread thread;
    private boolean stale;
    private boolean closed;

    NetworkPublisher(Store store, DataPlane plane) {
        this.store = store;
        this.plane = plane;
        this.thread = Thread.ofPlatform().daemon().name("simplon-publisher").start(this::run);
    }

    /// Returns when the data plane has what is stored now.
    void publish() {
        publishing.lock();
        try {
            var stored = store.read(Stored::of);
            plane.reconcile(DesiredNetworks.from(stored.bodies(), stored.intents()));
        } finally {
            publishing.unlock();
        }
    }

    /// Returns at once; the data plane has what is stored now, or later, soon.
    void publishSoon() {
        waiting.lock();
        try {
            stale = true;
            told.signalAll();
        } finally {
            waiting.unlock();
        }
    }

    private void run() {
        try {
            while (awaitStale()) {
                long begin = System.nanoTime();
                publish();
                rest(REST * (System.nanoTime() - begin));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false when it is closed
    private boolean awaitStale() throws InterruptedException {
        waiting.lock();
        try {
            while (!stale && !closed) {
                told.await();
            }
            stale = false;
            return !closed;
        } finally {
            waiting.unlock();
        }
    }

    private void rest(long nanoseconds) throws InterruptedException {
        waiting.lock();
        try {
            long left = nanoseconds;
            while (!closed && left > 0) {
                left = told.awaitNanos(left);
            }
        } finally {
            waiting.unlock();
        }
    }

    @Override
    public void close() {
        waiting.lock();
        try {
            closed = true;
            told.signalAll();
        } finally {
            waiting.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the network is made of. What was once provisioned counts, with what was since accepted
    /// for it.
    private record Stored(
            List<Document> documents,
            Map<ResourceId, Secret> keys,
            Map<String, DeviceIntent> intents) {
        static Stored of(Tables tables) {
            var documents = tables.documents().all().stream().filter(Document::ready).toList();
            var keys = new HashMap<ResourceId, Secret>();
            documents.stream()
                    .map(Document::id)
                    .filter(EmulatedType.CONNECTION::isTypeOf)
                    .forEach(
                            id -> tables.sharedKeys().find(id).ifPresent(key -> keys.put(id, key)));
            return new Stored(documents, keys, intents(tables));
        }

        private static Map<String, DeviceIntent> intents(Tables tables) {
            var intents = new HashMap<String, DeviceIntent>();
            for (var said : tables.devices().all()) {
                intents.put(said.name(), new DeviceIntent(said.running(), said.sharedKey()));
            }
            var byName = new HashMap<String, DeviceIntent>();
            for (var gateway : tables.documents().ofType(EmulatedType.LOCAL_GATEWAY.fullName())) {
                var name = gateway.id().name();
                byName.put(
                        name,
                        Optional.ofNullable(intents.get(name.toLowerCase(Locale.ROOT)))
                                .orElse(new DeviceIntent(true, Optional.empty())));
            }
            return byName;
        }

        Map<ResourceId, ObjectValue> bodies() {
            var bodies = new LinkedHashMap<ResourceId, ObjectValue>();
            for (var document : documents) {
                var key = keys.get(document.id());
                bodies.put(
                        document.id(),
                        key == null
                                ? document.body()
                                : Edit.put(
                                        document.body(), key.reveal(), "properties", "sharedKey"));
            }
            return bodies;
        }
    }
}
