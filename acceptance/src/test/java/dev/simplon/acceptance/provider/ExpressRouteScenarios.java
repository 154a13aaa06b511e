package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.EndScenarios.moves;
import static dev.simplon.acceptance.provider.EndScenarios.regions;
import static dev.simplon.acceptance.provider.EndScenarios.tags;
import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Hcl.blocks;
import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.Scenario.HERE;
import static dev.simplon.acceptance.provider.Scenario.outside;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.replaces;
import static dev.simplon.acceptance.provider.Walk.starts;
import static dev.simplon.acceptance.provider.Walk.updates;

import dev.simplon.acceptance.provider.Scenario.Target;
import java.util.List;

/// ExpressRoute circuits, their peerings and authorizations.
final class ExpressRouteScenarios {
    static final Scenario SCENARIO =
            Scenario.of(
                    "express-routes",
                    circuit("other", "azurerm_resource_group.other"),
                    circuits(),
                    peerings(),
                    microsoftPeerings(),
                    authorizations());

    private ExpressRouteScenarios() {}

    /// A circuit of a service provider, as `azurerm_express_route_circuit.cLABEL`.
    static String circuit(String label, String group) {
        return """
        resource "azurerm_express_route_circuit" "cLABEL" {
          name                  = "circuit-LABEL"
          resource_group_name   = GROUP.name
          location              = GROUP.location
          service_provider_name = "Equinix"
          peering_location      = "Amsterdam"
          bandwidth_in_mbps     = 50
          sku {
            tier   = "Standard"
            family = "MeteredData"
          }
        }
        """
                .replace("LABEL", label)
                .replace("GROUP", group);
    }

    private static Target circuits() {
        return target(
                        "azurerm_express_route_circuit",
                        HERE
                                + """
                                name                  = "er-@"
                                service_provider_name = "Equinix"
                                peering_location      = "Amsterdam"
                                bandwidth_in_mbps     = 50
                                sku {
                                  tier   = "Standard"
                                  family = "MeteredData"
                                }
                                """,
                        replaces("name", "er-@", "renamed-@"),
                        moves(),
                        regions(),
                        starts().keep("service_provider_name", "EQUINIX")
                                .replace("service_provider_name", "Colt"),
                        replaces("peering_location", "Amsterdam", "Frankfurt"),
                        starts().update("bandwidth_in_mbps", 200).replace("bandwidth_in_mbps", 100),
                        starts().update("sku.tier", "Premium")
                                .update("sku.family", "UnlimitedData")
                                .update(
                                        "sku",
                                        blocks(
                                                """
                                                tier   = "Standard"
                                                family = "MeteredData"
                                                """)),
                        updates("allow_classic_operations", ABSENT, true, ABSENT),
                        updates("authorization_key", ABSENT, "first-key", "second-key"),
                        direct().update("bandwidth_in_gbps", 10)
                                .update("rate_limiting_enabled", true)
                                .update("rate_limiting_enabled", ABSENT),
                        direct().replace("express_route_port_id", port("two")),
                        tags())
                .timeouts("create", "read", "update", "delete");
    }

    /// A circuit on a port of one's own.
    private static Walk direct() {
        return starts(
                "service_provider_name",
                ABSENT,
                "peering_location",
                ABSENT,
                "bandwidth_in_mbps",
                ABSENT,
                "bandwidth_in_gbps",
                5,
                "express_route_port_id",
                port("one"));
    }

    private static String port(String name) {
        return outside("expressRoutePorts", name);
    }

    private static Target peerings() {
        return target(
                        "azurerm_express_route_circuit_peering",
                        circuit("@", "azurerm_resource_group.main"),
                        """
                        resource_group_name           = azurerm_express_route_circuit.c@.resource_group_name
                        express_route_circuit_name    = azurerm_express_route_circuit.c@.name
                        peering_type                  = "AzurePrivatePeering"
                        vlan_id                       = 100
                        primary_peer_address_prefix   = "192.168.10.0/30"
                        secondary_peer_address_prefix = "192.168.10.4/30"
                        """,
                        starts().replace(
                                        "resource_group_name",
                                        ref(
                                                "azurerm_express_route_circuit.cother.resource_group_name"),
                                        "express_route_circuit_name",
                                        ref("azurerm_express_route_circuit.cother.name")),
                        starts().update("vlan_id", 200)
                                .update("primary_peer_address_prefix", "192.168.20.0/30")
                                .update("secondary_peer_address_prefix", "192.168.20.4/30"),
                        updates("shared_key", ABSENT, "first-key", "second-key"),
                        updates("peer_asn", 65010, 65011),
                        updates("ipv4_enabled", ABSENT, false, true),
                        updates("ipv6", ABSENT, blocks(version6("2002:db01::", "2002:db02::")))
                                .update("ipv6.primary_peer_address_prefix", "2002:db03::/126")
                                .update("ipv6.secondary_peer_address_prefix", "2002:db04::/126")
                                .update("ipv6.enabled", false)
                                .update("ipv6", ABSENT))
                .timeouts("create", "read", "update", "delete");
    }

    private static String version6(String primary, String secondary) {
        return """
        primary_peer_address_prefix   = "%s/126"
        secondary_peer_address_prefix = "%s/126"
        """
                .formatted(primary, secondary);
    }

    private static Target microsoftPeerings() {
        return target(
                "azurerm_express_route_circuit_peering",
                circuit("@", "azurerm_resource_group.main"),
                """
                resource_group_name           = azurerm_express_route_circuit.c@.resource_group_name
                express_route_circuit_name    = azurerm_express_route_circuit.c@.name
                peering_type                  = "MicrosoftPeering"
                vlan_id                       = 300
                peer_asn                      = 65010
                primary_peer_address_prefix   = "123.0.0.0/30"
                secondary_peer_address_prefix = "123.0.0.4/30"
                microsoft_peering_config {
                  advertised_public_prefixes = ["123.1.0.0/24"]
                }
                """,
                starts().update(
                                "microsoft_peering_config.advertised_public_prefixes",
                                List.of("123.2.0.0/24", "123.1.0.0/24"))
                        .update("microsoft_peering_config.customer_asn", 64511)
                        .update("microsoft_peering_config.customer_asn", ABSENT)
                        .update("microsoft_peering_config.routing_registry_name", "RIPENCC")
                        .update("microsoft_peering_config.routing_registry_name", ABSENT)
                        .update(
                                "microsoft_peering_config.advertised_communities",
                                List.of("12076:5010"))
                        .update("microsoft_peering_config.advertised_communities", ABSENT),
                updates(
                        "route_filter_id",
                        ABSENT,
                        outside("routeFilters", "one"),
                        outside("routeFilters", "two"),
                        ABSENT),
                starts("ipv6", blocks(version6("2002:db01::", "2002:db02::")))
                        .update(
                                "ipv6.microsoft_peering",
                                blocks("advertised_public_prefixes = [\"2002:db05::/126\"]"))
                        .update(
                                "ipv6.microsoft_peering.advertised_public_prefixes",
                                List.of("2002:db06::/126", "2002:db05::/126"))
                        .update("ipv6.microsoft_peering.customer_asn", 64511)
                        .update("ipv6.microsoft_peering.routing_registry_name", "ARIN")
                        .update(
                                "ipv6.microsoft_peering.advertised_communities",
                                List.of("12076:5010"))
                        .update("ipv6.route_filter_id", outside("routeFilters", "one"))
                        .update("ipv6.route_filter_id", ABSENT)
                        .update("ipv6.microsoft_peering", ABSENT),
                starts(
                                "primary_peer_address_prefix",
                                ABSENT,
                                "secondary_peer_address_prefix",
                                ABSENT,
                                "microsoft_peering_config",
                                ABSENT)
                        .update(
                                "primary_peer_address_prefix",
                                "123.0.0.0/30",
                                "secondary_peer_address_prefix",
                                "123.0.0.4/30",
                                "microsoft_peering_config",
                                blocks("advertised_public_prefixes = [\"123.1.0.0/24\"]")));
    }

    private static Target authorizations() {
        return target(
                        "azurerm_express_route_circuit_authorization",
                        circuit("@", "azurerm_resource_group.main"),
                        """
                        name                       = "key-@"
                        resource_group_name        = azurerm_express_route_circuit.c@.resource_group_name
                        express_route_circuit_name = azurerm_express_route_circuit.c@.name
                        """,
                        replaces("name", "key-@", "renamed-@"),
                        starts().replace(
                                        "resource_group_name",
                                        ref(
                                                "azurerm_express_route_circuit.cother.resource_group_name"),
                                        "express_route_circuit_name",
                                        ref("azurerm_express_route_circuit.cother.name")))
                .timeouts("create", "read", "delete");
    }
}
