package dev.simplon.cloud;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetworks;
import dev.simplon.azure.network.DeviceIntent;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Value.ObjectValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Hands the network that the stored documents ask for to the data plane. The last call wins: each
/// one reads the store itself, one after the other.
final class NetworkPublisher {
    private final Store store;
    private final DataPlane plane;
    private final ReentrantLock publishing = new ReentrantLock(true);

    NetworkPublisher(Store store, DataPlane plane) {
        this.store = store;
        this.plane = plane;
    }

    void publish() {
        publishing.lock();
        try {
            plane.reconcile(store.read(NetworkPublisher::desired));
        } finally {
            publishing.unlock();
        }
    }

    /// What was once provisioned counts, with what was since accepted for it.
    private static DesiredNetwork desired(Tables tables) {
        var documents = new LinkedHashMap<ResourceId, ObjectValue>();
        for (var document : tables.documents().all()) {
            if (document.ready()) {
                documents.put(document.id(), withKey(document, tables));
            }
        }
        return DesiredNetworks.from(documents, intents(tables));
    }

    private static ObjectValue withKey(Document document, Tables tables) {
        if (!EmulatedType.of(document.id()).equals(Optional.of(EmulatedType.CONNECTION))) {
            return document.body();
        }
        return tables.sharedKeys()
                .find(document.id())
                .map(key -> Edit.put(document.body(), key.reveal(), "properties", "sharedKey"))
                .orElse(document.body());
    }

    private static Map<String, DeviceIntent> intents(Tables tables) {
        var intents = new HashMap<String, DeviceIntent>();
        for (var gateway : tables.documents().ofType(EmulatedType.LOCAL_GATEWAY.fullName())) {
            var said = tables.devices().find(gateway.id().name());
            intents.put(gateway.id().name(), new DeviceIntent(said.running(), said.sharedKey()));
        }
        return intents;
    }
}
