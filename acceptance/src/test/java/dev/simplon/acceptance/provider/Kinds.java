package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Hcl.blocks;
import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.replaces;
import static dev.simplon.acceptance.provider.Walk.starts;
import static dev.simplon.acceptance.provider.Walk.updates;

import dev.simplon.acceptance.provider.Scenario.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The kinds of connection that azurerm's users have, side by side at a few gateways, each with the
/// changes that are particular to it. The list is that of azurerm's own acceptance tests.
///
/// The kind "refused, since it exists" is in `ImportRefusalTest`; the keys in the cloud are looked
/// at in `SharedKeyTest`.
final class Kinds {
    private static final String CONNECTION = "azurerm_virtual_network_gateway_connection";
    private static final String KEY = "4-v3ry-53cr37-1p53c-5h4r3d-k3y";

    private final String version;

    private Kinds(String version) {
        this.version = version;
    }

    static Scenario under(String version) {
        var kinds = new Kinds(version);
        var targets = new ArrayList<>(kinds.siteToSite());
        targets.addAll(tunnels());
        targets.addAll(kinds.bgp());
        targets.addAll(natRules());
        targets.addAll(vnetToVnet());
        targets.addAll(kinds.expressRoute());
        return new Scenario(
                "kinds-" + version.replace('.', '-'),
                version,
                new Gateways(version).text(),
                targets);
    }

    private boolean before(String other) {
        return Gateways.isBefore(version, other);
    }

    private List<Target> siteToSite() {
        var kinds = new ArrayList<Target>();
        kinds.add(
                device(
                        "shared_key = \"%s\"".formatted(KEY),
                        starts().update("shared_key", "an0ther53cr3t"),
                        updates("routing_weight", 20, 0, 32000),
                        updates("tags", ABSENT, Map.of("site", "branch"), ABSENT),
                        starts().update("timeouts", blocks("create = \"35m\""))
                                .update(
                                        "timeouts.create",
                                        "40m",
                                        "timeouts.read",
                                        "10m",
                                        "timeouts.update",
                                        "40m",
                                        "timeouts.delete",
                                        "40m")
                                .update("timeouts", ABSENT)));
        // The connection lives in another group than its gateway.
        kinds.add(
                device(
                        """
                        shared_key = "%s"
                        """
                                .formatted(KEY),
                        starts("resource_group_name", ref("azurerm_resource_group.other.name"))
                                .update(
                                        "local_network_gateway_id",
                                        ref("azurerm_local_network_gateway.spare.id"))));
        // Without a key: Azure makes one, and one's own may come later. Until 3.107 an import finds
        // the key that nobody gave, and the plan after it takes it out of the state.
        if (!before("3.107.0")) {
            kinds.add(
                    device(
                            "",
                            starts().update("tags", Map.of("key", "generated"))
                                    .update("shared_key", "given1ater"),
                            starts().update(
                                            "shared_key_wo",
                                            "first-key",
                                            "shared_key_wo_version",
                                            1)
                                    .update(
                                            "shared_key_wo",
                                            "second-key",
                                            "shared_key_wo_version",
                                            2)));
        }
        return kinds;
    }

    private static List<Target> tunnels() {
        return List.of(
                device(
                        """
                        shared_key = "%s"
                        ipsec_policy {
                          dh_group         = "DHGroup14"
                          ike_encryption   = "AES256"
                          ike_integrity    = "SHA256"
                          ipsec_encryption = "AES192"
                          ipsec_integrity  = "SHA1"
                          pfs_group        = "PFS2048"
                          sa_datasize      = 102400000
                          sa_lifetime      = 27000
                        }
                        """
                                .formatted(KEY),
                        starts("use_policy_based_traffic_selectors", true)
                                .keep("use_policy_based_traffic_selectors", ABSENT)
                                .update(
                                        "ipsec_policy.dh_group",
                                        "ECP384",
                                        "ipsec_policy.ike_encryption",
                                        "AES128",
                                        "ipsec_policy.ike_integrity",
                                        "SHA384",
                                        "ipsec_policy.ipsec_encryption",
                                        "GCMAES256",
                                        "ipsec_policy.ipsec_integrity",
                                        "GCMAES256",
                                        "ipsec_policy.pfs_group",
                                        "ECP384",
                                        "ipsec_policy.sa_datasize",
                                        2048,
                                        "ipsec_policy.sa_lifetime",
                                        3600,
                                        "use_policy_based_traffic_selectors",
                                        false)
                                .update("ipsec_policy", ABSENT),
                        // One selector, whose prefixes keep the order in which they are written.
                        starts(
                                        "use_policy_based_traffic_selectors",
                                        true,
                                        "traffic_selector_policy",
                                        selectors("\"10.0.2.0/24\", \"10.0.1.0/24\""))
                                .update(
                                        "traffic_selector_policy.local_address_cidrs",
                                        List.of("10.0.1.0/24", "10.0.2.0/24"),
                                        "traffic_selector_policy.remote_address_cidrs",
                                        List.of("10.20.8.0/24", "10.20.9.0/24"))
                                .update("traffic_selector_policy", ABSENT),
                        // Several: a sequence, so that another order is a change.
                        starts(
                                        "use_policy_based_traffic_selectors",
                                        true,
                                        "traffic_selector_policy",
                                        selectors("\"10.0.2.0/24\"", "\"10.0.1.0/24\""))
                                .update(
                                        "traffic_selector_policy",
                                        selectors("\"10.0.1.0/24\"", "\"10.0.2.0/24\""))
                                .update("traffic_selector_policy", selectors("\"10.0.1.0/24\"")),
                        starts("connection_protocol", "IKEv1")
                                .update("ipsec_policy.dh_group", "DHGroup2")
                                .update("shared_key", "an0ther53cr3t")
                                .replace("connection_protocol", "IKEv2"),
                        starts("connection_mode", "InitiatorOnly")
                                .update("tags", Map.of("mode", "initiator"))
                                .replace("connection_mode", "ResponderOnly"),
                        replaces("connection_mode", "ResponderOnly", "Default")
                                .update("shared_key", "an0ther53cr3t")
                                .replace("local_azure_ip_address_enabled", true),
                        replaces("dpd_timeout_seconds", ABSENT, 45, 30)));
    }

    private List<Target> bgp() {
        var kinds = new ArrayList<Target>();
        var both =
                blocks(
                        """
                        primary   = "169.254.21.2"
                        secondary = "169.254.22.2"
                        """);
        kinds.add(
                connection(
                        "hub",
                        """
                        %s         = true
                        shared_key = "%s"
                        """
                                .formatted(bgpOfConnection(), KEY),
                        starts("custom_bgp_addresses", both)
                                .update(
                                        "custom_bgp_addresses.primary",
                                        "169.254.21.6",
                                        "custom_bgp_addresses.secondary",
                                        "169.254.22.6")
                                .update("custom_bgp_addresses", ABSENT)
                                .update(bgpOfConnection(), false)));
        if (!before("3.70.0")) {
            kinds.add(
                    connection(
                            "single",
                            """
                            %s         = true
                            shared_key = "%s"
                            """
                                    .formatted(bgpOfConnection(), KEY),
                            starts("custom_bgp_addresses", blocks("primary = \"169.254.21.2\""))
                                    .update("custom_bgp_addresses.primary", "169.254.22.2")
                                    .update("custom_bgp_addresses", ABSENT)));
        }
        return kinds;
    }

    private static List<Target> natRules() {
        var one = ref("[azurerm_virtual_network_gateway_nat_rule.in1.id]");
        var two = ref("[azurerm_virtual_network_gateway_nat_rule.in2.id]");
        var both =
                ref(
                        "[azurerm_virtual_network_gateway_nat_rule.in2.id,"
                                + " azurerm_virtual_network_gateway_nat_rule.in1.id]");
        return List.of(
                connection(
                        "hub",
                        """
                        shared_key          = "%s"
                        egress_nat_rule_ids = [azurerm_virtual_network_gateway_nat_rule.out.id]
                        """
                                .formatted(KEY),
                        updates("ingress_nat_rule_ids", one, two, both)
                                .update(
                                        "ingress_nat_rule_ids",
                                        ABSENT,
                                        "egress_nat_rule_ids",
                                        ABSENT)));
    }

    /// Two connections that lead to each other.
    private static List<Target> vnetToVnet() {
        return List.of(
                between("hub", "main", "far", starts().update("shared_key", "an0ther53cr3t")),
                between("far", "other", "hub", starts().update("shared_key", "an0ther53cr3t")));
    }

    private static Target between(String gateway, String group, String peer, Walk walk) {
        return target(
                CONNECTION,
                """
                name                            = "between-@"
                resource_group_name             = azurerm_resource_group.%s.name
                location                        = azurerm_resource_group.%s.location
                type                            = "Vnet2Vnet"
                virtual_network_gateway_id      = azurerm_virtual_network_gateway.%s.id
                peer_virtual_network_gateway_id = azurerm_virtual_network_gateway.%s.id
                shared_key                      = "%s"
                """
                        .formatted(group, group, gateway, peer, KEY),
                walk);
    }

    private List<Target> expressRoute() {
        var kinds = new ArrayList<Target>();
        kinds.add(
                circuit(
                        """
                        authorization_key = azurerm_express_route_circuit_authorization.c@.authorization_key
                        """,
                        updates("routing_weight", 0, 10, 0)));
        if (!before("3.100.0")) {
            kinds.add(
                    circuit(
                            "express_route_gateway_bypass = true",
                            updates("private_link_fast_path_enabled", true, false, true)
                                    .update(
                                            "private_link_fast_path_enabled",
                                            ABSENT,
                                            "express_route_gateway_bypass",
                                            false)));
        }
        return kinds;
    }

    private static Target circuit(String arguments, Walk walk) {
        return target(
                CONNECTION,
                Gateways.circuit(),
                """
                name                       = "circuit-@"
                resource_group_name        = azurerm_resource_group.main.name
                location                   = azurerm_resource_group.main.location
                type                       = "ExpressRoute"
                virtual_network_gateway_id = azurerm_virtual_network_gateway.er.id
                express_route_circuit_id   = azurerm_express_route_circuit.c@.id
                %s
                depends_on                 = [azurerm_express_route_circuit_peering.c@]
                """
                        .formatted(arguments),
                walk);
    }

    private static Target device(String arguments, Walk... walks) {
        return connection("hub", arguments, walks);
    }

    /// A connection to a device of its own.
    private static Target connection(String gateway, String arguments, Walk... walks) {
        return target(
                CONNECTION,
                """
                resource "azurerm_local_network_gateway" "d@" {
                  name                = "device-@"
                  resource_group_name = azurerm_resource_group.main.name
                  location            = azurerm_resource_group.main.location
                  gateway_address     = "203.0.113.@"
                  address_space       = ["10.20.@.0/24"]
                  bgp_settings {
                    asn                 = 65050
                    bgp_peering_address = "10.20.@.1"
                  }
                }
                """,
                """
                name                       = "to-device-@"
                resource_group_name        = azurerm_resource_group.main.name
                location                   = azurerm_resource_group.main.location
                type                       = "IPsec"
                virtual_network_gateway_id = azurerm_virtual_network_gateway.%s.id
                local_network_gateway_id   = azurerm_local_network_gateway.d@.id
                %s
                """
                        .formatted(gateway, arguments),
                walks);
    }

    private String bgpOfConnection() {
        return before("4.62.0") ? "enable_bgp" : "bgp_enabled";
    }

    /// @param locals the prefixes at Azure's end, of one selector each
    private static Hcl.Blocks selectors(String... locals) {
        return blocks(
                Stream.of(locals)
                        .map(local ->
                                """
                                local_address_cidrs  = [%s]
                                remote_address_cidrs = ["10.20.9.0/24", "10.20.8.0/24"]
                                """
                                        .formatted(local))
                        .toArray(String[]::new));
    }
}
