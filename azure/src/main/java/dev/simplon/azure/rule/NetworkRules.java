package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;
import static dev.simplon.azure.rule.Rule.Evidence.OBSERVED;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.rule.Rule.Scope;
import dev.simplon.values.Path;
import java.util.ArrayList;
import java.util.List;

/// Virtual networks and their subnets.
final class NetworkRules {
    static final List<Rule> ALL =
            List.of(
                    Rule.of(
                                    "SIM-NET-170",
                                    "R170",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A subnet lies in the address space of its network",
                                    "azure-docs pull request 123869, terraform-provider-azurerm"
                                            + " issue 10826 (read 2026-11-24)",
                                    Look.either(
                                            Look.at(Look.SUBNETS, NetworkRules::subnetInside),
                                            Look.at(Look.NETWORKS, NetworkRules::subnetsInside)))
                            .coded("NetcfgSubnetRangeOutsideVnet"),
                    Rule.of(
                                    "SIM-NET-171",
                                    "R171",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "The subnets of a network do not overlap",
                                    "azure-docs pull request 123869, Azure-Landing-Zones issue"
                                            + " 3420 (read 2026-11-24)",
                                    Look.either(
                                            Look.at(Look.SUBNETS, NetworkRules::subnetApart),
                                            Look.at(Look.NETWORKS, NetworkRules::subnetsApart)))
                            .coded("NetcfgSubnetRangesOverlap"),
                    Rule.of(
                            "SIM-NET-173",
                            "R173",
                            KNOWN,
                            Scope.DOCUMENT,
                            "The prefixes of a network do not overlap each other",
                            "general knowledge, not confirmed",
                            Look.at(Look.NETWORKS, NetworkRules::spaceApart)),
                    Rule.of(
                            "SIM-NET-023",
                            "R023",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "GatewaySubnet is /29 or larger, better /27",
                            "Microsoft, \"About VPN Gateway configuration settings\" and \"VPN"
                                    + " Gateway FAQ\" (read 2026-11-24)",
                            Look.either(
                                    Look.at(Look.SUBNETS, NetworkRules::gatewaySubnet),
                                    Look.at(Look.NETWORKS, NetworkRules::gatewaySubnets))),
                    Rule.of(
                            "SIM-NET-024",
                            "R024",
                            KNOWN,
                            Scope.DOCUMENT,
                            "GatewaySubnet has no network security group and no delegation",
                            "general knowledge, not confirmed",
                            Look.either(
                                    Look.at(Look.SUBNETS, NetworkRules::bareGatewaySubnet),
                                    Look.at(Look.NETWORKS, NetworkRules::bareGatewaySubnets))));

    private NetworkRules() {}

    private static void subnetInside(Look look) {
        look.id()
                .parent()
                .flatMap(look::neighbour)
                .ifPresent(network -> inside(look, network, look.document()));
    }

    private static void subnetsInside(Look look) {
        look.subnets(look.document()).forEach((_, subnet) -> inside(look, look.document(), subnet));
    }

    private static void inside(Look look, View network, View subnet) {
        var space = Look.space(network);
        for (var prefix : Look.prefixesOf(subnet)) {
            if (space.stream().noneMatch(s -> s.contains(prefix))) {
                look.refuse(
                        at(look, subnet),
                        "Subnet " + name(subnet) + " (" + prefix + ") lies outside its network",
                        "The address space of " + network.id().name() + " is " + space + ".",
                        "Choose a prefix inside it, or add one to the network's address_space.");
            }
        }
    }

    private static void subnetApart(Look look) {
        var network = look.id().parent().flatMap(look::neighbour);
        if (network.isEmpty()) {
            return;
        }
        look.subnets(network.get())
                .forEach((name, other) -> {
                    if (!name.equalsIgnoreCase(look.id().name())) {
                        apart(look, look.document(), other);
                    }
                });
    }

    private static void subnetsApart(Look look) {
        var subnets = new ArrayList<>(look.subnets(look.document()).values());
        for (int i = 0; i < subnets.size(); i++) {
            for (int j = i + 1; j < subnets.size(); j++) {
                apart(look, subnets.get(j), subnets.get(i));
            }
        }
    }

    private static void apart(Look look, View subnet, View other) {
        for (var prefix : Look.prefixesOf(subnet)) {
            for (var taken : Look.prefixesOf(other)) {
                if (prefix.overlaps(taken)) {
                    look.refuse(
                            at(look, subnet),
                            "Subnets "
                                    + name(subnet)
                                    + " ("
                                    + prefix
                                    + ") and "
                                    + name(other)
                                    + " ("
                                    + taken
                                    + ") overlap",
                            "The subnets of a network must not overlap.",
                            "Choose a prefix that no other subnet has.");
                }
            }
        }
    }

    private static void spaceApart(Look look) {
        var space = Look.space(look.document());
        for (int i = 0; i < space.size(); i++) {
            for (int j = i + 1; j < space.size(); j++) {
                if (space.get(i).overlaps(space.get(j))) {
                    look.warn(
                            look.document()
                                    .path("properties.addressSpace.addressPrefixes")
                                    .index(j),
                            space.get(i) + " and " + space.get(j) + " overlap",
                            "Azure is believed to refuse overlapping prefixes in one network.",
                            "Remove the smaller of the two.");
                }
            }
        }
    }

    private static void gatewaySubnet(Look look) {
        if (look.id().name().equalsIgnoreCase("GatewaySubnet")) {
            size(look, look.document());
        }
    }

    private static void gatewaySubnets(Look look) {
        for (var subnet : look.document().each("properties.subnets")) {
            if (name(subnet).equalsIgnoreCase("GatewaySubnet")) {
                size(look, subnet);
            }
        }
    }

    private static void size(Look look, View subnet) {
        for (var prefix : Look.prefixesOf(subnet)) {
            if (!prefix.block().isIPv4()) {
                continue;
            }
            if (prefix.length() > 29) {
                look.refuse(
                        at(look, subnet),
                        "GatewaySubnet (" + prefix + ") is too small",
                        "A gateway needs at least a /29, and a /27 is recommended.",
                        "Give it a /27.");
            } else if (prefix.length() > 27) {
                look.warn(
                        at(look, subnet),
                        "GatewaySubnet (" + prefix + ") is smaller than recommended",
                        "A /27 is recommended, and needed beside an ExpressRoute gateway and by"
                                + " newer SKUs.",
                        "Give it a /27.");
            }
        }
    }

    private static void bareGatewaySubnet(Look look) {
        if (look.id().name().equalsIgnoreCase("GatewaySubnet")) {
            bare(look, look.document());
        }
    }

    private static void bareGatewaySubnets(Look look) {
        for (var subnet : look.document().each("properties.subnets")) {
            if (name(subnet).equalsIgnoreCase("GatewaySubnet")) {
                bare(look, subnet);
            }
        }
    }

    private static void bare(Look look, View subnet) {
        if (subnet.has("properties.networkSecurityGroup.id")) {
            look.warn(
                    subnet.path("properties.networkSecurityGroup"),
                    "GatewaySubnet has a network security group",
                    "Azure does not support one on GatewaySubnet.",
                    "Take it off.");
        }
        if (!subnet.each("properties.delegations").isEmpty()) {
            look.warn(
                    subnet.path("properties.delegations"),
                    "GatewaySubnet is delegated",
                    "Azure does not support a delegation of GatewaySubnet.",
                    "Remove the delegation.");
        }
    }

    /// The prefix of a subnet that is part of the judged document; where it stands by itself and
    /// the network is judged, the network's address space.
    private static Path at(Look look, View subnet) {
        if (!subnet.id().equals(look.id())) {
            return look.document().path("properties.addressSpace.addressPrefixes");
        }
        return subnet.has("properties.addressPrefix")
                ? subnet.path("properties.addressPrefix")
                : subnet.path("properties.addressPrefixes");
    }

    private static String name(View subnet) {
        return subnet.at().steps().isEmpty()
                ? subnet.id().name()
                : subnet.text("name").orElse("without a name");
    }

    static boolean overlap(List<IpPrefix> some, List<IpPrefix> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::overlaps));
    }
}
