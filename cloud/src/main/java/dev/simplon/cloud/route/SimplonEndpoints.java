package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.operation.Refusal;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.cloud.store.AcceptedWrite;
import dev.simplon.cloud.store.DeviceIntent;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What Azure has not: the observed network, the on-premises devices, the log, the end.
final class SimplonEndpoints {
    private static final int MOST_ECHOES = 100;
    private final Store store;
    private final DataPlane plane;
    private final Runnable whenDevicesChange;
    private final Runnable shutdown;
    private final InstantSource clock;

    SimplonEndpoints(
            Store store,
            DataPlane plane,
            Runnable whenDevicesChange,
            Runnable shutdown,
            InstantSource clock) {
        this.store = store;
        this.plane = plane;
        this.whenDevicesChange = whenDevicesChange;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    Answer status() {
        var connections = store.read(t -> t.documents().ofType(EmulatedType.CONNECTION.fullName()));
        return Answer.json(200, StatusJson.of(plane.observe(), connections, clock.instant()));
    }

    Answer ping(Request request) throws InterruptedException {
        requireMethod(request, "POST");
        var asked = request.json();
        var id =
                ResourceId.parse(Edit.text(asked, "id"))
                        .filter(c -> store.read(t -> t.documents().find(c)).isPresent())
                        .orElseThrow(() ->
                                Refusal.manager(
                                        404,
                                        "ResourceNotFound",
                                        "There is no connection '%s'."
                                                .formatted(Edit.text(asked, "id"))));
        int count =
                asked.member("count").flatMap(Value::asNumber).map(BigDecimal::intValue).orElse(3);
        if (count < 1 || count > MOST_ECHOES) {
            throw Refusal.manager(
                    400,
                    "InvalidRequestContent",
                    "\"count\" is from 1 to %d; it was %d.".formatted(MOST_ECHOES, count));
        }
        return plane.ping(id, count)
                .map(ping -> Answer.json(200, StatusJson.ping(id, ping)))
                .orElseThrow(() ->
                        Refusal.manager(
                                409,
                                "SimplonNoLab",
                                "Nothing can be pinged: no lab runs here. "
                                        + plane.observe().sourceReason()));
    }

    /// What a service provider does after it was given the service key: sets the circuit's
    /// `serviceProviderProvisioningState`.
    Answer provisionCircuit(Request request) {
        requireMethod(request, "POST");
        var asked = request.json();
        var text = Edit.text(asked, "id");
        var id = ResourceId.parse(text).filter(EmulatedType.CIRCUIT::isTypeOf);
        var wanted = Edit.text(asked, "state");
        var state =
                PROVIDER_STATES.stream()
                        .filter(s -> s.equalsIgnoreCase(wanted))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.manager(
                                        400,
                                        "InvalidRequestContent",
                                        "\"state\" is one of %s; it was '%s'."
                                                .formatted(
                                                        String.join(", ", PROVIDER_STATES),
                                                        wanted)));
        return store.write(tables -> {
            var circuit =
                    id.flatMap(i -> tables.documents().find(i))
                            .orElseThrow(() ->
                                    Refusal.manager(
                                            404,
                                            "ResourceNotFound",
                                            "There is no circuit '%s'.".formatted(text)));
            var changed =
                    circuit.with(
                            Edit.put(
                                    circuit.body(),
                                    state,
                                    "properties",
                                    "serviceProviderProvisioningState"));
            tables.documents().save(changed);
            return Answer.json(200, changed.body());
        });
    }

    private static final List<String> PROVIDER_STATES =
            List.of("NotProvisioned", "Provisioning", "Provisioned", "Deprovisioning");

    Answer shutdown(Request request) {
        requireMethod(request, "POST");
        shutdown.run();
        return Answer.json(202, Edit.object("status", "ShuttingDown"));
    }

    Answer writes() {
        return ManagerEndpoints.list(
                store.read(t -> t.acceptedWrites().all()).stream()
                        .map(SimplonEndpoints::write)
                        .toList());
    }

    private static ObjectValue write(AcceptedWrite write) {
        return Edit.object(
                "seq", write.seq(),
                "time", write.time().toString(),
                "method", write.method(),
                "id", write.id(),
                "requestId", write.requestId(),
                "operationId", write.operationId());
    }

    Answer devices() {
        return ManagerEndpoints.list(
                store.read(tables ->
                        localGateways(tables).stream().map(d -> device(d, tables)).toList()));
    }

    Answer device(String name, Request request) {
        return switch (request.method()) {
            case "GET" -> store.read(t -> Answer.json(200, device(require(t, name), t)));
            case "PUT" -> {
                var asked = request.json();
                var answer =
                        store.write(tables -> {
                            var gateway = require(tables, name);
                            tables.devices().save(changed(asked, tables, gateway));
                            return Answer.json(200, device(gateway, tables));
                        });
                whenDevicesChange.run();
                yield answer;
            }
            default -> throw ResourceEndpoints.notAllowed(request);
        };
    }

    /// What is not said stays; a null key is the connection's again.
    private static DeviceIntent changed(ObjectValue asked, Tables tables, Document gateway) {
        var before = tables.devices().find(gateway.id().name());
        var key = asked.members().get("sharedKey");
        return new DeviceIntent(
                gateway.id().name(),
                asked.member("running").flatMap(Value::asBool).orElse(before.running()),
                key == null
                        ? before.sharedKey()
                        : key.asText().filter(k -> !k.isEmpty()).map(Secret::new));
    }

    private static ObjectValue device(Document gateway, Tables tables) {
        var intent = tables.devices().find(gateway.id().name());
        return Edit.object(
                "name", gateway.id().name(),
                "id", gateway.id().toString(),
                "running", intent.running(),
                "hasOwnSharedKey", intent.sharedKey().isPresent());
    }

    private static List<Document> localGateways(Tables tables) {
        return tables.documents().ofType(EmulatedType.LOCAL_GATEWAY.fullName());
    }

    private static Document require(Tables tables, String name) {
        var gateways = localGateways(tables);
        Optional<Document> found =
                gateways.stream().filter(d -> d.id().name().equalsIgnoreCase(name)).findFirst();
        return found.orElseThrow(() ->
                Refusal.manager(
                        404,
                        "SimplonNoSuchDevice",
                        ("There is no device '%s': a device stands for a local network"
                                        + " gateway, and has its name. There are: %s.")
                                .formatted(
                                        name,
                                        gateways.isEmpty()
                                                ? "none"
                                                : String.join(
                                                        ", ",
                                                        gateways.stream()
                                                                .map(g -> g.id().name())
                                                                .toList()))));
    }

    private static void requireMethod(Request request, String method) {
        if (!request.method().equals(method)) {
            throw ResourceEndpoints.notAllowed(request);
        }
    }
}
