package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Hcl.blocks;
import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.Scenario.HERE;
import static dev.simplon.acceptance.provider.Scenario.outside;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.starts;
import static dev.simplon.acceptance.provider.Walk.updates;

import dev.simplon.acceptance.provider.Scenario.Target;
import java.util.List;

/// What the releases before and after [LocalAzure#MAIN] have that it has not, or have otherwise.
final class ReleaseScenarios {
    static final List<Scenario> SCENARIOS =
            List.of(
                    Scenario.of("oldest", "", authorizations3()).under("3.60.0"),
                    Scenario.of("third", "", inlineSubnets3(), subnets3(), gateways3())
                            .under("3.117.1"),
                    Scenario.of("fifth", "", networks5(), subnets5(), gateways5(), sites5())
                            .under("5.2.0"));

    private ReleaseScenarios() {}

    /// Its timeouts had an update, though every argument replaces.
    private static Target authorizations3() {
        return target(
                        "azurerm_express_route_circuit_authorization",
                        ExpressRouteScenarios.circuit("@", "azurerm_resource_group.main"),
                        """
                        name                       = "key-@"
                        resource_group_name        = azurerm_resource_group.main.name
                        express_route_circuit_name = azurerm_express_route_circuit.c@.name
                        """)
                .timeouts("create", "read", "update", "delete");
    }

    private static Target inlineSubnets3() {
        return target(
                "azurerm_virtual_network",
                HERE
                        + """
                        name          = "inline-@"
                        address_space = ["10.70.0.0/16"]
                        subnet {
                          name           = "a"
                          address_prefix = "10.70.1.0/24"
                        }
                        """,
                updates("subnet.address_prefix", "10.70.1.0/24", "10.70.2.0/24"),
                updates(
                        "subnet.security_group",
                        ABSENT,
                        outside("networkSecurityGroups", "one"),
                        ABSENT),
                starts().update("subnet.name", "b"),
                // A list in 3.x: the order is part of it.
                updates(
                        "address_space",
                        List.of("10.70.0.0/16", "10.71.0.0/16"),
                        List.of("10.71.0.0/16", "10.70.0.0/16")));
    }

    private static final String AROUND =
            """
            resource "azurerm_virtual_network" "n@" {
              name                = "around-@"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              address_space       = ["10.80.0.0/16"]
            }
            """;

    private static final String SUBNET =
            """
            name                 = "sub-@"
            resource_group_name  = azurerm_virtual_network.n@.resource_group_name
            virtual_network_name = azurerm_virtual_network.n@.name
            address_prefixes     = ["10.80.1.0/24"]
            """;

    private static Target subnets3() {
        return target(
                "azurerm_subnet",
                AROUND,
                SUBNET,
                updates("private_endpoint_network_policies_enabled", true, false, true)
                        .keep("private_endpoint_network_policies_enabled", ABSENT),
                updates("private_endpoint_network_policies", "Enabled", "RouteTableEnabled")
                        .keep("private_endpoint_network_policies", ABSENT),
                updates("enforce_private_link_endpoint_network_policies", true, false)
                        .keep("enforce_private_link_endpoint_network_policies", ABSENT),
                updates("private_link_service_network_policies_enabled", true, false)
                        .keep("private_link_service_network_policies_enabled", ABSENT),
                updates("enforce_private_link_service_network_policies", false, true)
                        .keep("enforce_private_link_service_network_policies", ABSENT));
    }

    private static Target gateways3() {
        return target(
                GatewayScenarios.TYPE,
                GatewayScenarios.place("", "main"),
                HERE
                        + """
                        name = "gw-@"
                        type = "Vpn"
                        sku  = "VpnGw2AZ"
                        ip_configuration {
                          public_ip_address_id = azurerm_public_ip.a@.id
                          subnet_id            = azurerm_subnet.s@.id
                        }
                        """,
                updates("enable_bgp", ABSENT, true, false),
                // In place before 4.11.
                updates(
                        "ip_configuration.public_ip_address_id",
                        ref("azurerm_public_ip.a@.id"),
                        ref("azurerm_public_ip.b@.id")));
    }

    private static Target networks5() {
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
                updates(
                                "subnet.service_endpoint",
                                ABSENT,
                                blocks("service = \"Microsoft.Storage\""))
                        .update("subnet.service_endpoint.service", "Microsoft.Sql")
                        .update(
                                "subnet.service_endpoint.network_identifier",
                                outside("publicIPAddresses", "one"))
                        .update("subnet.service_endpoint", ABSENT));
    }

    private static Target subnets5() {
        return target(
                "azurerm_subnet",
                AROUND,
                SUBNET,
                updates("service_endpoint", ABSENT, blocks("service = \"Microsoft.Storage\""))
                        .update("service_endpoint.service", "Microsoft.Sql")
                        .update(
                                "service_endpoint.network_identifier",
                                outside("publicIPAddresses", "one"))
                        .update("service_endpoint", ABSENT),
                starts().update(
                                "network_security_group_id_wo",
                                outside("networkSecurityGroups", "one"),
                                "network_security_group_id_wo_version",
                                1)
                        .keep(
                                "network_security_group_id_wo",
                                outside("networkSecurityGroups", "two"))
                        .update("network_security_group_id_wo_version", 2)
                        .update(
                                "network_security_group_id_wo",
                                ABSENT,
                                "network_security_group_id_wo_version",
                                ABSENT),
                starts().update(
                                "route_table_id_wo",
                                outside("routeTables", "one"),
                                "route_table_id_wo_version",
                                1)
                        .update("route_table_id_wo_version", 2)
                        .update("route_table_id_wo", ABSENT, "route_table_id_wo_version", ABSENT));
    }

    private static Target gateways5() {
        return target(
                GatewayScenarios.TYPE,
                GatewayScenarios.place("", "main"),
                HERE
                        + """
                        name = "gw-@"
                        type = "Vpn"
                        sku  = "VpnGw2AZ"
                        ip_configuration {
                          public_ip_address_id = azurerm_public_ip.a@.id
                          subnet_id            = azurerm_subnet.s@.id
                        }
                        """,
                updates("bgp_enabled", ABSENT, true, ABSENT));
    }

    private static Target sites5() {
        return target(
                "azurerm_local_network_gateway",
                HERE
                        + """
                        name            = "site-@"
                        gateway_address = "203.0.113.@"
                        """,
                // A set since 5.0: the order is no part of it.
                starts("address_space", List.of("10.51.0.0/16", "10.52.0.0/16"))
                        .keep("address_space", List.of("10.52.0.0/16", "10.51.0.0/16"))
                        .update("address_space", List.of("10.53.0.0/16", "10.51.0.0/16")));
    }
}
