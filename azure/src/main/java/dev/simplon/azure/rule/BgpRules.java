package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;
import static dev.simplon.azure.rule.Rule.Evidence.PROVIDER;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.rule.Rule.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// BGP of gateways, local network gateways and connections.
final class BgpRules {
    private static final String FAQ = "Microsoft, \"VPN Gateway FAQ\", BGP (read 2026-11-24)";
    private static final String HOWTO = "Microsoft, \"Configure BGP\" (read 2026-11-24)";

    static final List<Rule> ALL =
            List.of(
                    Rule.of(
                            "SIM-BGP-005",
                            "R005",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A connection of a Basic gateway has no BGP",
                            FAQ,
                            Look.at(Look.CONNECTIONS, BgpRules::basicConnection)),
                    Rule.of(
                            "SIM-BGP-071",
                            "R071",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A device has no ASN that Azure keeps to itself",
                            FAQ,
                            Look.at(Look.LOCAL_GATEWAYS, BgpRules::azuresOwn)),
                    Rule.of(
                            "SIM-BGP-072",
                            "R072",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "No ASN is one that IANA has reserved",
                            FAQ,
                            Look.either(
                                    Look.at(Look.LOCAL_GATEWAYS, BgpRules::reserved),
                                    Look.at(Look.GATEWAYS, BgpRules::reserved))),
                    Rule.of(
                            "SIM-BGP-074",
                            "R074",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A connection with BGP joins two different ASNs",
                            FAQ,
                            Look.at(Look.CONNECTIONS, BgpRules::twoSystems)),
                    Rule.of(
                            "SIM-BGP-075",
                            "R075",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A connection with BGP needs it on both ends",
                            HOWTO,
                            Look.at(Look.CONNECTIONS, BgpRules::bothEnds)),
                    Rule.of(
                            "SIM-BGP-078",
                            "R078",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "Custom BGP addresses lie in 169.254.21.0 to 169.254.22.255",
                            HOWTO,
                            Look.at(Look.GATEWAYS, BgpRules::linkLocal)),
                    Rule.of(
                            "SIM-BGP-082",
                            "R082",
                            PROVIDER,
                            Scope.PAIR,
                            "The custom BGP addresses of a connection are its gateway's",
                            HOWTO + "; azurerm looks them up",
                            Look.at(Look.CONNECTIONS, BgpRules::ofTheGateway)),
                    Rule.of(
                            "SIM-BGP-083",
                            "R083",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "BGP needs a route-based gateway",
                            FAQ,
                            Look.at(Look.GATEWAYS, BgpRules::routeBased)),
                    Rule.of(
                            "SIM-BGP-084",
                            "R084",
                            KNOWN,
                            Scope.DOCUMENT,
                            "A peer weight is 0 to 100",
                            "azure-cli, help of vnet-gateway create (read 2026-11-24)",
                            Look.either(
                                    Look.at(Look.LOCAL_GATEWAYS, BgpRules::weight),
                                    Look.at(Look.GATEWAYS, BgpRules::weight))));

    private static final Set<Long> AZURES =
            Set.of(8074L, 8075L, 12076L, 65515L, 65517L, 65518L, 65519L, 65520L);

    private static final List<IpPrefix> CUSTOM =
            List.of(
                    IpPrefix.parse("169.254.21.0/24").orElseThrow(),
                    IpPrefix.parse("169.254.22.0/24").orElseThrow());

    private BgpRules() {}

    private static boolean isOn(View connection) {
        return connection.flag("properties.enableBgp");
    }

    private static Optional<Long> asn(View end) {
        return end.number("properties.bgpSettings.asn");
    }

    private static void basicConnection(Look look) {
        if (isOn(look.document())
                && ConnectionRules.gateway(look).filter(GatewayRules::isBasic).isPresent()) {
            look.refuse(
                    look.document().path("properties.enableBgp"),
                    "A connection of a Basic gateway is to use BGP",
                    "The SKU Basic has no BGP.",
                    "Set the gateway's sku = \"VpnGw1AZ\", or turn BGP off.");
        }
    }

    private static void azuresOwn(Look look) {
        var asn = asn(look.document());
        var at = look.document().path("properties.bgpSettings.asn");
        if (asn.filter(AZURES::contains).isPresent()) {
            look.refuse(
                    at,
                    "The device has ASN " + asn.get(),
                    "Azure keeps 8074, 8075, 12076, 65515 and 65517 to 65520 to itself.",
                    "Use another private ASN, such as 65010.");
        } else if (asn.filter(number -> number == 0).isPresent()) {
            look.refuse(
                    at,
                    "The device has ASN 0",
                    "Azure answers that it cannot be zero (xplat-cli issue 3413).",
                    "Use a private ASN, such as 65010.");
        }
    }

    private static void reserved(Look look) {
        var asn = asn(look.document());
        if (asn.filter(BgpRules::isReserved).isPresent()) {
            look.refuse(
                    look.document().path("properties.bgpSettings.asn"),
                    "ASN " + asn.get() + " is reserved",
                    "IANA has reserved 23456, 64496 to 64511, 65535 to 65551 and 4294967295.",
                    "Use a private ASN, such as 65010.");
        }
    }

    private static boolean isReserved(long asn) {
        return asn == 23456
                || (asn >= 64496 && asn <= 64511)
                || (asn >= 65535 && asn <= 65551)
                || asn == 4294967295L;
    }

    /// The other end of a connection.
    private static Optional<View> peer(Look look) {
        return look.document().has("properties.virtualNetworkGateway2.id")
                ? look.target(look.document(), "properties.virtualNetworkGateway2")
                : look.target(look.document(), "properties.localNetworkGateway2");
    }

    private static void twoSystems(Look look) {
        if (!isOn(look.document())) {
            return;
        }
        var here = ConnectionRules.gateway(look).flatMap(BgpRules::asn);
        var there = peer(look).flatMap(BgpRules::asn);
        if (here.isPresent() && here.equals(there)) {
            look.refuse(
                    look.document().path("properties.enableBgp"),
                    "Both ends have ASN " + here.get(),
                    "BGP between two gateways joins two autonomous systems.",
                    "Give one end another asn in its bgp_settings.");
        }
    }

    private static void bothEnds(Look look) {
        if (!isOn(look.document())) {
            return;
        }
        var at = look.document().path("properties.enableBgp");
        var gateway = ConnectionRules.gateway(look);
        if (gateway.filter(g -> !isOn(g) && !GatewayRules.isBasic(g)).isPresent()) {
            look.refuse(
                    at,
                    "Gateway " + gateway.get().id().name() + " has no BGP",
                    "A connection uses the BGP of its gateway.",
                    "Turn BGP on at the gateway, or off at the connection.");
        }
        var peer = peer(look);
        if (peer.isEmpty()) {
            return;
        }
        var site = peer.get().id().type().equalsIgnoreCase(Look.LOCAL_GATEWAYS);
        if (site ? !peer.get().has("properties.bgpSettings") : !isOn(peer.get())) {
            look.refuse(
                    at,
                    "The other end, " + peer.get().id().name() + ", has no BGP",
                    "A BGP session has two ends.",
                    site
                            ? "Add bgp_settings to the local network gateway."
                            : "Turn BGP on at that gateway.");
        }
    }

    private static void linkLocal(Look look) {
        for (var peering : look.document().each("properties.bgpSettings.bgpPeeringAddresses")) {
            for (var custom : peering.each("customBgpIpAddresses")) {
                var address = custom.address("");
                if (address.filter(a -> CUSTOM.stream().noneMatch(p -> p.contains(a)))
                        .isPresent()) {
                    look.refuse(
                            custom.at(),
                            "The custom BGP address is " + address.get(),
                            "It lies in 169.254.21.0 to 169.254.22.255; azurerm refuses others"
                                    + " too.",
                            "Choose an address in that range.");
                }
            }
        }
    }

    private static void ofTheGateway(Look look) {
        var wanted = look.document().each("properties.gatewayCustomBgpIpAddresses");
        if (wanted.isEmpty() || !isOn(look.document())) {
            return;
        }
        var gateway = ConnectionRules.gateway(look);
        if (gateway.isEmpty()) {
            return;
        }
        var there =
                gateway.get().each("properties.bgpSettings.bgpPeeringAddresses").stream()
                        .flatMap(peering -> peering.each("customBgpIpAddresses").stream())
                        .flatMap(custom -> custom.text().stream())
                        .toList();
        for (var each : wanted) {
            var address = each.text("customBgpIpAddress");
            if (address.filter(a -> !there.contains(a)).isPresent()) {
                look.refuse(
                        each.path("customBgpIpAddress"),
                        "Gateway "
                                + gateway.get().id().name()
                                + " has no custom BGP address "
                                + address.get(),
                        "A connection chooses among the custom addresses of its gateway"
                                + (there.isEmpty() ? ", which has none." : ": " + there + "."),
                        "Name one of the gateway's in custom_bgp_addresses, or add it to apipa_addresses in the gateway's bgp_settings.");
            }
        }
    }

    private static void routeBased(Look look) {
        if (isOn(look.document()) && GatewayRules.isPolicyBased(look.document())) {
            look.refuse(
                    look.document().path("properties.enableBgp"),
                    "A policy-based gateway is to speak BGP",
                    "BGP needs a route-based gateway.",
                    "Set vpn_type = \"RouteBased\", or turn BGP off.");
        }
    }

    private static void weight(Look look) {
        var weight = look.document().number("properties.bgpSettings.peerWeight");
        if (weight.filter(w -> w < 0 || w > 100).isPresent()) {
            look.refuse(
                    look.document().path("properties.bgpSettings.peerWeight"),
                    "The peer weight is " + weight.get(),
                    "Azure's command line says 0 to 100.",
                    "Choose a weight in that range.");
        }
    }
}
