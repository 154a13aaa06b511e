package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.anything;
import static dev.simplon.azure.type.Rows.anythings;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.prefix;
import static dev.simplon.azure.type.Rows.prefixes;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.reference;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.texts;
import static dev.simplon.azure.type.Rows.whole;

import java.util.List;

/// Source: Network API 2023-09-01, `ExpressRouteCircuitPeering`, and its published example for what
/// the service fills in (ports stay empty on a provider's circuit). The key goes in, and never
/// comes out.
final class ExpressRouteCircuitPeerings {
    private static final Property MICROSOFT =
            object(
                    "microsoftPeeringConfig",
                    prefixes("advertisedPublicPrefixes"),
                    texts("advertisedCommunities"),
                    oneOf(
                                    "advertisedPublicPrefixesState",
                                    "NotConfigured",
                                    "Configuring",
                                    "Configured",
                                    "ValidationNeeded")
                            .readOnly(),
                    whole("legacyMode"),
                    whole("customerASN"),
                    text("routingRegistryName"));

    /// Of a peering by itself, and of one inside its circuit's document.
    static final Property PROPERTIES =
            object(
                    "properties",
                    oneOf(
                            "peeringType",
                            "AzurePublicPeering",
                            "AzurePrivatePeering",
                            "MicrosoftPeering"),
                    oneOf("state", "Disabled", "Enabled").orElse("Enabled"),
                    whole("azureASN").readOnly().orElse(12076),
                    whole("peerASN", 1, 4294967295L),
                    prefix("primaryPeerAddressPrefix"),
                    prefix("secondaryPeerAddressPrefix"),
                    text("primaryAzurePort").readOnly().orElse(""),
                    text("secondaryAzurePort").readOnly().orElse(""),
                    text("sharedKey").secretly(),
                    whole("vlanId", 1, 4094),
                    MICROSOFT,
                    anything("stats").readOnly(),
                    text("gatewayManagerEtag").orElse(""),
                    text("lastModifiedBy").readOnly().orElse("Customer"),
                    reference("routeFilter", Rows.ROUTE_FILTERS),
                    object(
                            "ipv6PeeringConfig",
                            prefix("primaryPeerAddressPrefix"),
                            prefix("secondaryPeerAddressPrefix"),
                            MICROSOFT,
                            reference("routeFilter", Rows.ROUTE_FILTERS),
                            oneOf("state", "Disabled", "Enabled").orElse("Enabled")),
                    anything("expressRouteConnection").readOnly(),
                    anythings("connections").readOnly().orEmptyArray(),
                    anythings("peeredConnections").readOnly(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(
                    Rows.CIRCUIT_PEERINGS, List.of(), Rows.childByItself(PROPERTIES.required()));

    private ExpressRouteCircuitPeerings() {}
}
