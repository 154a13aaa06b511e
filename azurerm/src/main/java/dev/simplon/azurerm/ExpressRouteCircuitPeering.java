package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `azurerm_express_route_circuit_peering`.
final class ExpressRouteCircuitPeering {
    private static final String MICROSOFT = "MicrosoftPeering";
    private static final String PUBLIC = "AzurePublicPeering";

    /// `peering_type` replaces, though azurerm's schema does not say so: it is the last segment of
    /// the id, so that an update in place would make a second peering and forget the first.
    static final ResourceType TYPE =
            ResourceType.named("azurerm_express_route_circuit_peering")
                    .arm("Microsoft.Network/expressRouteCircuits/peerings", NetworkApi::network)
                    .id(ExpressRouteCircuit.PARENT_ID + "/peerings/{peering_type}")
                    .says("What a circuit leads to, and how its two links speak BGP.")
                    .with(
                            text("peering_type")
                                    .required()
                                    .replaces()
                                    .check(Check.oneOf("AzurePrivatePeering", PUBLIC, MICROSOFT))
                                    .at("properties.peeringType")
                                    .says(
                                            "`AzurePrivatePeering`, `AzurePublicPeering` or"
                                                    + " `MicrosoftPeering`; also the peering's name."),
                            ExpressRouteCircuit.parentName(),
                            Placement.group(),
                            number("vlan_id")
                                    .required()
                                    .at("properties.vlanId")
                                    .says("The VLAN that the peering uses on the circuit."),
                            prefix("primary"),
                            prefix("secondary"),
                            bool("ipv4_enabled")
                                    .otherwise(true)
                                    .at("properties.state")
                                    .as(Codec.words("Enabled", "Disabled"))
                                    .says("Whether the peering carries IPv4."),
                            text("shared_key")
                                    .sensitive()
                                    .check(Check.length(1, 25))
                                    .at("properties.sharedKey")
                                    .keptIfNotReturned()
                                    .says("The MD5 key of the BGP sessions; never given back."),
                            number("peer_asn")
                                    .optionalAndComputed()
                                    .at("properties.peerASN")
                                    .says("The autonomous system number of the other side."),
                            blocks("microsoft_peering_config")
                                    .objectAt("properties.microsoftPeeringConfig")
                                    .says(
                                            "What a Microsoft peering announces; needed for type"
                                                    + " `MicrosoftPeering` with IPv4.")
                                    .with(microsoft(prefixes().required())),
                            blocks("ipv6")
                                    .objectAt("properties.ipv6PeeringConfig")
                                    .says("The peering's IPv6 side.")
                                    .with(
                                            ipv6Prefix("primary"),
                                            ipv6Prefix("secondary"),
                                            bool("enabled")
                                                    .otherwise(true)
                                                    .at("state")
                                                    .as(Codec.words("Enabled", "Disabled"))
                                                    .says("Whether the peering carries IPv6."),
                                            blocks("microsoft_peering")
                                                    .objectAt("microsoftPeeringConfig")
                                                    .says("What the IPv6 side announces.")
                                                    .with(
                                                            microsoft(
                                                                    prefixes()
                                                                            .check(
                                                                                    Check
                                                                                            .someElements())
                                                                            .each(Prefixes.CIDR))),
                                            text("route_filter_id")
                                                    .check(ArmId.ROUTE_FILTER)
                                                    .at("routeFilter.id")
                                                    .says("The route filter of the IPv6 side.")),
                            text("route_filter_id")
                                    .check(ArmId.ROUTE_FILTER)
                                    .at("properties.routeFilter.id")
                                    .says("The route filter; only with type `MicrosoftPeering`."),
                            number("azure_asn")
                                    .computed()
                                    .at("properties.azureASN")
                                    .says("Azure's own autonomous system number."),
                            text("primary_azure_port")
                                    .computed()
                                    .at("properties.primaryAzurePort")
                                    .says("Azure's port of the primary link."),
                            text("secondary_azure_port")
                                    .computed()
                                    .at("properties.secondaryAzurePort")
                                    .says("Azure's port of the secondary link."),
                            text("gateway_manager_etag")
                                    .computed()
                                    .at("properties.gatewayManagerEtag")
                                    .says("The tag of Azure's gateway manager."))
                    .requiredWith("primary_peer_address_prefix", "secondary_peer_address_prefix")
                    .serializedWith(ExpressRouteCircuit.PARENT_ID)
                    .particulars(new WhatFitsTheType())
                    .build();

    private ExpressRouteCircuitPeering() {}

    private static Argument.Builder prefix(String link) {
        return text(link + "_peer_address_prefix")
                .at("properties." + link + "PeerAddressPrefix")
                .says("The /30 prefix of the " + link + " link.");
    }

    private static Argument.Builder ipv6Prefix(String link) {
        return text(link + "_peer_address_prefix")
                .required()
                .at(link + "PeerAddressPrefix")
                .says("The /126 prefix of the " + link + " link.");
    }

    private static Argument.Builder prefixes() {
        return texts("advertised_public_prefixes")
                .at("advertisedPublicPrefixes")
                .says("The public prefixes that are announced to Microsoft.");
    }

    private static Member.Row[] microsoft(Argument.Builder prefixes) {
        return new Member.Row[] {
            prefixes,
            number("customer_asn")
                    .otherwise(0)
                    .at("customerASN")
                    .says("The autonomous system number of the customer behind the other side."),
            text("routing_registry_name")
                    .otherwise("NONE")
                    .at("routingRegistryName")
                    .says("The registry that holds the prefixes and numbers, such as `ARIN`."),
            texts("advertised_communities")
                    .each(Check.notEmpty())
                    .at("advertisedCommunities")
                    .says("BGP communities that are announced.")
        };
    }

    /// What azurerm finds out in the middle of a create.
    private static final class WhatFitsTheType implements Particulars {
        @Override
        public List<Diagnostic> check(
                Optional<ObjectValue> prior,
                ObjectValue planned,
                ObjectValue config,
                Version version) {
            var given = new Arguments(config);
            var type = given.text("peering_type");
            if (type.isEmpty()) {
                return List.of();
            }
            var problems = new ArrayList<Diagnostic>();
            var microsoft = type.get().equals(MICROSOFT);
            if (microsoft
                    && given.isThere("primary_peer_address_prefix")
                    && given.isAbsent("microsoft_peering_config")) {
                problems.add(
                        Diagnostic.error(
                                Path.of("microsoft_peering_config"),
                                "`microsoft_peering_config` is missing",
                                "A peering of type `MicrosoftPeering` with IPv4 prefixes needs it. Add"
                                        + " the block with the prefixes that you announce."));
            }
            if (microsoft
                    && given.isThere("microsoft_peering_config")
                    && given.isAbsent("primary_peer_address_prefix")) {
                problems.add(
                        Diagnostic.error(
                                Path.of("primary_peer_address_prefix"),
                                "`primary_peer_address_prefix` is missing",
                                "A peering with `microsoft_peering_config` needs"
                                        + " `primary_peer_address_prefix` and"
                                        + " `secondary_peer_address_prefix`. Set both."));
            }
            if (!microsoft && given.isThere("route_filter_id")) {
                problems.add(
                        Diagnostic.error(
                                Path.of("route_filter_id"),
                                "`route_filter_id` is only for type `MicrosoftPeering`",
                                "This peering is of type `"
                                        + type.get()
                                        + "`, which has no route filter. Leave the argument out."));
            }
            if (type.get().equals(PUBLIC) && given.isThere("ipv6")) {
                problems.add(
                        Diagnostic.error(
                                Path.of("ipv6"),
                                "`ipv6` is not for type `AzurePublicPeering`",
                                "A public peering carries IPv4 only. Leave the block out."));
            }
            return problems;
        }
    }
}
