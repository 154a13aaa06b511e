package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.OBSERVED;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Rule.Scope;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;

/// What must go before what.
final class DeletionRules {
    private static final String ORDER =
            "Microsoft, \"Delete a virtual network gateway\": connections first, then the gateway,"
                    + " then local network gateways, addresses, GatewaySubnet (read 2026-11-24)";

    static final List<Rule> ALL =
            List.of(
                    Rule.of(
                                    "SIM-DEL-140",
                                    "R140",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A NAT rule goes after the connections that use it",
                                    "terraform-provider-azurerm issues 25231 and 25683 (read"
                                            + " 2026-11-24)",
                                    Look.atDeletionOf(Look.NAT_RULES, DeletionRules::natRule))
                            .coded("GatewayNatRuleIsStillInUse"),
                    Rule.of(
                            "SIM-DEL-150",
                            "R150",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A gateway goes after its connections",
                            ORDER,
                            Look.atDeletionOf(Look.GATEWAYS, DeletionRules::gateway)),
                    Rule.of(
                            "SIM-DEL-151",
                            "R151",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A local network gateway goes after its connections",
                            ORDER,
                            Look.atDeletionOf(Look.LOCAL_GATEWAYS, DeletionRules::localGateway)),
                    Rule.of(
                                    "SIM-DEL-152",
                                    "R152",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A public address goes after the gateway that uses it",
                                    "terraform-provider-azurerm issue 688, ernest issue 514 (read"
                                            + " 2026-11-24)",
                                    Look.atDeletionOf(Look.ADDRESSES, DeletionRules::address))
                            .coded("PublicIPAddressCannotBeDeleted"),
                    Rule.of(
                                    "SIM-DEL-153",
                                    "R153",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A subnet goes after the gateway in it",
                                    "nav-arm-templates issue 161 (read 2026-11-24)",
                                    Look.atDeletionOf(Look.SUBNETS, DeletionRules::subnet))
                            .coded("InUseSubnetCannotBeDeleted"),
                    Rule.of(
                                    "SIM-DEL-154",
                                    "R154",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A network, or a subnet left out of it, goes after the gateway"
                                            + " in it",
                                    "terraform-provider-azurerm issue 688, nav-arm-templates issue"
                                            + " 161 (read 2026-11-24)",
                                    Look.either(
                                            Look.atDeletionOf(
                                                    Look.NETWORKS, DeletionRules::network),
                                            Look.at(Look.NETWORKS, DeletionRules::leftOut)))
                            .coded("InUseSubnetCannotBeDeleted"),
                    Rule.of(
                            "SIM-DEL-155",
                            "R155",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A circuit goes after its connections",
                            "Microsoft, \"Create and modify an ExpressRoute circuit\": all virtual"
                                    + " networks must be unlinked first (read 2026-11-25)",
                            Look.atDeletionOf(Look.CIRCUITS, DeletionRules::circuit)));

    private DeletionRules() {}

    private static void gateway(Look look) {
        inUse(look, usersOf(look, "virtualNetworkGateway1", "virtualNetworkGateway2"), "Gateway ");
    }

    private static void circuit(Look look) {
        inUse(look, usersOf(look, "peer"), "Circuit ");
    }

    private static void natRule(Look look) {
        inUse(look, NatRules.usersOf(look, look.id()), "NAT rule ");
    }

    private static void localGateway(Look look) {
        inUse(look, usersOf(look, "localNetworkGateway2"), "Local network gateway ");
    }

    private static void address(Look look) {
        inUse(look, gatewaysWith(look, "publicIPAddress", look.id()), "Public IP address ");
    }

    private static void subnet(Look look) {
        inUse(look, gatewaysWith(look, "subnet", look.id()), "Subnet ");
    }

    private static void network(Look look) {
        var users = new ArrayList<ResourceId>();
        for (var gateway : look.referring(Look.GATEWAYS, look.id())) {
            if (subnets(gateway).stream()
                    .anyMatch(s -> s.parent().filter(look.id()::equals).isPresent())) {
                users.add(gateway.id());
            }
        }
        inUse(look, users, "Network ");
    }

    private static void inUse(Look look, List<ResourceId> users, String what) {
        if (!users.isEmpty()) {
            look.refuse(
                    Path.ROOT,
                    what + look.id().name() + " is still used by " + Neighbours.names(users),
                    "Azure deletes nothing that another resource refers to.",
                    "Delete " + Neighbours.names(users) + " first.");
        }
    }

    private static void leftOut(Look look) {
        if (look.prior().isEmpty()) {
            return;
        }
        var kept =
                look.document().each("properties.subnets").stream()
                        .map(s -> s.text("name").orElse(""))
                        .toList();
        for (var before : look.prior().get().each("properties.subnets")) {
            var name = before.text("name").orElse("");
            if (kept.stream().anyMatch(name::equalsIgnoreCase)) {
                continue;
            }
            var users = gatewaysWith(look, "subnet", look.id().child("subnets", name));
            if (!users.isEmpty()) {
                look.refuse(
                        look.document().path("properties.subnets"),
                        "Subnet "
                                + name
                                + " is left out, but still used by "
                                + Neighbours.names(users),
                        "A PUT of a network deletes the subnets that it leaves out.",
                        "Keep the subnet in it, or delete " + Neighbours.names(users) + " first.");
            }
        }
    }

    private static List<ResourceId> usersOf(Look look, String... references) {
        var users = new ArrayList<ResourceId>();
        for (var connection : look.referring(Look.CONNECTIONS, look.id())) {
            for (var reference : references) {
                if (Look.refers(connection, "properties." + reference, look.id())
                        && !users.contains(connection.id())) {
                    users.add(connection.id());
                }
            }
        }
        return users;
    }

    /// The gateways with an ipConfiguration that certainly refers to `target`.
    static List<ResourceId> gatewaysWith(Look look, String reference, ResourceId target) {
        var users = new ArrayList<ResourceId>();
        for (var gateway : look.referring(Look.GATEWAYS, target)) {
            for (var configuration : configurations(gateway)) {
                var view = new View(gateway.id(), configuration);
                if (Look.refers(view, "properties." + reference, target)) {
                    users.add(gateway.id());
                    break;
                }
            }
        }
        return users;
    }

    private static List<ResourceId> subnets(View gateway) {
        return configurations(gateway).stream()
                .flatMap(c -> Path.of("properties", "subnet", "id").in(c).stream())
                .flatMap(id -> id.asText().stream())
                .flatMap(id -> ResourceId.parse(id).stream())
                .toList();
    }

    private static List<Value> configurations(View gateway) {
        return Path.of("properties", "ipConfigurations")
                .in(gateway.value())
                .map(Value::asList)
                .orElse(List.of());
    }
}
