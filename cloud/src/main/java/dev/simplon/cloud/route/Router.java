package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.type.EmulatedType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From a path to what it is about. Fixed segments are matched without regard to case; resource
/// paths are read by the types that there are, and come out in Azure's spelling.
final class Router {
    private Router() {}

    static Route route(List<String> path) {
        if (path.isEmpty()) {
            return new Route.Nowhere();
        }
        return switch (word(path, 0)) {
            case "metadata" ->
                    is(path, 1, "endpoints") ? new Route.Metadata() : new Route.Nowhere();
            case "subscriptions" -> subscriptions(path);
            case "tenants" -> path.size() == 1 ? new Route.Tenants() : new Route.Nowhere();
            case "simplon" -> simplon(path);
            default -> identity(path);
        };
    }

    private static Route identity(List<String> path) {
        var rest = String.join("/", path.subList(1, path.size())).toLowerCase(Locale.ROOT);
        // An authority of `adfs` may be followed by a tenant, which some clients append.
        if (path.size() > 3
                && word(path, 0).equals("adfs")
                && !rest.startsWith("oauth2")
                && !rest.startsWith(".well-known")
                && !rest.startsWith("discovery")) {
            return identity(path.subList(1, path.size()));
        }
        return switch (rest) {
            case "discovery/instance" -> new Route.InstanceDiscovery();
            case "v2.0/.well-known/openid-configuration", ".well-known/openid-configuration" ->
                    new Route.OpenIdConfiguration(path.getFirst());
            case "oauth2/v2.0/token", "oauth2/token" -> new Route.TokenRequest(path.getFirst());
            case "discovery/v2.0/keys", "discovery/keys" -> new Route.KeySet();
            default -> new Route.Nowhere();
        };
    }

    private static Route simplon(List<String> path) {
        if (path.size() == 2) {
            return switch (word(path, 1)) {
                case "status" -> new Route.Status();
                case "devices" -> new Route.Devices();
                case "faults" -> new Route.Faults();
                case "writes" -> new Route.Writes();
                case "shutdown" -> new Route.Shutdown();
                default -> new Route.Nowhere();
            };
        }
        if (path.size() != 3) {
            return path.size() == 4 && is(path, 1, "faults")
                    ? new Route.FaultAction(path.get(2), word(path, 3))
                    : new Route.Nowhere();
        }
        return switch (word(path, 1) + "/" + word(path, 2)) {
            case "connections/ping" -> new Route.Ping();
            case "circuits/provision" -> new Route.ProvisionCircuit();
            default ->
                    switch (word(path, 1)) {
                        case "devices" -> new Route.Device(path.get(2));
                        case "faults" -> new Route.Fault(path.get(2));
                        default -> new Route.Nowhere();
                    };
        };
    }

    private static Route subscriptions(List<String> path) {
        if (path.size() == 1) {
            return new Route.Subscriptions();
        }
        var id = path.get(1);
        if (path.size() == 2) {
            return new Route.Subscription(id);
        }
        return switch (word(path, 2)) {
            case "locations" -> path.size() == 3 ? new Route.Locations(id) : new Route.Nowhere();
            case "providers" -> providers(id, path);
            case "resourcegroups" -> groups(id, path);
            case "resources" ->
                    path.size() == 3
                            ? new Route.Resources(id, Optional.empty())
                            : new Route.Nowhere();
            case "operationresults" ->
                    path.size() == 4
                            ? new Route.OperationResult(id, path.get(3))
                            : new Route.Nowhere();
            default -> new Route.Nowhere();
        };
    }

    /// `/subscriptions/{s}/providers...`
    private static Route providers(String subscription, List<String> path) {
        if (path.size() == 3) {
            return new Route.Providers(subscription);
        }
        var namespace = KnownNames.namespace(path.get(3));
        if (namespace.isEmpty()) {
            return new Route.UnknownNamespace(path.get(3));
        }
        if (path.size() == 4) {
            return new Route.ProviderNamespace(subscription, namespace.get());
        }
        if (path.size() == 5 && is(path, 4, "register")) {
            return new Route.RegisterProvider(subscription, namespace.get());
        }
        if (path.size() == 5 && is(path, 4, "locks")) {
            return new Route.Locks(subscription);
        }
        if (!namespace.get().equals(EmulatedType.NAMESPACE)) {
            return new Route.NotEmulated(namespace.get() + "/" + path.get(4));
        }
        if (is(path, 4, "locations") && path.size() == 8) {
            if (is(path, 6, "operations")) {
                return new Route.OperationStatus(subscription, path.get(7));
            }
            if (is(path, 6, "operationResults")) {
                return new Route.OperationResult(subscription, path.get(7));
            }
        }
        var type = EmulatedType.named(EmulatedType.NAMESPACE + "/" + path.get(4));
        return path.size() == 5 && type.isPresent() && type.get().isListedInSubscription()
                ? new Route.ResourceList(type.get(), subscription, Optional.empty())
                : unknown(path.get(4), path, 4);
    }

    /// `/subscriptions/{s}/resourceGroups...`
    private static Route groups(String subscription, List<String> path) {
        if (path.size() == 3) {
            return new Route.Groups(subscription);
        }
        var group = ResourceId.group(subscription, path.get(3));
        if (path.size() == 4) {
            return new Route.Group(group);
        }
        if (path.size() == 5 && is(path, 4, "resources")) {
            return new Route.Resources(subscription, Optional.of(group));
        }
        if (!is(path, 4, "providers") || path.size() < 7) {
            return new Route.Nowhere();
        }
        var namespace = KnownNames.namespace(path.get(5));
        if (namespace.isEmpty()) {
            return new Route.UnknownNamespace(path.get(5));
        }
        if (path.size() == 7 && is(path, 6, "locks")) {
            return new Route.Locks(subscription);
        }
        return namespace.get().equals(EmulatedType.NAMESPACE)
                ? network(group, path)
                : new Route.NotEmulated(namespace.get() + "/" + path.get(6));
    }

    /// `.../providers/Microsoft.Network/{type}[/{name}[/{child type}[/{child name}]]]`
    private static Route network(ResourceId group, List<String> path) {
        var type = EmulatedType.named(EmulatedType.NAMESPACE + "/" + path.get(6));
        if (type.isEmpty()) {
            return unknown(path.get(6), path, 6);
        }
        if (path.size() == 7) {
            return new Route.ResourceList(type.get(), group.subscription(), Optional.of(group));
        }
        var id =
                ResourceId.network(
                        group.subscription(),
                        group.resourceGroup(),
                        type.get().bareName(),
                        path.get(7));
        if (path.size() == 8) {
            return new Route.Resource(type.get(), id);
        }
        return below(type.get(), id, path);
    }

    private static Route below(EmulatedType type, ResourceId id, List<String> path) {
        var child = type.child(path.get(8));
        if (child.isPresent()) {
            var childType = child.get();
            if (path.size() == 9) {
                return new Route.ResourceList(childType, id.subscription(), Optional.of(id));
            }
            var childId = id.child(childType.member(), path.get(9));
            if (path.size() == 10) {
                return new Route.Resource(childType, childId);
            }
            return path.size() == 11
                            && childType == EmulatedType.PEERING
                            && is(path, 10, "connections")
                    ? new Route.PeeringConnections(childId)
                    : notEmulated(path);
        }
        if (path.size() == 9 && type == EmulatedType.CONNECTION && is(path, 8, "sharedkey")) {
            return new Route.SharedKey(id);
        }
        if (path.size() == 9 && type == EmulatedType.GATEWAY && is(path, 8, "connections")) {
            return new Route.GatewayConnections(id);
        }
        return notEmulated(path);
    }

    private static Route unknown(String type, List<String> path, int at) {
        return KnownNames.isNetworkType(type)
                        || EmulatedType.named("Microsoft.Network/" + type).isPresent()
                        || (at == 4 && (is(path, at, "locations") || is(path, at, "operations")))
                ? new Route.NotEmulated(EmulatedType.NAMESPACE + "/" + type)
                : new Route.UnknownType(EmulatedType.NAMESPACE, type);
    }

    private static Route notEmulated(List<String> path) {
        return new Route.NotEmulated(
                EmulatedType.NAMESPACE + "/" + path.get(6) + "/" + path.get(8));
    }

    private static String word(List<String> path, int at) {
        return KnownNames.fold(path.get(at));
    }

    private static boolean is(List<String> path, int at, String word) {
        return path.size() > at && path.get(at).equalsIgnoreCase(word);
    }
}
