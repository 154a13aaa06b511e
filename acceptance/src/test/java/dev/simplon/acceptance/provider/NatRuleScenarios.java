package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Hcl.blocks;
import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.replaces;
import static dev.simplon.acceptance.provider.Walk.starts;

/// The NAT rules of a gateway.
final class NatRuleScenarios {
    static final Scenario SCENARIO =
            Scenario.of(
                    "nat",
                    gateway("1", "main") + gateway("2", "main") + gateway("3", "other"),
                    target(
                                    "azurerm_virtual_network_gateway_nat_rule",
                                    """
                                    name                       = "nat-@"
                                    resource_group_name        = azurerm_resource_group.main.name
                                    virtual_network_gateway_id = azurerm_virtual_network_gateway.g1.id
                                    external_mapping {
                                      address_space = "172.16.@.0/26"
                                    }
                                    internal_mapping {
                                      address_space = "172.17.@.0/26"
                                    }
                                    """,
                                    replaces("name", "nat-@", "renamed-@"),
                                    starts().replace(
                                                    "virtual_network_gateway_id",
                                                    ref("azurerm_virtual_network_gateway.g2.id")),
                                    starts().replace(
                                                    "virtual_network_gateway_id",
                                                    ref("azurerm_virtual_network_gateway.g3.id"),
                                                    "resource_group_name",
                                                    ref("azurerm_resource_group.other.name")),
                                    starts().keep("mode", "EgressSnat")
                                            .replace("mode", "IngressSnat"),
                                    starts("ip_configuration_id", configuration("1"))
                                            .keep("type", "Static")
                                            .replace("type", "Dynamic"),
                                    starts().update("ip_configuration_id", configuration("1"))
                                            .update("ip_configuration_id", ABSENT),
                                    starts().update(
                                                    "external_mapping.address_space",
                                                    "172.18.@.0/26")
                                            .update(
                                                    "internal_mapping.address_space",
                                                    "172.19.@.0/26")
                                            .update("external_mapping.port_range", "200")
                                            .update("internal_mapping.port_range", "400")
                                            .update("external_mapping.port_range", "200-220")
                                            .update("internal_mapping.port_range", "400-420")
                                            .update("external_mapping.port_range", ABSENT)
                                            .update("internal_mapping.port_range", ABSENT),
                                    starts().update(
                                                    "external_mapping",
                                                    mappings("172.20.@.0/26", "172.21.@.0/26"),
                                                    "internal_mapping",
                                                    mappings("172.22.@.0/26", "172.23.@.0/26"))
                                            .update(
                                                    "external_mapping",
                                                    mappings("172.21.@.0/26", "172.20.@.0/26"))
                                            .update(
                                                    "external_mapping",
                                                    mappings("172.21.@.0/26"),
                                                    "internal_mapping",
                                                    mappings("172.23.@.0/26")))
                            .timeouts("create", "read", "update", "delete"));

    private NatRuleScenarios() {}

    /// A gateway with all that it stands on, as `azurerm_virtual_network_gateway.gNUMBER`.
    static String gateway(String number, String group) {
        return gateway(number, group, "");
    }

    static String gateway(String number, String group, String more) {
        return (GatewayScenarios.place("", group)
                        + """
                        resource "azurerm_virtual_network_gateway" "g@" {
                          name                = "around-@"
                          resource_group_name = azurerm_resource_group.%s.name
                          location            = azurerm_resource_group.%s.location
                          type                = "Vpn"
                          sku                 = "VpnGw2AZ"
                          ip_configuration {
                            name                 = "first"
                            public_ip_address_id = azurerm_public_ip.a@.id
                            subnet_id            = azurerm_subnet.s@.id
                          }
                          %s
                        }
                        """
                                .formatted(group, group, more))
                .replace("10.0.", "10." + number + ".")
                .replace("@", number);
    }

    private static Hcl.Reference configuration(String gateway) {
        return ref(
                "\"${azurerm_virtual_network_gateway.g"
                        + gateway
                        + ".id}/ipConfigurations/first\"");
    }

    private static Hcl.Blocks mappings(String... spaces) {
        var bodies = new String[spaces.length];
        for (int i = 0; i < spaces.length; i++) {
            bodies[i] = "address_space = \"" + spaces[i] + "\"\n";
        }
        return blocks(bodies);
    }
}
