package dev.simplon.cloud.route;

import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.ObservedNetwork.Status;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/// Documents as clients see them: with what is observed of a connection, and for old versions with
/// its key. Status is never invented: what the data plane does not know is `Unknown`.
final class Views {
    private final DataPlane plane;

    Views(DataPlane plane) {
        this.plane = plane;
    }

    ObjectValue of(Document document, Tables tables, boolean withKey) {
        return EmulatedType.of(document.id()).equals(Optional.of(EmulatedType.CONNECTION))
                ? connection(document, plane.observe(), tables, withKey)
                : document.body();
    }

    List<ObjectValue> of(List<Document> documents, Tables tables) {
        var observed = plane.observe();
        return documents.stream()
                .map(d ->
                        EmulatedType.of(d.id()).equals(Optional.of(EmulatedType.CONNECTION))
                                ? connection(d, observed, tables, false)
                                : d.body())
                .toList();
    }

    private static ObjectValue connection(
            Document document, ObservedNetwork network, Tables tables, boolean withKey) {
        var seen = network.connection(document.id());
        var status = seen.map(ObservedNetwork.Connection::status).orElse(Status.UNKNOWN);
        var in = seen.map(ObservedNetwork.Connection::bytesIn).orElse(0L);
        var out = seen.map(ObservedNetwork.Connection::bytesOut).orElse(0L);
        var body = document.body();
        body = Edit.put(body, status.wire(), "properties", "connectionStatus");
        body = Edit.put(body, in, "properties", "ingressBytesTransferred");
        body = Edit.put(body, out, "properties", "egressBytesTransferred");
        if (seen.isPresent()) {
            body =
                    Edit.put(
                            body,
                            List.of(tunnel(document, seen.get())),
                            "properties",
                            "tunnelConnectionStatus");
        }
        var key = withKey ? tables.sharedKeys().find(document.id()) : Optional.<Secret>empty();
        return key.isPresent()
                ? Edit.put(body, key.get().reveal(), "properties", "sharedKey")
                : body;
    }

    private static Value tunnel(Document document, ObservedNetwork.Connection seen) {
        var tunnel =
                Edit.object(
                        "tunnel", document.id().name(),
                        "connectionStatus", seen.status().wire(),
                        "ingressBytesTransferred", seen.bytesIn(),
                        "egressBytesTransferred", seen.bytesOut());
        return seen.ike()
                .flatMap(ObservedNetwork.IkeSa::established)
                .map(at -> tunnel.with("lastConnectionEstablishedUtcTime", Value.of(at.toString())))
                .orElse(tunnel);
    }
}
