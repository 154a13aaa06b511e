package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.address;
import static dev.simplon.azure.type.Rows.addresses;
import static dev.simplon.azure.type.Rows.anything;
import static dev.simplon.azure.type.Rows.anythings;
import static dev.simplon.azure.type.Rows.child;
import static dev.simplon.azure.type.Rows.flag;
import static dev.simplon.azure.type.Rows.id;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.objectsBy;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.prefixes;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.reference;
import static dev.simplon.azure.type.Rows.resource;
import static dev.simplon.azure.type.Rows.resourceGuid;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.whole;

import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Map;

/// Source: Network API 2023-09-01, `VirtualNetworkGateway`; defaults,
/// `packetCaptureDiagnosticState` and `isMigrateToCSES` as in a recorded answer.
final class VirtualNetworkGateways {
    private static final String[] SKUS = {
        "Basic",
        "Standard",
        "HighPerformance",
        "UltraPerformance",
        "VpnGw1",
        "VpnGw2",
        "VpnGw3",
        "VpnGw4",
        "VpnGw5",
        "VpnGw1AZ",
        "VpnGw2AZ",
        "VpnGw3AZ",
        "VpnGw4AZ",
        "VpnGw5AZ",
        "ErGw1AZ",
        "ErGw2AZ",
        "ErGw3AZ",
        "ErGwScale"
    };

    private static final Property IP_CONFIGURATION =
            object(
                    "properties",
                    oneOf("privateIPAllocationMethod", "Static", "Dynamic").orElse("Dynamic"),
                    reference("subnet", Rows.SUBNETS),
                    reference("publicIPAddress", Rows.PUBLIC_ADDRESSES),
                    address("privateIPAddress").readOnly(),
                    provisioningState());

    private static final Property SKU =
            object(
                    "sku",
                    oneOf("name", SKUS).required(),
                    oneOf("tier", SKUS).orSameAs("name"),
                    whole("capacity").readOnly().orElse(2));

    private static final Value GENERATION_2 = Value.of("Generation2");

    /// An ExpressRoute gateway has none; the SKUs that exist in the second generation only are of
    /// it; all others are of the first unless they say otherwise.
    private static final Property GENERATION =
            oneOf("vpnGatewayGeneration", "None", "Generation1", "Generation2")
                    .orBy(
                            Path.of("gatewayType"),
                            Map.of("ExpressRoute", Value.of("None")),
                            new Default.By(
                                    Path.of("sku", "name"),
                                    Map.of(
                                            "VpnGw4", GENERATION_2,
                                            "VpnGw5", GENERATION_2,
                                            "VpnGw4AZ", GENERATION_2,
                                            "VpnGw5AZ", GENERATION_2),
                                    new Default.Fixed(Value.of("Generation1"))));

    private static final Property BGP_SETTINGS =
            object(
                    "bgpSettings",
                    whole("asn", 0, 4294967295L).orElse(65515).zeroIsAbsentToo(),
                    text("bgpPeeringAddress").readOnly(),
                    whole("peerWeight").orElse(0),
                    objectsBy(
                            "ipconfigurationId",
                            "bgpPeeringAddresses",
                            id("ipconfigurationId", Rows.IP_CONFIGURATIONS),
                            addresses("defaultBgpIpAddresses").readOnly(),
                            addresses("customBgpIpAddresses").orEmptyArray(),
                            addresses("tunnelIpAddresses").readOnly()));

    private static final Property POLICY_GROUP =
            object(
                    "properties",
                    flag("isDefault"),
                    whole("priority"),
                    objectsBy(
                            "name",
                            "policyMembers",
                            text("name"),
                            oneOf(
                                    "attributeType",
                                    "CertificateGroupId",
                                    "AADGroupId",
                                    "RadiusAzureGroupId"),
                            text("attributeValue")),
                    anythings("vngClientConnectionConfigurations").readOnly(),
                    provisioningState());

    private static final Property PROPERTIES =
            object(
                    "properties",
                    objectsBy("name", "ipConfigurations", child(IP_CONFIGURATION)),
                    oneOf("gatewayType", "Vpn", "ExpressRoute", "LocalGateway").required(),
                    oneOf("vpnType", "RouteBased", "PolicyBased").orElse("RouteBased"),
                    SKU.required(),
                    GENERATION,
                    flag("enableBgp").orElse(false),
                    flag("enablePrivateIpAddress").orElse(false),
                    flag("activeActive").orElse(false),
                    flag("disableIPSecReplayProtection").orElse(false),
                    reference("gatewayDefaultSite", Rows.LOCAL_GATEWAYS),
                    anything("vpnClientConfiguration"),
                    objectsBy("name", "virtualNetworkGatewayPolicyGroups", child(POLICY_GROUP))
                            .orEmptyArray(),
                    BGP_SETTINGS.orEmptyObject(),
                    object("customRoutes", prefixes("addressPrefixes")),
                    objectsBy("name", "natRules", child(NatRules.PROPERTIES)).orEmptyArray(),
                    flag("enableBgpRouteTranslationForNat").orElse(false),
                    flag("enableDnsForwarding"),
                    address("inboundDnsForwardingEndpoint").readOnly(),
                    object("autoScaleConfiguration", object("bounds", whole("min"), whole("max"))),
                    oneOf("adminState", "Enabled", "Disabled"),
                    flag("allowRemoteVnetTraffic").orElse(false),
                    flag("allowVirtualWanTraffic").orElse(false),
                    text("vNetExtendedLocationResourceId"),
                    text("packetCaptureDiagnosticState").readOnly().orElse("None"),
                    flag("isMigrateToCSES").readOnly().orElse(false),
                    resourceGuid(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(
                    Rows.GATEWAYS,
                    List.of(Rows.NAT_RULES),
                    resource(anything("identity"), PROPERTIES.required()));

    private VirtualNetworkGateways() {}
}
