package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.ConnectionRules.connection;
import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;

import dev.simplon.azure.rule.Rule.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Connections to ExpressRoute circuits, and through them; that such a connection has a circuit and
/// a gateway of its kind is in [ConnectionRules].
final class ExpressRouteRules {
    private static final String FAST_PATH =
            "Microsoft, \"About ExpressRoute FastPath\" (read 2026-11-24)";
    private static final String LIMITS =
            "Microsoft, \"Networking limits\", ExpressRoute (from memory)";

    static final List<Rule> ALL =
            List.of(
                    connection(
                            "SIM-ER-113",
                            "R113",
                            KNOWN,
                            Scope.PAIR,
                            "Private addresses of a connection are its gateway's",
                            "Microsoft, \"Site-to-Site VPN over ExpressRoute private peering\" (from"
                                    + " memory)",
                            ExpressRouteRules::privateAddress),
                    connection(
                            "SIM-ER-114",
                            "R114",
                            DOCUMENTED,
                            Scope.PAIR,
                            "FastPath needs a large ExpressRoute gateway",
                            FAST_PATH,
                            ExpressRouteRules::fastPath),
                    connection(
                            "SIM-ER-115",
                            "R115",
                            KNOWN,
                            Scope.PAIR,
                            "FastPath to private endpoints needs ExpressRoute Direct",
                            FAST_PATH,
                            ExpressRouteRules::privateLink),
                    connection(
                            "SIM-ER-120",
                            "R120",
                            KNOWN,
                            Scope.PAIR,
                            "A gateway is connected to a circuit once",
                            LIMITS,
                            ExpressRouteRules::once),
                    connection(
                            "SIM-ER-120-A",
                            "R120",
                            KNOWN,
                            Scope.PAIR,
                            "A gateway has as many circuits as its SKU allows",
                            LIMITS,
                            ExpressRouteRules::notTooMany));

    private static final Set<String> FAST = Set.of("UltraPerformance", "ErGw3AZ", "ErGwScale");

    private static final Map<String, Integer> CIRCUITS =
            Map.of(
                    "Standard", 4,
                    "ErGw1AZ", 4,
                    "HighPerformance", 8,
                    "ErGw2AZ", 8,
                    "UltraPerformance", 16,
                    "ErGw3AZ", 16);

    private ExpressRouteRules() {}

    private static void privateAddress(Look look) {
        var connection = look.document();
        if (connection.flag("properties.useLocalAzureIpAddress")
                && ConnectionRules.gateway(look)
                        .filter(g -> !g.flag("properties.enablePrivateIpAddress"))
                        .isPresent()) {
            look.refuse(
                    connection.path("properties.useLocalAzureIpAddress"),
                    "A connection is to use the gateway's private address, which it does not have",
                    "The tunnel runs through ExpressRoute to an address that the gateway has"
                            + " with private_ip_address_enabled.",
                    "Set private_ip_address_enabled = true at the gateway, or leave"
                            + " local_azure_ip_address_enabled out.");
        }
    }

    private static void fastPath(Look look) {
        var connection = look.document();
        if (!connection.flag("properties.expressRouteGatewayBypass")) {
            return;
        }
        var at = connection.path("properties.expressRouteGatewayBypass");
        if (!ConnectionRules.isType(connection, "ExpressRoute")) {
            look.refuse(
                    at,
                    "A connection of type "
                            + connection.text("properties.connectionType").orElse("")
                            + " is to bypass the gateway",
                    "FastPath is for ExpressRoute connections.",
                    "Leave express_route_gateway_bypass out.");
            return;
        }
        var sku = ConnectionRules.gateway(look).flatMap(g -> g.text("properties.sku.name"));
        if (sku.filter(name -> !FAST.contains(name)).isPresent()) {
            look.refuse(
                    at,
                    "A connection of a gateway of SKU " + sku.get() + " is to bypass it",
                    "FastPath needs UltraPerformance, ErGw3AZ or ErGwScale.",
                    "Set the gateway's sku = \"ErGw3AZ\", or leave express_route_gateway_bypass"
                            + " out.");
        }
    }

    private static void privateLink(Look look) {
        var connection = look.document();
        if (!connection.flag("properties.enablePrivateLinkFastPath")) {
            return;
        }
        var circuit = look.target(connection, "properties.peer");
        if (circuit.filter(c -> !c.has("properties.expressRoutePort.id")).isPresent()) {
            look.refuse(
                    connection.path("properties.enablePrivateLinkFastPath"),
                    "Circuit " + circuit.get().id().name() + " is not one of ExpressRoute Direct",
                    "FastPath leads to private endpoints on circuits of ExpressRoute ports only.",
                    "Use a circuit with express_route_port_id, or leave"
                            + " private_link_fast_path_enabled out.");
        }
    }

    private static void once(Look look) {
        var connection = look.document();
        var gateway = connection.reference("properties.virtualNetworkGateway1");
        var circuit = connection.reference("properties.peer");
        if (gateway.isEmpty() || circuit.isEmpty()) {
            return;
        }
        var others =
                look.connectionsFrom(gateway.get()).stream()
                        .filter(other -> Look.refers(other, "properties.peer", circuit.get()))
                        .map(View::id)
                        .toList();
        if (!others.isEmpty() && look.isNew("properties.peer.id")) {
            look.refuse(
                    connection.path("properties.peer.id"),
                    "Gateway "
                            + gateway.get().name()
                            + " is connected to circuit "
                            + circuit.get().name()
                            + " already: "
                            + Neighbours.names(others),
                    "One connection carries all that a circuit has.",
                    "Leave one of the connections out.");
        }
    }

    private static void notTooMany(Look look) {
        var connection = look.document();
        if (!ConnectionRules.isType(connection, "ExpressRoute")
                || !look.isNew("properties.virtualNetworkGateway1.id")) {
            return;
        }
        var gateway = ConnectionRules.gateway(look);
        var sku = gateway.flatMap(g -> g.text("properties.sku.name"));
        if (sku.isEmpty() || !CIRCUITS.containsKey(sku.get())) {
            return;
        }
        int connections = 1 + look.connectionsFrom(gateway.get().id()).size();
        if (connections > CIRCUITS.get(sku.get())) {
            look.refuse(
                    connection.path("properties.virtualNetworkGateway1.id"),
                    "Gateway "
                            + gateway.get().id().name()
                            + " is to have "
                            + connections
                            + " connections",
                    "SKU " + sku.get() + " has " + CIRCUITS.get(sku.get()) + " at most.",
                    "Choose a larger sku.");
        }
    }
}
