package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textSet;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.values.Value;
import java.util.Optional;

/// `azurerm_virtual_network_gateway_connection`. What no row can say, the shared key and the custom
/// BGP addresses, is in [ConnectionParticulars].
final class VirtualNetworkGatewayConnection {
    static final ResourceType TYPE =
            ResourceType.named("azurerm_virtual_network_gateway_connection")
                    .arm("Microsoft.Network/connections", NetworkApi::network)
                    .id(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/connections/{name}")
                    .says("A connection of a virtual network gateway to what is at its other end.")
                    .with(
                            Placement.name("The name of the connection."),
                            Placement.group(),
                            Placement.location(),
                            text("type")
                                    .required()
                                    .replaces()
                                    .check(Check.oneOf("ExpressRoute", "IPsec", "Vnet2Vnet"))
                                    .at("properties.connectionType")
                                    .keptIfNotReturned()
                                    .says(
                                            "`IPsec` (to a device), `Vnet2Vnet` (to another gateway) or"
                                                    + " `ExpressRoute`."),
                            text("virtual_network_gateway_id")
                                    .required()
                                    .replaces()
                                    .check(ArmId.VIRTUAL_NETWORK_GATEWAY)
                                    .at("properties.virtualNetworkGateway1.id")
                                    .says("The id of the gateway at the near end."),
                            text("authorization_key")
                                    .sensitive()
                                    .check(Check.notEmpty())
                                    .at("properties.authorizationKey")
                                    .keptIfNotReturned()
                                    .says(
                                            "The key that lets the connection use another subscription's"
                                                    + " circuit."),
                            number("dpd_timeout_seconds")
                                    .replaces()
                                    .at("properties.dpdTimeoutSeconds")
                                    .omittedIf(Value.of(0))
                                    .keptIfNotReturned()
                                    .says(
                                            "Seconds of silence after which the other end is held for dead."),
                            text("express_route_circuit_id")
                                    .replaces()
                                    .check(ArmId.CIRCUIT)
                                    .at("properties.peer.id")
                                    .keptIfNotReturned()
                                    .says("The id of the circuit, for type `ExpressRoute`."),
                            text("peer_virtual_network_gateway_id")
                                    .replaces()
                                    .check(ArmId.VIRTUAL_NETWORK_GATEWAY)
                                    .at("properties.virtualNetworkGateway2.id")
                                    .keptIfNotReturned()
                                    .says(
                                            "The id of the gateway at the far end, for type `Vnet2Vnet`."),
                            text("local_network_gateway_id")
                                    .check(ArmId.LOCAL_NETWORK_GATEWAY)
                                    .at("properties.localNetworkGateway2.id")
                                    .keptIfNotReturned()
                                    .says("The id of the local network gateway, for type `IPsec`."),
                            bool("local_azure_ip_address_enabled")
                                    .replaces()
                                    .at("properties.useLocalAzureIpAddress")
                                    .omittedIf(Value.of(false))
                                    .keptIfNotReturned()
                                    .says("Whether the gateway's private address is used."),
                            natRules("egress_nat_rule_ids", "properties.egressNatRules")
                                    .says("The ids of the NAT rules for outgoing traffic."),
                            natRules("ingress_nat_rule_ids", "properties.ingressNatRules")
                                    .says("The ids of the NAT rules for incoming traffic."),
                            bgp("enable_bgp").optionalAndComputed().until("4.62.0"),
                            bgp("enable_bgp")
                                    .optionalAndComputed()
                                    .deprecated("`bgp_enabled`")
                                    .followsOn("bgp_enabled")
                                    .since("4.62.0")
                                    .until("5.0.0"),
                            bgp("bgp_enabled")
                                    .optionalAndComputed()
                                    .followsOn("enable_bgp")
                                    .since("4.62.0")
                                    .until("5.0.0"),
                            bgp("bgp_enabled").otherwise(false).since("5.0.0"),
                            bool("use_policy_based_traffic_selectors")
                                    .optionalAndComputed()
                                    .at("properties.usePolicyBasedTrafficSelectors")
                                    .sendsWhenAbsent(Value.of(false))
                                    .says(
                                            "Whether each pair of prefixes gets traffic selectors of its"
                                                    + " own; it needs an `ipsec_policy`."),
                            number("routing_weight")
                                    .optionalAndComputed()
                                    .check(Check.between(0, 32000))
                                    .at("properties.routingWeight")
                                    .omittedIf(Value.of(0))
                                    .says("Which of several connections is preferred."),
                            SharedKey.kept().until("3.107.0"),
                            SharedKey.kept().optionalAndComputed().since("3.107.0").until("4.0.0"),
                            SharedKey.kept().required().since("4.0.0").until("4.4.0"),
                            SharedKey.kept().optionalAndComputed().since("4.4.0"),
                            SharedKey.writeOnly().until("4.0.0"),
                            SharedKey.writeOnly().since("4.4.0"),
                            SharedKey.version().until("4.0.0"),
                            SharedKey.version().since("4.4.0"),
                            bool("express_route_gateway_bypass")
                                    .optionalAndComputed()
                                    .at("properties.expressRouteGatewayBypass")
                                    .sendsWhenAbsent(Value.of(false))
                                    .says("Whether data packets bypass the gateway (FastPath)."),
                            bool("private_link_fast_path_enabled")
                                    .otherwise(false)
                                    .at("properties.enablePrivateLinkFastPath")
                                    .keptIfNotReturned()
                                    .says("Whether private endpoints are reached by FastPath.")
                                    .since("3.100.0"),
                            text("connection_protocol")
                                    .optionalAndComputed()
                                    .replaces()
                                    .check(Check.oneOf("IKEv1", "IKEv2"))
                                    .at("properties.connectionProtocol")
                                    .says("`IKEv1` or `IKEv2`; Azure's default is `IKEv2`."),
                            text("connection_mode")
                                    .otherwise("Default")
                                    .replaces()
                                    .check(Check.oneOf("Default", "InitiatorOnly", "ResponderOnly"))
                                    .at("properties.connectionMode")
                                    .says("Which end may begin."),
                            blocks("traffic_selector_policy")
                                    .at("properties.trafficSelectorPolicies")
                                    .says("Which prefixes the tunnel carries.")
                                    .with(
                                            texts("local_address_cidrs")
                                                    .required()
                                                    .at("localAddressRanges")
                                                    .says("Prefixes at Azure's end."),
                                            texts("remote_address_cidrs")
                                                    .required()
                                                    .at("remoteAddressRanges")
                                                    .says("Prefixes at the other end.")),
                            customBgpAddresses(),
                            blocks("ipsec_policy")
                                    .at("properties.ipsecPolicies")
                                    .atMost(1)
                                    .says("The algorithms that the tunnel must use.")
                                    .with(IpsecPolicy.algorithms())
                                    .with(
                                            saDataSize().check(Check.atLeast(1024)).until("4.0.0"),
                                            saDataSize()
                                                    .check(Check.between(0, 2147483647L))
                                                    .since("4.0.0"),
                                            number("sa_lifetime")
                                                    .optionalAndComputed()
                                                    .check(Check.atLeast(300))
                                                    .at("saLifeTimeSeconds")
                                                    .sendsWhenAbsent(Value.of(0))
                                                    .says(
                                                            "Seconds after which keys are renewed; Azure's"
                                                                    + " default is 27000.")),
                            Placement.tags())
                    .conflicts("enable_bgp", "bgp_enabled")
                    .conflicts(SharedKey.KEPT, SharedKey.WRITE_ONLY)
                    .requiredWith(SharedKey.WRITE_ONLY, SharedKey.VERSION)
                    .serializedWith("virtual_network_gateway_id")
                    .serializedWith("peer_virtual_network_gateway_id")
                    // Azure refuses a connection to a circuit whose peerings or authorizations are
                    // being written (ReferencedResourceNotProvisioned).
                    .serializedWith("express_route_circuit_id")
                    .particulars(new ConnectionParticulars())
                    .build();

    private VirtualNetworkGatewayConnection() {}

    private static Argument.Builder natRules(String name, String path) {
        return textSet(name).each(ArmId.NAT_RULE).at(path).as(Codec.REFERENCES);
    }

    private static Argument.Builder bgp(String name) {
        return bool(name)
                .at("properties.enableBgp")
                .sendsWhenAbsent(Value.of(false))
                .says("Whether routes are exchanged by BGP.");
    }

    private static Argument.Builder saDataSize() {
        return number("sa_datasize")
                .optionalAndComputed()
                .at("saDataSizeKilobytes")
                .sendsWhenAbsent(Value.of(0))
                .says(
                        "Kilobytes after which keys are renewed; 0 is without limit, Azure's default is"
                                + " 102400000.");
    }

    private static Nested.Builder customBgpAddresses() {
        return blocks("custom_bgp_addresses")
                .membersAt(ConnectionParticulars.CUSTOM_ADDRESSES)
                .says("Which of the gateway's link-local BGP addresses the connection uses.")
                .with(
                        customAddress("primary")
                                .required()
                                .says("The address of the first instance."),
                        customAddress("secondary")
                                .required()
                                .says("The address of the second instance.")
                                .until("3.70.0"),
                        customAddress("secondary")
                                .says("The address of the second instance.")
                                .since("3.70.0"));
    }

    private static Argument.Builder customAddress(String name) {
        return text(name)
                .check(value ->
                        value.asText().map(VirtualNetworkGateway::isIpv4).orElse(true)
                                ? Optional.empty()
                                : Optional.of("must be an IPv4 address"));
    }
}
