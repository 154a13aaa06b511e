package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;
import static dev.simplon.azure.rule.Rule.Evidence.OBSERVED;
import static dev.simplon.azure.rule.Rule.Evidence.PROVIDER;

import dev.simplon.azure.GatewaySku;
import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Rule.Scope;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Optional;

/// Connections: their ends, keys and address spaces. Algorithms are in [PolicyRules], BGP in
/// [BgpRules].
final class ConnectionRules {
    private static final String PROVIDER_SOURCE =
            "terraform-provider-azurerm, virtual_network_gateway_connection_resource (read"
                    + " 2026-11-24)";
    private static final String POLICY_BASED =
            "Microsoft, \"Connect a VPN gateway to multiple on-premises policy-based devices\" (read"
                    + " 2026-11-24)";
    private static final String FAQ = "Microsoft, \"VPN Gateway FAQ\" (read 2026-11-24)";

    static final List<Rule> ALL =
            List.of(
                    connection(
                            "SIM-CN-100",
                            "R100",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "The type of a connection stays",
                            PROVIDER_SOURCE,
                            ConnectionRules::typeStays),
                    connection(
                            "SIM-CN-101",
                            "R101",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A site-to-site connection leads to a local network gateway",
                            PROVIDER_SOURCE,
                            ConnectionRules::siteToSite),
                    connection(
                            "SIM-CN-102",
                            "R102",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A VNet-to-VNet connection leads to another gateway",
                            PROVIDER_SOURCE,
                            ConnectionRules::networkToNetwork),
                    connection(
                            "SIM-CN-103",
                            "R103",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "An ExpressRoute connection leads to a circuit",
                            PROVIDER_SOURCE,
                            ConnectionRules::expressRoute),
                    connection(
                            "SIM-CN-103-A",
                            "R103",
                            DOCUMENTED,
                            Scope.PAIR,
                            "The gateway of a connection is of its kind",
                            "Microsoft, \"About VPN Gateway configuration settings\" (read"
                                    + " 2026-11-24)",
                            ConnectionRules::gatewayOfKind),
                    connection(
                                    "SIM-CN-104",
                                    "R104",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A connection is in the region of its gateway",
                                    "mspnp/reference-architectures issue 225 (read 2026-11-24)",
                                    ConnectionRules::sameRegion)
                            .coded("InvalidResourceReference"),
                    connection(
                            "SIM-CN-003",
                            "R003",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A policy-based gateway has one site-to-site connection with IKEv1",
                            POLICY_BASED,
                            ConnectionRules::policyBased),
                    connection(
                            "SIM-CN-004",
                            "R004",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A route-based Basic gateway speaks IKEv2 only",
                            POLICY_BASED,
                            ConnectionRules::basicSpeaksVersionTwo),
                    connection(
                            "SIM-CN-010",
                            "R010",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A gateway has no more connections than its SKU has tunnels",
                            "Microsoft, \"About gateway SKUs\" (read 2026-11-24)",
                            ConnectionRules::tunnels),
                    connection(
                            "SIM-CN-059",
                            "R059",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "The protocol of a connection stays",
                            PROVIDER_SOURCE,
                            ConnectionRules::protocolStays),
                    connection(
                            "SIM-CN-059-A",
                            "R059",
                            DOCUMENTED,
                            Scope.PAIR,
                            "IKEv1 on a route-based gateway needs a VpnGw SKU",
                            FAQ,
                            ConnectionRules::versionOne),
                    connection(
                            "SIM-CN-106",
                            "R106",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A shared key is 1 to 128 printable ASCII characters",
                            FAQ,
                            ConnectionRules::sharedKey),
                    connection(
                            "SIM-CN-108",
                            "R108",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A routing weight is 0 to 32000",
                            PROVIDER_SOURCE,
                            ConnectionRules::weight),
                    connection(
                            "SIM-CN-110",
                            "R110",
                            DOCUMENTED,
                            Scope.WHOLE,
                            "A VNet-to-VNet connection has a counterpart with the same key",
                            "Microsoft, \"Configure a VNet-to-VNet connection\" (read 2026-11-24)",
                            ConnectionRules::counterpart),
                    Rule.of(
                                    "SIM-CN-111",
                                    "R111",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "The address spaces of both ends do not overlap",
                                    "azure-docs issues 110829, 60393 (read 2026-11-24)",
                                    Look.either(
                                            Look.at(Look.CONNECTIONS, ConnectionRules::overlap),
                                            Look.at(
                                                    Look.LOCAL_GATEWAYS,
                                                    ConnectionRules::siteOverlap)))
                            .coded("ConnectionOverlappingAddressSpaces"),
                    connection(
                            "SIM-CN-112",
                            "R112",
                            KNOWN,
                            Scope.PAIR,
                            "The sites of one gateway have prefixes and addresses of their own",
                            FAQ,
                            ConnectionRules::sitesApart));

    private ConnectionRules() {}

    /// A rule that judges connections.
    static Rule connection(
            String id,
            String reference,
            Rule.Evidence evidence,
            Scope scope,
            String title,
            String source,
            Look.Rummage rummage) {
        return Rule.of(
                id, reference, evidence, scope, title, source, Look.at(Look.CONNECTIONS, rummage));
    }

    static boolean isType(View connection, String type) {
        return connection.is("properties.connectionType", type);
    }

    static Optional<View> gateway(Look look) {
        return look.target(look.document(), "properties.virtualNetworkGateway1");
    }

    private static void typeStays(Look look) {
        if (look.isChanged("properties.connectionType")) {
            look.refuse(
                    look.document().path("properties.connectionType"),
                    "The type of an existing connection is to change",
                    "It is fixed when the connection is created.",
                    "Replace the connection (terraform apply -replace=...).");
        }
    }

    private static void siteToSite(Look look) {
        var connection = look.document();
        if (!isType(connection, "IPsec")) {
            return;
        }
        if (!connection.has("properties.localNetworkGateway2.id")) {
            look.refuse(
                    connection.path("properties.localNetworkGateway2"),
                    "A site-to-site connection has no local network gateway",
                    "It would lead nowhere; azurerm refuses this too.",
                    "Set local_network_gateway_id.");
        }
        for (var other : List.of("virtualNetworkGateway2", "peer")) {
            if (connection.has("properties." + other + ".id")) {
                look.warn(
                        connection.path("properties." + other),
                        "A site-to-site connection has a " + other,
                        "It leads to a local network gateway alone.",
                        "Remove it.");
            }
        }
    }

    private static void networkToNetwork(Look look) {
        var connection = look.document();
        if (!isType(connection, "Vnet2Vnet")) {
            return;
        }
        var peer = connection.reference("properties.virtualNetworkGateway2");
        if (peer.isEmpty()) {
            look.refuse(
                    connection.path("properties.virtualNetworkGateway2"),
                    "A VNet-to-VNet connection has no peer gateway",
                    "It would lead nowhere; azurerm refuses this too.",
                    "Set peer_virtual_network_gateway_id.");
        } else if (peer.equals(connection.reference("properties.virtualNetworkGateway1"))) {
            look.warn(
                    connection.path("properties.virtualNetworkGateway2.id"),
                    "A VNet-to-VNet connection leads from a gateway to itself",
                    "Two networks have two gateways.",
                    "Set peer_virtual_network_gateway_id to the gateway of the other network.");
        }
    }

    private static void expressRoute(Look look) {
        var connection = look.document();
        if (isType(connection, "ExpressRoute") && !connection.has("properties.peer.id")) {
            look.refuse(
                    connection.path("properties.peer"),
                    "An ExpressRoute connection has no circuit",
                    "It would lead nowhere; azurerm refuses this too.",
                    "Set express_route_circuit_id.");
        }
    }

    private static void gatewayOfKind(Look look) {
        var connection = look.document();
        var wanted = isType(connection, "ExpressRoute") ? "ExpressRoute" : "Vpn";
        for (var end : List.of("virtualNetworkGateway1", "virtualNetworkGateway2")) {
            var type =
                    look.target(connection, "properties." + end)
                            .flatMap(g -> g.text("properties.gatewayType"));
            if (type.filter(t -> !t.equals(wanted)).isPresent()) {
                look.refuse(
                        connection.path("properties." + end + ".id"),
                        "A connection of type "
                                + connection.text("properties.connectionType").orElse("")
                                + " is to use a gateway of type "
                                + type.get(),
                        "It needs a gateway of type " + wanted + ".",
                        "Use such a gateway, or change the connection's type.");
            }
        }
    }

    private static void sameRegion(Look look) {
        var here = look.document().text("location");
        var there = gateway(look).flatMap(g -> g.text("location"));
        if (there.isPresent() && here.isPresent() && !here.equals(there)) {
            look.refuse(
                    look.document().path("location"),
                    "The connection is in " + here.get() + ", its gateway in " + there.get(),
                    "Azure looks for the gateway in the connection's region and does not find it.",
                    "Set location to the gateway's.");
        }
    }

    private static void policyBased(Look look) {
        var connection = look.document();
        var gateway = gateway(look);
        if (gateway.filter(GatewayRules::isPolicyBased).isEmpty()) {
            return;
        }
        if (!isType(connection, "IPsec")) {
            look.refuse(
                    connection.path("properties.connectionType"),
                    "A policy-based gateway is to have a connection of type "
                            + connection.text("properties.connectionType").orElse(""),
                    "It has site-to-site connections only.",
                    "Use a route-based gateway.");
        }
        var others = look.connectionsFrom(gateway.get().id()).stream().map(View::id).toList();
        if (!others.isEmpty() && look.isNew("properties.virtualNetworkGateway1.id")) {
            look.refuse(
                    connection.path("properties.virtualNetworkGateway1.id"),
                    "Policy-based gateway "
                            + gateway.get().id().name()
                            + " has a connection already: "
                            + Neighbours.names(others),
                    "A policy-based gateway has one tunnel.",
                    "Use a route-based gateway.");
        }
    }

    private static void basicSpeaksVersionTwo(Look look) {
        var connection = look.document();
        if (connection.is("properties.connectionProtocol", "IKEv1")
                && gateway(look)
                        .filter(g -> GatewayRules.isBasic(g) && !GatewayRules.isPolicyBased(g))
                        .isPresent()) {
            look.refuse(
                    connection.path("properties.connectionProtocol"),
                    "A connection of a route-based Basic gateway is to speak IKEv1",
                    "That gateway speaks IKEv2 only.",
                    "Set connection_protocol = \"IKEv2\", or the gateway's sku = \"VpnGw1AZ\".");
        }
    }

    private static void tunnels(Look look) {
        var gateway = gateway(look);
        if (gateway.isEmpty()
                || isType(look.document(), "ExpressRoute")
                || !look.isNew("properties.virtualNetworkGateway1.id")) {
            return;
        }
        var most =
                gateway.get()
                        .text("properties.sku.name")
                        .flatMap(GatewaySku::vpn)
                        .map(GatewaySku::tunnels);
        int connections = 1 + look.connectionsFrom(gateway.get().id()).size();
        if (most.filter(m -> connections > m).isPresent()) {
            look.refuse(
                    look.document().path("properties.virtualNetworkGateway1.id"),
                    "Gateway "
                            + gateway.get().id().name()
                            + " is to have "
                            + connections
                            + " connections",
                    "Its SKU has " + most.get() + " tunnels.",
                    "Choose a larger sku, or a second gateway in another network.");
        }
    }

    private static void protocolStays(Look look) {
        if (look.prior().filter(p -> p.has("properties.connectionProtocol")).isPresent()
                && look.isChanged("properties.connectionProtocol")) {
            look.refuse(
                    look.document().path("properties.connectionProtocol"),
                    "The protocol of an existing connection is to change",
                    "It is fixed when the connection is created.",
                    "Replace the connection (terraform apply -replace=...).");
        }
    }

    private static void versionOne(Look look) {
        var connection = look.document();
        if (!connection.is("properties.connectionProtocol", "IKEv1")) {
            return;
        }
        var sku = gateway(look).flatMap(g -> g.text("properties.sku.name"));
        if (sku.filter(s -> s.equals("Standard") || s.equals("HighPerformance")).isPresent()) {
            look.refuse(
                    connection.path("properties.connectionProtocol"),
                    "A connection of a gateway of SKU " + sku.get() + " is to speak IKEv1",
                    "Route-based gateways speak it as VpnGw1 to VpnGw5 and VpnGw1AZ to VpnGw5AZ"
                            + " only.",
                    "Set connection_protocol = \"IKEv2\", or choose such an sku.");
        }
    }

    /// The key is never quoted.
    private static void sharedKey(Look look) {
        var connection = look.document();
        var given = connection.in("properties.sharedKey");
        if (given.isEmpty()) {
            return;
        }
        var at = connection.path("properties.sharedKey");
        var key = given.get().text().orElse("");
        if (key.isEmpty() || key.length() > 128) {
            look.refuse(
                    at,
                    "The shared key has " + key.length() + " characters",
                    "A key has 1 to 128 characters.",
                    "Use a key of that length, or leave it out and have one generated.");
        } else if (!key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            look.refuse(
                    at,
                    "The shared key has characters other than printable ASCII",
                    "A key consists of printable ASCII characters.",
                    "Use letters and digits.");
        } else if (key.indexOf(' ') >= 0 || key.indexOf('~') >= 0) {
            look.warn(
                    at,
                    "The shared key has a space or a tilde",
                    "Microsoft's FAQ excludes both (and the hyphen, which azurerm's own example"
                            + " uses).",
                    "Use letters and digits.");
        }
    }

    private static void weight(Look look) {
        var weight = look.document().number("properties.routingWeight");
        if (weight.filter(w -> w < 0 || w > 32000).isPresent()) {
            look.refuse(
                    look.document().path("properties.routingWeight"),
                    "The routing weight is " + weight.get(),
                    "It is 0 to 32000; azurerm refuses others too.",
                    "Choose a weight in that range.");
        }
    }

    private static void counterpart(Look look) {
        var connection = look.document();
        var here = connection.reference("properties.virtualNetworkGateway1");
        var there = connection.reference("properties.virtualNetworkGateway2");
        if (!isType(connection, "Vnet2Vnet") || here.isEmpty() || there.isEmpty()) {
            return;
        }
        var back =
                look.connectionsFrom(there.get()).stream()
                        .filter(c ->
                                Look.refers(c, "properties.virtualNetworkGateway2", here.get()))
                        .findFirst();
        if (back.isEmpty()) {
            look.mustKnowAll("a connection from " + there.get().name() + " back");
            look.warn(
                    connection.path("properties.virtualNetworkGateway2.id"),
                    "No connection leads back from " + there.get().name(),
                    "A VNet-to-VNet tunnel comes up when both gateways have a connection to each"
                            + " other.",
                    "Add one in the other direction, with the same shared_key.");
        } else if (differ(connection, back.get())) {
            look.warn(
                    connection.path("properties.sharedKey"),
                    "Connection " + back.get().id().name() + " has another shared key",
                    "Both directions need the same key, or the tunnel stays NotConnected.",
                    "Give both the same shared_key.");
        }
    }

    private static boolean differ(View one, View other) {
        var here = one.text("properties.sharedKey");
        var there = other.text("properties.sharedKey");
        return here.isPresent() && there.isPresent() && !here.equals(there);
    }

    private static void overlap(Look look) {
        var connection = look.document();
        if (NatRules.isUsedBy(connection)) {
            return;
        }
        var here = gateway(look).flatMap(g -> networkOf(look, g));
        if (isType(connection, "IPsec")) {
            var site = look.target(connection, "properties.localNetworkGateway2");
            refuseOverlap(look, connection.path("properties.localNetworkGateway2.id"), here, site);
        } else if (isType(connection, "Vnet2Vnet")) {
            var there =
                    look.target(connection, "properties.virtualNetworkGateway2")
                            .flatMap(g -> networkOf(look, g));
            refuseOverlap(
                    look, connection.path("properties.virtualNetworkGateway2.id"), here, there);
        }
    }

    /// A site that gets other prefixes while connections lead to it.
    private static void siteOverlap(Look look) {
        if (look.isCreation()
                || !look.isChanged("properties.localNetworkAddressSpace.addressPrefixes")) {
            return;
        }
        for (var connection : look.referring(Look.CONNECTIONS, look.id())) {
            if (Look.refers(connection, "properties.localNetworkGateway2", look.id())
                    && !NatRules.isUsedBy(connection)) {
                var network =
                        look.target(connection, "properties.virtualNetworkGateway1")
                                .flatMap(g -> networkOf(look, g));
                refuseOverlap(
                        look,
                        look.document().path("properties.localNetworkAddressSpace.addressPrefixes"),
                        network,
                        Optional.of(look.document()));
            }
        }
    }

    private static void refuseOverlap(
            Look look, Path at, Optional<View> here, Optional<View> there) {
        if (here.isEmpty() || there.isEmpty() || here.get().id().equals(there.get().id())) {
            return;
        }
        for (var local : spaceOf(here.get())) {
            for (var remote : spaceOf(there.get())) {
                if (local.overlaps(remote)) {
                    look.refuse(
                            at,
                            "The address spaces of "
                                    + here.get().id().name()
                                    + " ("
                                    + local
                                    + ") and "
                                    + there.get().id().name()
                                    + " ("
                                    + remote
                                    + ") overlap",
                            "A gateway could not tell where a packet belongs.",
                            "Choose prefixes apart, or translate them with NAT rules.");
                }
            }
        }
    }

    static List<IpPrefix> spaceOf(View end) {
        return end.id().type().equalsIgnoreCase(Look.NETWORKS)
                ? Look.space(end)
                : end.prefixes("properties.localNetworkAddressSpace.addressPrefixes");
    }

    /// The network that a gateway stands in.
    static Optional<View> networkOf(Look look, View gateway) {
        return gateway.each("properties.ipConfigurations").stream()
                .flatMap(c -> c.reference("properties.subnet").stream())
                .findFirst()
                .flatMap(ResourceId::parent)
                .flatMap(look::neighbour);
    }

    private static void sitesApart(Look look) {
        var connection = look.document();
        var gateway = connection.reference("properties.virtualNetworkGateway1");
        if (!isType(connection, "IPsec") || gateway.isEmpty()) {
            return;
        }
        var site = look.target(connection, "properties.localNetworkGateway2");
        if (site.isEmpty()) {
            return;
        }
        for (var other : look.connectionsFrom(gateway.get())) {
            var neighbour = look.target(other, "properties.localNetworkGateway2");
            if (neighbour.isEmpty() || neighbour.get().id().equals(site.get().id())) {
                continue;
            }
            var at = connection.path("properties.localNetworkGateway2.id");
            var names = site.get().id().name() + " and " + neighbour.get().id().name();
            if (same(site.get(), neighbour.get())) {
                look.refuse(
                        at,
                        "Sites " + names + " have one address, and one gateway",
                        "A gateway tells its peers apart by their addresses.",
                        "Give each device an address of its own.");
            }
            if (!connection.flag("properties.enableBgp")
                    && NetworkRules.overlap(spaceOf(site.get()), spaceOf(neighbour.get()))) {
                look.refuse(
                        at,
                        "Sites " + names + " have prefixes in common",
                        "Without BGP the gateway cannot choose between them.",
                        "Give each site prefixes of its own, or use BGP on both connections.");
            }
        }
    }

    private static boolean same(View site, View other) {
        var address = site.text("properties.gatewayIpAddress");
        return address.isPresent()
                && other.in("properties.gatewayIpAddress")
                        .map(View::value)
                        .flatMap(Value::asText)
                        .equals(address);
    }
}
