package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.Ping;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The observed network as `simplon status --json` prints it: `schemaVersion` 1.
final class StatusJson {
    private StatusJson() {}

    /// @param documents the connections that there are; each is listed, seen or not
    static ObjectValue of(ObservedNetwork network, List<Document> documents, Instant now) {
        return Edit.object(
                "schemaVersion", 1,
                "source", source(network),
                "sourceReason", network.sourceReason(),
                "connections", documents.stream().map(d -> connection(d, network, now)).toList(),
                "processes",
                        network.processes().stream()
                                .map(p ->
                                        Edit.object(
                                                "role", p.role(),
                                                "name", p.name(),
                                                "pid", p.pid(),
                                                "namespace", p.namespace()))
                                .toList());
    }

    private static String source(ObservedNetwork network) {
        return switch (network.source()) {
            case MEASURED -> "measured";
            case PREDICTED -> "predicted";
        };
    }

    private static ObjectValue connection(Document document, ObservedNetwork network, Instant now) {
        var seen = network.connection(document.id());
        var status =
                seen.map(ObservedNetwork.Connection::status).orElse(ObservedNetwork.Status.UNKNOWN);
        var json =
                Edit.object(
                        "name", document.id().name(),
                        "id", document.id().toString(),
                        "type", Edit.text(document.body(), "properties", "connectionType"),
                        "connectionStatus", status.wire(),
                        "source", source(network));
        var reason =
                seen.isEmpty()
                        ? Optional.of("The data plane has not reported on this connection yet.")
                        : seen.get().reason();
        json = optional(json, "reason", reason);
        if (seen.isEmpty()) {
            return json;
        }
        json = json.with("bytesIn", Value.of(seen.get().bytesIn()));
        json = json.with("bytesOut", Value.of(seen.get().bytesOut()));
        var ike = seen.get().ike();
        if (ike.isPresent()) {
            json = json.with("ike", ike(ike.get(), now));
        }
        var child = seen.get().child();
        return child.isPresent() ? json.with("child", child(child.get())) : json;
    }

    private static ObjectValue ike(ObservedNetwork.IkeSa ike, Instant now) {
        var json = Edit.object("version", ike.version(), "encryption", ike.encryption());
        json = optional(json, "integrity", ike.integrity());
        json = optional(json, "prf", ike.prf());
        json = json.with("dhGroup", Value.of(ike.dhGroup()));
        return ike.established().isEmpty()
                ? json
                : json.with(
                        "establishedSeconds",
                        Value.of(
                                Math.max(
                                        0,
                                        now.getEpochSecond()
                                                - ike.established().get().getEpochSecond())));
    }

    private static ObjectValue child(ObservedNetwork.ChildSa child) {
        var json = Edit.object("encryption", child.encryption());
        // Null says that the cipher brings its own: AES-GCM has no separate integrity algorithm.
        json =
                json.with(
                        "integrity",
                        child.integrity()
                                .map(Value::of)
                                .orElseGet(() -> Value.nullOf(Type.STRING)));
        json = optional(json, "spiIn", child.spiIn());
        json = optional(json, "spiOut", child.spiOut());
        json = Edit.put(json, child.localTs(), "localTs");
        json = Edit.put(json, child.remoteTs(), "remoteTs");
        json = json.with("bytesIn", Value.of(child.bytesIn()));
        json = json.with("bytesOut", Value.of(child.bytesOut()));
        json = json.with("packetsIn", Value.of(child.packetsIn()));
        return json.with("packetsOut", Value.of(child.packetsOut()));
    }

    private static ObjectValue optional(ObjectValue json, String name, Optional<String> text) {
        return text.isEmpty() ? json : json.with(name, Value.of(text.get()));
    }

    static ObjectValue ping(ResourceId connection, Ping ping) {
        var json =
                Edit.object(
                        "id", connection.toString(),
                        "from", ping.from().toString(),
                        "to", ping.to().toString(),
                        "sent", ping.sent(),
                        "received", ping.received());
        return ping.roundTrip().isEmpty()
                ? json
                : json.with(
                        "roundTripMicroseconds", Value.of(ping.roundTrip().get().toNanos() / 1000));
    }
}
