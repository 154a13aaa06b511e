package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blockSet;
import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textSet;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `azurerm_virtual_network`, with its inline subnets.
final class VirtualNetwork {
    static final ResourceType TYPE =
            ResourceType.named("azurerm_virtual_network")
                    .arm("Microsoft.Network/virtualNetworks", NetworkApi::network)
                    .id(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/virtualNetworks/{name}")
                    .says("A virtual network.")
                    .with(
                            Placement.name("The name of the network."),
                            Placement.group(),
                            Placement.location(),
                            addressSpace(texts("address_space")).required().until("4.0.0"),
                            addressSpace(textSet("address_space"))
                                    .required()
                                    .since("4.0.0")
                                    .until("4.32.0"),
                            addressSpace(textSet("address_space"))
                                    .decidedBy("ip_address_pool")
                                    .since("4.32.0"),
                            blocks("ip_address_pool")
                                    .at("properties.addressSpace.ipamPoolPrefixAllocations")
                                    .atMost(2)
                                    .says(
                                            "The IPAM pools that the address space is taken from;"
                                                    + " `address_space` shows what they gave.")
                                    .with(IpAddressPool.ROWS)
                                    .since("4.32.0"),
                            text("bgp_community")
                                    .check(VirtualNetwork::community)
                                    .at("properties.bgpCommunities.virtualNetworkCommunity")
                                    .says("The BGP community of the network, `number:number`."),
                            blocks("ddos_protection_plan")
                                    .objectAt("properties")
                                    .presentIf("ddosProtectionPlan.id")
                                    .says("The DDoS protection plan of the network.")
                                    .with(
                                            text("id")
                                                    .required()
                                                    .check(ArmId.DDOS_PLAN)
                                                    .at("ddosProtectionPlan.id")
                                                    .says("The id of the plan."),
                                            bool("enable")
                                                    .required()
                                                    .at("enableDdosProtection")
                                                    .says(
                                                            "Whether the plan protects the network.")),
                            blocks("encryption")
                                    .objectAt("properties.encryption")
                                    .presentIf("enabled")
                                    .always("enabled", Value.of(true))
                                    .says("Encryption of traffic within the network.")
                                    .with(
                                            text("enforcement")
                                                    .required()
                                                    .check(
                                                            Check.oneOf(
                                                                    "DropUnencrypted",
                                                                    "AllowUnencrypted"))
                                                    .at("enforcement")
                                                    .says("What happens to what is not encrypted."))
                                    .since("3.68.0"),
                            texts("dns_servers")
                                    .optionalAndComputed()
                                    .each(Check.notEmpty())
                                    .at("properties.dhcpOptions.dnsServers")
                                    .says("The addresses of DNS servers."),
                            Placement.edgeZone(),
                            number("flow_timeout_in_minutes")
                                    .check(Check.between(4, 30))
                                    .at("properties.flowTimeoutInMinutes")
                                    .omittedIf(Value.of(0))
                                    .says("Minutes after which an idle flow is forgotten."),
                            text("guid")
                                    .computed()
                                    .at("properties.resourceGuid")
                                    .says("The GUID of the network."),
                            text("private_endpoint_vnet_policies")
                                    .otherwise("Disabled")
                                    .check(Check.oneOf("Disabled", "Basic"))
                                    .at("properties.privateEndpointVNetPolicies")
                                    .says("Which policies hold for private endpoints.")
                                    .since("4.15.0"),
                            inlineSubnets()
                                    .with(
                                            text("name")
                                                    .required()
                                                    .check(Check.notEmpty())
                                                    .at("name")
                                                    .says("The name of the subnet."),
                                            text("address_prefix")
                                                    .required()
                                                    .at("properties.addressPrefix")
                                                    .says("The prefix, in CIDR notation."),
                                            securityGroup(),
                                            subnetId())
                                    .until("4.0.0"),
                            inlineSubnets()
                                    .with(
                                            text("name")
                                                    .required()
                                                    .check(Check.notEmpty())
                                                    .at("name")
                                                    .says("The name of the subnet."),
                                            Subnet.addressPrefixes().required(),
                                            securityGroup(),
                                            Subnet.defaultOutboundAccess(),
                                            Subnet.delegation(true),
                                            Subnet.endpointPolicies().otherwise("Disabled"),
                                            Subnet.servicePolicies().otherwise(true),
                                            text("route_table_id")
                                                    .check(ArmId.ROUTE_TABLE)
                                                    .at("properties.routeTable.id")
                                                    .says("The id of the route table."),
                                            Subnet.serviceEndpoints().until("5.0.0"),
                                            Subnet.serviceEndpoint().asAttribute().since("5.0.0"),
                                            Subnet.serviceEndpointPolicyIds(),
                                            subnetId())
                                    .since("4.0.0"),
                            Placement.tags())
                    .exactlyOneOf("address_space", "ip_address_pool")
                    .particulars(
                            new Particulars() {
                                @Override
                                public List<Diagnostic> check(
                                        Optional<ObjectValue> prior,
                                        ObjectValue planned,
                                        ObjectValue config,
                                        Version version) {
                                    return IpAddressPool.shrunk(prior, planned);
                                }
                            })
                    .legacyTypeSystem(
                            "the inline subnets are a set of objects of which the service computes parts,"
                                    + " and separately managed subnets appear among them")
                    .build();

    private VirtualNetwork() {}

    private static Argument.Builder addressSpace(Argument.Builder row) {
        return row.check(Check.someElements())
                .each(Check.notEmpty())
                .at("properties.addressSpace.addressPrefixes")
                .says("The prefixes of the network, in CIDR notation.");
    }

    private static Optional<String> community(Value value) {
        return value.asText().map(VirtualNetwork::isCommunity).orElse(true)
                ? Optional.empty()
                : Optional.of(
                        "must be two whole numbers above 0 and below 65535 with a colon between"
                                + " them");
    }

    private static boolean isCommunity(String text) {
        return text.matches("\\d{1,5}:\\d{1,5}")
                && Arrays.stream(text.split(":"))
                        .mapToInt(Integer::parseInt)
                        .allMatch(number -> number > 0 && number < 65535);
    }

    private static Nested.Builder inlineSubnets() {
        return blockSet("subnet")
                .optionalAndComputed()
                .asAttribute()
                .at("properties.subnets")
                .knownBy("name")
                .sameBy("name")
                .says(
                        "The subnets, all of them: use either these or `azurerm_subnet` for one"
                                + " network.");
    }

    private static Argument.Builder securityGroup() {
        return text("security_group")
                .check(ArmId.SECURITY_GROUP)
                .at("properties.networkSecurityGroup.id")
                .says("The id of the network security group.");
    }

    private static Argument.Builder subnetId() {
        return text("id").computed().at("id").says("The id of the subnet.");
    }
}
