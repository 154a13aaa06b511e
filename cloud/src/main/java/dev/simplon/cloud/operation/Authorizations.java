package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.Children;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.cloud.type.Provisioning;
import dev.simplon.values.Value.ObjectValue;
import java.util.Optional;

/// Which connection uses which authorization of a circuit. The authorization itself says so, by
/// `authorizationUseStatus` and `connectionResourceUri`; the key that the connection brought is
/// kept nowhere else.
///
/// What Azure answers to a wrong key was never observed: the codes are ours.
final class Authorizations {
    private Authorizations() {}

    /// A connection that brings a key uses that authorization from now on, and no other.
    ///
    /// @param asked the connection as its writer wants it
    /// @throws Refusal if the circuit has no such authorization, or another connection uses it
    static void use(Tables tables, ResourceId connection, ObjectValue asked) {
        var key = Edit.text(asked, "properties", "authorizationKey");
        if (key.isEmpty()) {
            return;
        }
        var peer = Edit.text(asked, "properties", "peer", "id");
        var circuit =
                ResourceId.parse(peer)
                        .flatMap(id -> tables.documents().find(id))
                        .orElseThrow(() ->
                                Refusal.network(
                                        400,
                                        "SimplonAuthorizationWithoutCircuit",
                                        ("Connection %s has an authorization key, but no circuit"
                                                        + " that it could be of. Set peer to the circuit.")
                                                .formatted(connection.name())));
        var authorization =
                Children.in(circuit.body(), EmulatedType.AUTHORIZATION).stream()
                        .filter(a -> Edit.text(a, "properties", "authorizationKey").equals(key))
                        .map(Edit::asObject)
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.network(
                                        400,
                                        "SimplonAuthorizationKeyUnknown",
                                        ("Circuit %s has no authorization with the key that"
                                                        + " connection %s brings. Take the key of one of"
                                                        + " this circuit's authorizations.")
                                                .formatted(
                                                        circuit.id().name(), connection.name())));
        var user = Edit.text(authorization, "properties", "connectionResourceUri");
        if (user.equalsIgnoreCase(connection.toString())) {
            return;
        }
        if (!user.isEmpty()) {
            throw Refusal.network(
                    400,
                    "SimplonAuthorizationInUse",
                    ("Authorization %s of circuit %s is used by connection %s already. Make one for"
                                    + " each connection.")
                            .formatted(
                                    Edit.text(authorization, "name"), circuit.id().name(), user));
        }
        release(tables, connection);
        tables.documents()
                .find(circuit.id())
                .ifPresent(c ->
                        save(
                                tables,
                                c,
                                Children.put(
                                        c.body(),
                                        EmulatedType.AUTHORIZATION,
                                        used(authorization, Optional.of(connection)))));
    }

    /// What this connection used is to be had again.
    static void release(Tables tables, ResourceId connection) {
        for (var circuit : tables.documents().ofType(EmulatedType.CIRCUIT.fullName())) {
            Children.in(circuit.body(), EmulatedType.AUTHORIZATION).stream()
                    .filter(a ->
                            Edit.text(a, "properties", "connectionResourceUri")
                                    .equalsIgnoreCase(connection.toString()))
                    .map(Edit::asObject)
                    .findFirst()
                    .ifPresent(a ->
                            save(
                                    tables,
                                    circuit,
                                    Children.put(
                                            circuit.body(),
                                            EmulatedType.AUTHORIZATION,
                                            used(a, Optional.empty()))));
        }
    }

    private static ObjectValue used(ObjectValue authorization, Optional<ResourceId> by) {
        var status = by.isPresent() ? "InUse" : "Available";
        var marked = Edit.put(authorization, status, "properties", "authorizationUseStatus");
        return by.isPresent()
                ? Edit.put(marked, by.get().toString(), "properties", "connectionResourceUri")
                : Edit.without(marked, "properties", "connectionResourceUri");
    }

    private static void save(Tables tables, Document circuit, ObjectValue body) {
        var etag = Acceptance.newEtag();
        tables.documents()
                .save(
                        new Document(
                                circuit.id(),
                                etag,
                                circuit.ready(),
                                Provisioning.etagged(body, etag)));
    }
}
