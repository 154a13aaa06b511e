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

/// Virtual networks, with their inline subnets, and subnets.
final class NetworkScenarios {
    static final Scenario SCENARIO = Scenario.of("networks", "", network(), inline(), subnet());

    private static final String DELEGATED =
            """
            name = "web"
            service_delegation {
              name    = "Microsoft.Web/serverFarms"
              actions = ["Microsoft.Network/virtualNetworks/subnets/action"]
            }
            """;

    private NetworkScenarios() {}

    private static Target network() {
        return target(
                        "azurerm_virtual_network",
                        HERE
                                + """
                                name          = "net-@"
                                address_space = ["10.60.0.0/16"]
                                """,
                        replaces("name", "net-@", "renamed-@"),
                        moves(),
                        regions(),
                        replaces("edge_zone", ABSENT, "microsoftlosangeles1", ABSENT),
                        updates(
                                "address_space",
                                List.of("10.60.0.0/16"),
                                List.of("10.61.0.0/16", "10.60.0.0/16"),
                                List.of("10.61.0.0/16")),
                        starts().update(
                                        "address_space",
                                        ABSENT,
                                        "ip_address_pool",
                                        pool("one", 256))
                                .update("ip_address_pool.number_of_ip_addresses", "512")
                                .update("ip_address_pool.id", outsidePool("two"))
                                .update(
                                        "ip_address_pool",
                                        ABSENT,
                                        "address_space",
                                        List.of("10.62.0.0/16")),
                        starts("address_space", ABSENT, "ip_address_pool", pool("one", 256))
                                .update("ip_address_pool.number_of_ip_addresses", "300"),
                        updates("bgp_community", ABSENT, "12076:20000", "12076:20001", ABSENT),
                        updates(
                                        "ddos_protection_plan",
                                        ABSENT,
                                        blocks(
                                                """
                                                id     = "%s"
                                                enable = true
                                                """
                                                        .formatted(
                                                                outside(
                                                                        "ddosProtectionPlans",
                                                                        "one"))))
                                .update("ddos_protection_plan.enable", false)
                                .update(
                                        "ddos_protection_plan.id",
                                        outside("ddosProtectionPlans", "two"))
                                .update("ddos_protection_plan", ABSENT),
                        updates("encryption", ABSENT, blocks("enforcement = \"AllowUnencrypted\""))
                                .update("encryption.enforcement", "DropUnencrypted")
                                .update("encryption", ABSENT),
                        updates(
                                        "dns_servers",
                                        ABSENT,
                                        List.of("10.60.0.4"),
                                        List.of("10.60.0.5", "10.60.0.4"))
                                .keep("dns_servers", ABSENT)
                                .update("dns_servers", List.of()),
                        updates("flow_timeout_in_minutes", ABSENT, 4, 30, ABSENT),
                        updates("private_endpoint_vnet_policies", ABSENT, "Basic", ABSENT),
                        tags())
                .timeouts("create", "read", "update", "delete");
    }

    /// Subnets that are part of the network's own declaration.
    private static Target inline() {
        return target(
                "azurerm_virtual_network",
                HERE
                        + """
                        name          = "inline-@"
                        address_space = ["10.70.0.0/16"]
                        subnet {
                          name             = "a"
                          address_prefixes = ["10.70.1.0/24"]
                        }
                        """,
                starts().update(
                                "subnet",
                                blocks(
                                        """
                                        name             = "b"
                                        address_prefixes = ["10.70.2.0/24"]
                                        """,
                                        """
                                        name             = "a"
                                        address_prefixes = ["10.70.1.0/24"]
                                        """))
                        .keep("subnet", ABSENT)
                        .update("subnet", List.of()),
                starts().update("subnet.name", "renamed"),
                updates(
                        "subnet.address_prefixes",
                        List.of("10.70.1.0/24"),
                        List.of("10.70.3.0/24"),
                        List.of("10.70.3.0/24", "10.70.4.0/24")),
                updates(
                        "subnet.security_group",
                        ABSENT,
                        outside("networkSecurityGroups", "one"),
                        outside("networkSecurityGroups", "two"),
                        ABSENT),
                updates(
                        "subnet.route_table_id",
                        ABSENT,
                        outside("routeTables", "one"),
                        outside("routeTables", "two"),
                        ABSENT),
                updates("subnet.default_outbound_access_enabled", ABSENT, false, ABSENT),
                updates(
                        "subnet.private_endpoint_network_policies",
                        ABSENT,
                        "Enabled",
                        "RouteTableEnabled",
                        ABSENT),
                updates(
                        "subnet.private_link_service_network_policies_enabled",
                        ABSENT,
                        false,
                        ABSENT),
                updates(
                        "subnet.service_endpoints",
                        ABSENT,
                        List.of("Microsoft.Storage"),
                        List.of("Microsoft.Sql", "Microsoft.Storage"),
                        ABSENT),
                updates(
                        "subnet.service_endpoint_policy_ids",
                        ABSENT,
                        List.of(outside("serviceEndpointPolicies", "one")),
                        ABSENT),
                updates("subnet.delegation", ABSENT, blocks(DELEGATED))
                        .update("subnet.delegation.name", "pages")
                        .update(
                                "subnet.delegation.service_delegation.actions",
                                List.of(
                                        "Microsoft.Network/virtualNetworks/subnets/join/action",
                                        "Microsoft.Network/virtualNetworks/subnets/action"))
                        .update(
                                "subnet.delegation.service_delegation.name",
                                "Microsoft.Network/dnsResolvers")
                        .update(
                                "subnet.delegation.service_delegation",
                                blocks("name = \"Microsoft.Web/serverFarms\""))
                        .update("subnet.delegation", ABSENT));
    }

    private static Target subnet() {
        return target(
                        "azurerm_subnet",
                        """
                        resource "azurerm_virtual_network" "n@" {
                          name                = "around-@"
                          resource_group_name = azurerm_resource_group.main.name
                          location            = azurerm_resource_group.main.location
                          address_space       = ["10.80.0.0/16"]
                        }

                        resource "azurerm_virtual_network" "o@" {
                          name                = "other-@"
                          resource_group_name = azurerm_resource_group.other.name
                          location            = azurerm_resource_group.other.location
                          address_space       = ["10.80.0.0/16"]
                        }
                        """,
                        """
                        name                 = "sub-@"
                        resource_group_name  = azurerm_virtual_network.n@.resource_group_name
                        virtual_network_name = azurerm_virtual_network.n@.name
                        address_prefixes     = ["10.80.1.0/24"]
                        """,
                        starts().replace("name", "renamed-@"),
                        starts().replace(
                                        "resource_group_name",
                                        ref("azurerm_virtual_network.o@.resource_group_name"),
                                        "virtual_network_name",
                                        ref("azurerm_virtual_network.o@.name")),
                        updates(
                                "address_prefixes",
                                List.of("10.80.1.0/24"),
                                List.of("10.80.2.0/24"),
                                List.of("10.80.3.0/24", "10.80.2.0/24"),
                                List.of("10.80.3.0/24")),
                        starts().update(
                                        "address_prefixes",
                                        ABSENT,
                                        "ip_address_pool",
                                        pool("one", 64))
                                .update("ip_address_pool.number_of_ip_addresses", "128")
                                .update("ip_address_pool.id", outsidePool("two"))
                                .update(
                                        "ip_address_pool",
                                        ABSENT,
                                        "address_prefixes",
                                        List.of("10.80.2.0/24")),
                        starts("address_prefixes", ABSENT, "ip_address_pool", pool("one", 64))
                                .update("ip_address_pool.number_of_ip_addresses", "128"),
                        updates(
                                "service_endpoints",
                                ABSENT,
                                List.of("Microsoft.Storage"),
                                List.of("Microsoft.Sql", "Microsoft.Storage"),
                                ABSENT),
                        updates(
                                "service_endpoint_policy_ids",
                                ABSENT,
                                List.of(outside("serviceEndpointPolicies", "one")),
                                List.of(
                                        outside("serviceEndpointPolicies", "two"),
                                        outside("serviceEndpointPolicies", "one")),
                                ABSENT),
                        starts("default_outbound_access_enabled", false)
                                .update("sharing_scope", "Tenant")
                                .update("sharing_scope", ABSENT),
                        updates("default_outbound_access_enabled", ABSENT, false, ABSENT),
                        updates(
                                "private_endpoint_network_policies",
                                ABSENT,
                                "Enabled",
                                "NetworkSecurityGroupEnabled",
                                "RouteTableEnabled",
                                ABSENT),
                        updates(
                                "private_link_service_network_policies_enabled",
                                ABSENT,
                                false,
                                ABSENT),
                        updates("delegation", ABSENT, blocks(DELEGATED))
                                .update("delegation.name", "pages")
                                .update(
                                        "delegation.service_delegation.actions",
                                        List.of(
                                                "Microsoft.Network/virtualNetworks/subnets/join/action",
                                                "Microsoft.Network/virtualNetworks/subnets/action"))
                                .update(
                                        "delegation.service_delegation.name",
                                        "Microsoft.Network/dnsResolvers")
                                .update(
                                        "delegation.service_delegation",
                                        blocks("name = \"Microsoft.Web/serverFarms\""))
                                .update("delegation", ABSENT))
                .timeouts("create", "read", "update", "delete");
    }

    private static Hcl.Blocks pool(String name, int addresses) {
        return blocks(
                """
                id                     = "%s"
                number_of_ip_addresses = "%d"
                """
                        .formatted(outsidePool(name), addresses));
    }

    private static String outsidePool(String name) {
        return outside("networkManagers", "manager") + "/ipamPools/" + name;
    }
}
