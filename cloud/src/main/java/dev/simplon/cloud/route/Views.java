package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.ObservedNetwork.Status;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Documents as clients see them: with what is observed of a connection, and for old versions with
/// its key. Asks the data plane, which may take a while: not to be used within a reading of the
/// store. Status is never invented: what the data plane does not know is `Unknown`.
final class Views {
    private final DataPlane plane;
    private volatile Index index = new Index(NOTHING, Map.of());

    /// Connections of one observed network, so that a list of many is not searched for each of
    /// them.
    private record Index(
            ObservedNetwork of, Map<ResourceId, ObservedNetwork.Connection> connections) {}

    private static final ObservedNetwork NOTHING =
            new ObservedNetwork(
                    ObservedNetwork.Source.PREDICTED, "nothing was seen", List.of(), List.of());

    @SuppressWarnings("ReferenceEquality") // the same object is enough to be the same network
    private Map<ResourceId, ObservedNetwork.Connection> observed() {
        var network = plane.observe();
        var known = index;
        if (known.of() != network) {
            var connections = new HashMap<ResourceId, ObservedNetwork.Connection>();
            network.connections().forEach(c -> connections.putIfAbsent(c.id(), c));
            known = new Index(network, connections);
            index = known;
        }
        return known.connections();
    }

    Views(DataPlane plane) {
        this.plane = plane;
    }

    /// @param key to be shown in a connection
    ObjectValue of(Document document, Optional<Secret> key) {
        return EmulatedType.CONNECTION.isTypeOf(document.id())
                ? connection(document, observed(), key)
                : document.body();
    }

    List<ObjectValue> of(List<Document> documents) {
        var observed = observed();
        return documents.stream()
                .map(d ->
                        EmulatedType.CONNECTION.isTypeOf(d.id())
                                ? connection(d, observed, Optional.empty())
                                : d.body())
                .toList();
    }

    private static ObjectValue connection(
            Document document,
            Map<ResourceId, ObservedNetwork.Connection> network,
            Optional<Secret> key) {
        var seen = Optional.ofNullable(network.get(document.id()));
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
