package dev.simplon.azurerm;

import dev.simplon.azure.ResourceId;
import dev.simplon.resource.declaration.Check;
import java.util.Optional;

/// The check that a text is the id of a resource of one type, spelled as Azure spells it.
final class ArmId {
    static final Check VIRTUAL_NETWORK_GATEWAY = of("Microsoft.Network/virtualNetworkGateways");
    static final Check LOCAL_NETWORK_GATEWAY = of("Microsoft.Network/localNetworkGateways");
    static final Check PUBLIC_IP = of("Microsoft.Network/publicIPAddresses");
    static final Check PUBLIC_IP_PREFIX = of("Microsoft.Network/publicIPPrefixes");
    static final Check SUBNET = of("Microsoft.Network/virtualNetworks/subnets");
    static final Check CIRCUIT = of("Microsoft.Network/expressRouteCircuits");
    static final Check NAT_RULE = of("Microsoft.Network/virtualNetworkGateways/natRules");
    static final Check DDOS_PLAN = of("Microsoft.Network/ddosProtectionPlans");
    static final Check SECURITY_GROUP = of("Microsoft.Network/networkSecurityGroups");
    static final Check ROUTE_TABLE = of("Microsoft.Network/routeTables");
    static final Check ENDPOINT_POLICY = of("Microsoft.Network/serviceEndpointPolicies");
    static final Check ROUTE_FILTER = of("Microsoft.Network/routeFilters");
    static final Check IPAM_POOL = of("Microsoft.Network/networkManagers/ipamPools");

    /// Of a resource of whatever type.
    static final Check ANY =
            value ->
                    value.asText().map(text -> ResourceId.parse(text).isPresent()).orElse(true)
                            ? Optional.empty()
                            : Optional.of(
                                    "must be the id of a resource:"
                                            + " `/subscriptions/.../resourceGroups/.../providers/...`");

    private ArmId() {}

    static Check of(String type) {
        return value ->
                value.asText().map(text -> isOf(text, type)).orElse(true)
                        ? Optional.empty()
                        : Optional.of(
                                "must be the id of a `"
                                        + type
                                        + "`, in Azure's spelling: `/subscriptions/.../resourceGroups/.../"
                                        + "providers/...`");
    }

    private static boolean isOf(String text, String type) {
        return ResourceId.parse(text)
                .filter(id -> id.toString().equals(text))
                .map(id -> id.type().equalsIgnoreCase(type))
                .orElse(false);
    }
}
