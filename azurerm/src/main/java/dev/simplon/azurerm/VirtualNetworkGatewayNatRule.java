package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.ResourceType;

/// `azurerm_virtual_network_gateway_nat_rule`.
final class VirtualNetworkGatewayNatRule {
    /// azurerm takes only the gateway's name from its id: a rule lies in the group that
    /// `resource_group_name` says.
    static final ResourceType TYPE =
            ResourceType.named("azurerm_virtual_network_gateway_nat_rule")
                    .arm("Microsoft.Network/virtualNetworkGateways/natRules", NetworkApi::network)
                    .id(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/virtualNetworkGateways"
                                    + "/{virtual_network_gateway_id/}/natRules/{name}")
                    .says("A rule by which a gateway translates addresses.")
                    .with(
                            Placement.name("The name of the rule."),
                            Placement.group(),
                            text("virtual_network_gateway_id")
                                    .required()
                                    .replaces()
                                    .check(ArmId.VIRTUAL_NETWORK_GATEWAY)
                                    .says("The id of the gateway that the rule belongs to."),
                            mapping("external")
                                    .says(
                                            "What the other end sees: as many addresses as in the internal"
                                                    + " mapping, for type `Static`."),
                            mapping("internal").says("What is translated."),
                            text("mode")
                                    .otherwise("EgressSnat")
                                    .replaces()
                                    .check(Check.oneOf("EgressSnat", "IngressSnat"))
                                    .at("properties.mode")
                                    .says(
                                            "`EgressSnat`: addresses behind the gateway are translated;"
                                                    + " `IngressSnat`: those behind the device."),
                            text("type")
                                    .otherwise("Static")
                                    .replaces()
                                    .check(Check.oneOf("Static", "Dynamic"))
                                    .at("properties.type")
                                    .says(
                                            "`Static`: each address has its own counterpart; `Dynamic`:"
                                                    + " they share one, told apart by port."),
                            text("ip_configuration_id")
                                    .check(
                                            ArmId.of(
                                                    "Microsoft.Network/virtualNetworkGateways"
                                                            + "/ipConfigurations"))
                                    .at("properties.ipConfigurationId")
                                    .says(
                                            "The id of the gateway's IP configuration that the rule is"
                                                    + " bound to: `{gateway id}/ipConfigurations/{name}`."))
                    .serializedWith("virtual_network_gateway_id")
                    .build();

    private VirtualNetworkGatewayNatRule() {}

    private static Nested.Builder mapping(String side) {
        return blocks(side + "_mapping")
                .required()
                .at("properties." + side + "Mappings")
                .with(
                        text("address_space")
                                .required()
                                .check(Prefixes.CIDR)
                                .at("addressSpace")
                                .says("An address prefix, such as `10.4.0.0/26`."),
                        text("port_range")
                                .check(Check.notEmpty())
                                .at("portRange")
                                .says("A port, or a range such as `100-200`; all without it."));
    }
}
