package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.type.EmulatedType;
import java.util.Optional;

/// What a request is about.
sealed interface Route {
    // Anybody may ask these.

    record Metadata() implements Route {}

    record InstanceDiscovery() implements Route {}

    /// @param tenant or `adfs`
    record OpenIdConfiguration(String tenant) implements Route {}

    record TokenRequest(String tenant) implements Route {}

    record KeySet() implements Route {}

    // Resource Manager.

    record Tenants() implements Route {}

    record Subscriptions() implements Route {}

    record Subscription(String id) implements Route {}

    record Locations(String subscription) implements Route {}

    record Providers(String subscription) implements Route {}

    record ProviderNamespace(String subscription, String namespace) implements Route {}

    record RegisterProvider(String subscription, String namespace) implements Route {}

    record Groups(String subscription) implements Route {}

    record Group(ResourceId id) implements Route {}

    /// @param group empty for the whole subscription
    record Resources(String subscription, Optional<ResourceId> group) implements Route {}

    record Locks(String subscription) implements Route {}

    // Network.

    record Resource(EmulatedType type, ResourceId id) implements Route {}

    /// @param parent a group, a network; empty for the whole subscription
    record ResourceList(EmulatedType type, String subscription, Optional<ResourceId> parent)
            implements Route {}

    record SharedKey(ResourceId connection) implements Route {}

    record GatewayConnections(ResourceId gateway) implements Route {}

    /// The connections of a circuit's peering to other circuits.
    record PeeringConnections(ResourceId peering) implements Route {}

    record OperationStatus(String subscription, String operation) implements Route {}

    record OperationResult(String subscription, String operation) implements Route {}

    // Simplon's own.

    record Status() implements Route {}

    record Ping() implements Route {}

    record Shutdown() implements Route {}

    record Writes() implements Route {}

    record Devices() implements Route {}

    record Device(String name) implements Route {}

    record ProvisionCircuit() implements Route {}

    record Faults() implements Route {}

    record Fault(String id) implements Route {}

    /// @param action in lower case: `release`, `hits`
    record FaultAction(String id, String action) implements Route {}

    // The rest.

    /// Azure has it, this cloud has not.
    record NotEmulated(String what) implements Route {}

    /// @param namespace known; `type` not
    record UnknownType(String namespace, String type) implements Route {}

    record UnknownNamespace(String namespace) implements Route {}

    record Nowhere() implements Route {}
}
