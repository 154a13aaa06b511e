package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textSet;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.values.Value;

/// `azurerm_local_network_gateway`: the device at the other end, as Azure is told of it.
final class LocalNetworkGateway {
    static final ResourceType TYPE =
            ResourceType.named("azurerm_local_network_gateway")
                    .arm("Microsoft.Network/localNetworkGateways", NetworkApi::network)
                    .id(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/localNetworkGateways/{name}")
                    .says("The on-premises device at the other end of a connection.")
                    .with(
                            text("name")
                                    .required()
                                    .replaces()
                                    .at("name")
                                    .says("The name of the local network gateway."),
                            Placement.group(),
                            Placement.location(),
                            text("gateway_address")
                                    .at("properties.gatewayIpAddress")
                                    .says(
                                            "The public IPv4 address of the device. Exactly one of this and"
                                                    + " `gateway_fqdn`."),
                            text("gateway_fqdn")
                                    .at("properties.fqdn")
                                    .says(
                                            "The DNS name of the device. Exactly one of this and"
                                                    + " `gateway_address`."),
                            addressSpace(texts("address_space")).until("5.0.0"),
                            addressSpace(textSet("address_space")).since("5.0.0"),
                            blocks("bgp_settings")
                                    .objectAt("properties.bgpSettings")
                                    .says("How the device speaks BGP.")
                                    .with(
                                            number("asn")
                                                    .required()
                                                    .at("asn")
                                                    .says("The device's autonomous system number."),
                                            text("bgp_peering_address")
                                                    .required()
                                                    .at("bgpPeeringAddress")
                                                    .says(
                                                            "The address at which the device speaks BGP."),
                                            peerWeight().optionalAndComputed().until("3.100.0"),
                                            peerWeight().since("3.100.0")),
                            Placement.tags())
                    .exactlyOneOf("gateway_address", "gateway_fqdn")
                    .build();

    private LocalNetworkGateway() {}

    private static Argument.Builder addressSpace(Argument.Builder row) {
        return row.each(Check.notEmpty())
                .at("properties.localNetworkAddressSpace.addressPrefixes")
                .keptIfNotReturned()
                .says("The prefixes behind the device, in CIDR notation.");
    }

    private static Argument.Builder peerWeight() {
        return number("peer_weight")
                .at("peerWeight")
                .sendsWhenAbsent(Value.of(0))
                .says("The weight added to routes learned from the device.");
    }
}
