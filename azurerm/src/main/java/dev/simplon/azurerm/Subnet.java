package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textSet;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.declaration.Sameness;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `azurerm_subnet`, and the rows that a network's inline subnets have in common with it.
final class Subnet {
    static final String ENDPOINT_POLICIES = "properties.privateEndpointNetworkPolicies";
    static final String SERVICE_POLICIES = "properties.privateLinkServiceNetworkPolicies";

    static final ResourceType TYPE =
            ResourceType.named("azurerm_subnet")
                    .arm("Microsoft.Network/virtualNetworks/subnets", NetworkApi::network)
                    .id(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}"
                                    + "/subnets/{name}")
                    .says(
                            "A subnet of a virtual network. A gateway's must be called `GatewaySubnet`.")
                    .with(
                            text("name")
                                    .required()
                                    .replaces()
                                    .at("name")
                                    .says("The name of the subnet."),
                            Placement.group(),
                            text("virtual_network_name")
                                    .required()
                                    .replaces()
                                    .says("The name of the virtual network it belongs to."),
                            addressPrefixes().required().until("4.38.0"),
                            addressPrefixes().decidedBy("ip_address_pool").since("4.38.0"),
                            blocks("ip_address_pool")
                                    .at("properties.ipamPoolPrefixAllocations")
                                    .atMost(1)
                                    .says(
                                            "The IPAM pool that the prefixes are taken from;"
                                                    + " `address_prefixes` shows what it gave.")
                                    .with(IpAddressPool.ROWS)
                                    .since("4.38.0"),
                            serviceEndpoints().until("5.0.0"),
                            serviceEndpoint().since("5.0.0"),
                            serviceEndpointPolicyIds().check(Check.someElements()).until("4.0.0"),
                            serviceEndpointPolicyIds().since("4.0.0"),
                            text("sharing_scope")
                                    .check(Check.oneOf("Tenant"))
                                    .at("properties.sharingScope")
                                    .says("With whom the subnet may be shared.")
                                    .since("4.45.0"),
                            delegation(false),
                            defaultOutboundAccess().since("3.107.0"),
                            endpointPolicies()
                                    .optionalAndComputed()
                                    .followsOn(
                                            "private_endpoint_network_policies_enabled",
                                            "enforce_private_link_endpoint_network_policies")
                                    .since("3.103.0")
                                    .until("4.0.0"),
                            endpointPolicies().otherwise("Disabled").since("4.0.0"),
                            endpointPoliciesEnabled().until("3.103.0"),
                            endpointPoliciesEnabled()
                                    .deprecated("`private_endpoint_network_policies`")
                                    .since("3.103.0")
                                    .until("4.0.0"),
                            bool("enforce_private_link_endpoint_network_policies")
                                    .optionalAndComputed()
                                    .deprecated("`private_endpoint_network_policies_enabled`")
                                    .followsOn(
                                            "private_endpoint_network_policies_enabled",
                                            "private_endpoint_network_policies")
                                    .at(ENDPOINT_POLICIES)
                                    .as(Codec.words("Disabled", "Enabled"))
                                    .says(
                                            "The opposite of `private_endpoint_network_policies_enabled`.")
                                    .until("4.0.0"),
                            bool("enforce_private_link_service_network_policies")
                                    .optionalAndComputed()
                                    .deprecated("`private_link_service_network_policies_enabled`")
                                    .followsOn("private_link_service_network_policies_enabled")
                                    .at(SERVICE_POLICIES)
                                    .as(Codec.words("Disabled", "Enabled"))
                                    .says(
                                            "The opposite of"
                                                    + " `private_link_service_network_policies_enabled`.")
                                    .until("4.0.0"),
                            servicePolicies()
                                    .optionalAndComputed()
                                    .followsOn("enforce_private_link_service_network_policies")
                                    .sendsWhenAbsent(Value.of("Enabled"))
                                    .until("4.0.0"),
                            servicePolicies().otherwise(true).since("4.0.0"),
                            text("network_security_group_id_wo")
                                    .writeOnly()
                                    .check(ArmId.SECURITY_GROUP)
                                    .at("properties.networkSecurityGroup.id")
                                    .says(
                                            "The network security group; never kept. Change its version to"
                                                    + " send it again.")
                                    .since("5.0.0"),
                            number("network_security_group_id_wo_version")
                                    .check(Check.atLeast(1))
                                    .says("The version of `network_security_group_id_wo`.")
                                    .since("5.0.0"),
                            text("network_security_group_id")
                                    .computed()
                                    .followsOn("network_security_group_id_wo_version")
                                    .at("properties.networkSecurityGroup.id")
                                    .says("The network security group of the subnet.")
                                    .since("5.0.0"),
                            text("route_table_id_wo")
                                    .writeOnly()
                                    .check(ArmId.ROUTE_TABLE)
                                    .at("properties.routeTable.id")
                                    .says(
                                            "The route table; never kept. Change its version to send it"
                                                    + " again.")
                                    .since("5.0.0"),
                            number("route_table_id_wo_version")
                                    .check(Check.atLeast(1))
                                    .says("The version of `route_table_id_wo`.")
                                    .since("5.0.0"),
                            text("route_table_id")
                                    .computed()
                                    .followsOn("route_table_id_wo_version")
                                    .at("properties.routeTable.id")
                                    .says("The route table of the subnet.")
                                    .since("5.0.0"))
                    .exactlyOneOf("address_prefixes", "ip_address_pool")
                    .conflicts(
                            "enforce_private_link_endpoint_network_policies",
                            "private_endpoint_network_policies_enabled")
                    .conflicts(
                            "enforce_private_link_service_network_policies",
                            "private_link_service_network_policies_enabled")
                    .requiredWith(
                            "network_security_group_id_wo", "network_security_group_id_wo_version")
                    .requiredWith("route_table_id_wo", "route_table_id_wo_version")
                    .serializedWith(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}")
                    .neverTakesOver()
                    .particulars(new Combinations())
                    .build();

    private Subnet() {}

    /// azurerm's CustomizeDiff, and what its update finds.
    private static final class Combinations implements Particulars {
        @Override
        public List<Diagnostic> check(
                Optional<ObjectValue> prior,
                ObjectValue planned,
                ObjectValue config,
                Version version) {
            var problems = new ArrayList<>(IpAddressPool.shrunk(prior, planned));
            var given = new Arguments(planned);
            if (given.isThere("sharing_scope") && given.isOn("default_outbound_access_enabled")) {
                problems.add(
                        Diagnostic.error(
                                Path.of("sharing_scope"),
                                "`sharing_scope` needs `default_outbound_access_enabled = false`",
                                "A subnet that others use must not reach the internet without a"
                                        + " means of its own. Set `default_outbound_access_enabled ="
                                        + " false`, or leave `sharing_scope` out."));
            }
            return problems;
        }
    }

    static Argument.Builder addressPrefixes() {
        return texts("address_prefixes")
                .check(Check.someElements())
                .each(Check.notEmpty())
                .at("properties.addressPrefixes")
                .singularAt("properties.addressPrefix")
                .says("The prefixes of the subnet, in CIDR notation.");
    }

    static Argument.Builder serviceEndpoints() {
        return textSet("service_endpoints")
                .at("properties.serviceEndpoints")
                .as(Codec.ofElements(Codec.inMember("service")))
                .says("The services that the subnet reaches by service endpoints.");
    }

    static Nested.Builder serviceEndpoint() {
        return blocks("service_endpoint")
                .at("properties.serviceEndpoints")
                .knownBy("service")
                .says("A service that the subnet reaches by a service endpoint.")
                .with(
                        text("service")
                                .required()
                                .check(
                                        Check.oneOf(
                                                "Microsoft.AzureActiveDirectory",
                                                "Microsoft.AzureCosmosDB",
                                                "Microsoft.CognitiveServices",
                                                "Microsoft.ContainerRegistry",
                                                "Microsoft.EventHub",
                                                "Microsoft.KeyVault",
                                                "Microsoft.ServiceBus",
                                                "Microsoft.Sql",
                                                "Microsoft.Storage",
                                                "Microsoft.Storage.Global",
                                                "Microsoft.Web"))
                                .at("service")
                                .says("The name of the service."),
                        text("network_identifier")
                                .check(ArmId.ANY)
                                .at("networkIdentifier.id")
                                .says("The id of the public IP that the endpoint is known by."));
    }

    static Argument.Builder serviceEndpointPolicyIds() {
        return textSet("service_endpoint_policy_ids")
                .each(ArmId.ENDPOINT_POLICY)
                .at("properties.serviceEndpointPolicies")
                .as(Codec.REFERENCES)
                .says("The ids of service endpoint policies.");
    }

    /// @param asAttribute as an inline subnet has it
    static Nested.Builder delegation(boolean asAttribute) {
        var service =
                blocks("service_delegation")
                        .required()
                        .objectAt("properties")
                        .presentIf("serviceName")
                        .says("The service.")
                        .with(
                                text("name")
                                        .required()
                                        .at("serviceName")
                                        .check(Delegations.SERVICE)
                                        .same(Sameness.IGNORING_CASE)
                                        .says("Such as `Microsoft.Web/serverFarms`."),
                                actions(texts("actions")).until("4.0.0"),
                                actions(textSet("actions")).since("4.0.0"));
        var delegation =
                blocks("delegation")
                        .at("properties.delegations")
                        .knownBy("name")
                        .says("A service that the subnet is handed to.")
                        .with(
                                text("name")
                                        .required()
                                        .at("name")
                                        .says("The name of the delegation."),
                                asAttribute ? service.asAttribute() : service);
        return asAttribute ? delegation.asAttribute() : delegation;
    }

    static Argument.Builder defaultOutboundAccess() {
        return bool("default_outbound_access_enabled")
                .otherwise(true)
                .at("properties.defaultOutboundAccess")
                .says("Whether the subnet reaches the internet without a means of its own.");
    }

    static Argument.Builder endpointPolicies() {
        return text("private_endpoint_network_policies")
                .check(
                        Check.oneOf(
                                "Disabled",
                                "Enabled",
                                "NetworkSecurityGroupEnabled",
                                "RouteTableEnabled"))
                .at(ENDPOINT_POLICIES)
                .says("Which network policies hold for private endpoints.");
    }

    static Argument.Builder servicePolicies() {
        return bool("private_link_service_network_policies_enabled")
                .at(SERVICE_POLICIES)
                .as(Codec.words("Enabled", "Disabled"))
                .says("Whether network policies hold for private link services.");
    }

    private static Argument.Builder endpointPoliciesEnabled() {
        return bool("private_endpoint_network_policies_enabled")
                .optionalAndComputed()
                .followsOn(
                        "private_endpoint_network_policies",
                        "enforce_private_link_endpoint_network_policies")
                .at(ENDPOINT_POLICIES)
                .sendsWhenAbsent(Value.of("Enabled"))
                .as(Codec.words("Enabled", "Disabled"))
                .says("Whether network policies hold for private endpoints.");
    }

    private static Argument.Builder actions(Argument.Builder row) {
        return row.each(Delegations.ACTION)
                .at("actions")
                .says("What the service may do in the subnet.");
    }
}
