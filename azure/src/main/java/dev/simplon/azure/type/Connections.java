package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.address;
import static dev.simplon.azure.type.Rows.anything;
import static dev.simplon.azure.type.Rows.anythings;
import static dev.simplon.azure.type.Rows.flag;
import static dev.simplon.azure.type.Rows.id;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.objects;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.prefixes;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.reference;
import static dev.simplon.azure.type.Rows.references;
import static dev.simplon.azure.type.Rows.resource;
import static dev.simplon.azure.type.Rows.resourceGuid;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.whole;

import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Map;

/// Source: Network API 2023-09-01, `VirtualNetworkGatewayConnection`; defaults as in a recorded
/// answer, with the weight of 10 that the provider's documentation gives for VPN connections.
final class Connections {
    private static final Path TYPE_OF_CONNECTION = Path.of("connectionType");

    private static final Property IPSEC_POLICIES =
            objects(
                    "ipsecPolicies",
                    whole("saLifeTimeSeconds", 300, 172799)
                            .required()
                            .orElse(27000)
                            .zeroIsAbsentToo(),
                    whole("saDataSizeKilobytes", 0, 2147483647).required(),
                    oneOf(
                                    "ipsecEncryption",
                                    "None",
                                    "DES",
                                    "DES3",
                                    "AES128",
                                    "AES192",
                                    "AES256",
                                    "GCMAES128",
                                    "GCMAES192",
                                    "GCMAES256")
                            .required(),
                    oneOf(
                                    "ipsecIntegrity",
                                    "MD5",
                                    "SHA1",
                                    "SHA256",
                                    "GCMAES128",
                                    "GCMAES192",
                                    "GCMAES256")
                            .required(),
                    oneOf(
                                    "ikeEncryption",
                                    "DES",
                                    "DES3",
                                    "AES128",
                                    "AES192",
                                    "AES256",
                                    "GCMAES128",
                                    "GCMAES256")
                            .required(),
                    oneOf(
                                    "ikeIntegrity",
                                    "MD5",
                                    "SHA1",
                                    "SHA256",
                                    "SHA384",
                                    "GCMAES128",
                                    "GCMAES256")
                            .required(),
                    oneOf(
                                    "dhGroup",
                                    "None",
                                    "DHGroup1",
                                    "DHGroup2",
                                    "DHGroup14",
                                    "DHGroup2048",
                                    "DHGroup24",
                                    "ECP256",
                                    "ECP384")
                            .required(),
                    oneOf(
                                    "pfsGroup",
                                    "None",
                                    "PFS1",
                                    "PFS2",
                                    "PFS2048",
                                    "PFS14",
                                    "PFS24",
                                    "PFSMM",
                                    "ECP256",
                                    "ECP384")
                            .required());

    private static final Property PROPERTIES =
            object(
                    "properties",
                    text("authorizationKey").secretly().kept(),
                    reference("virtualNetworkGateway1", Rows.GATEWAYS).required(),
                    reference("virtualNetworkGateway2", Rows.GATEWAYS),
                    reference("localNetworkGateway2", Rows.LOCAL_GATEWAYS),
                    references("ingressNatRules", Rows.NAT_RULES),
                    references("egressNatRules", Rows.NAT_RULES),
                    oneOf("connectionType", "IPsec", "Vnet2Vnet", "ExpressRoute", "VPNClient")
                            .required(),
                    oneOf("connectionProtocol", "IKEv1", "IKEv2")
                            .orBy(
                                    TYPE_OF_CONNECTION,
                                    Map.of(
                                            "IPsec", Value.of("IKEv2"),
                                            "Vnet2Vnet", Value.of("IKEv2")),
                                    new Default.Nothing()),
                    whole("routingWeight", 0, 32000)
                            .orBy(
                                    TYPE_OF_CONNECTION,
                                    Map.of("IPsec", Value.of(10), "Vnet2Vnet", Value.of(10)),
                                    new Default.Fixed(Value.of(0))),
                    whole("dpdTimeoutSeconds", 9, 3600).orElse(0),
                    oneOf("connectionMode", "Default", "ResponderOnly", "InitiatorOnly")
                            .orElse("Default"),
                    text("sharedKey").secretly().createOnly(),
                    reference("peer", Rows.CIRCUITS),
                    flag("enableBgp").orElse(false),
                    objects(
                            "gatewayCustomBgpIpAddresses",
                            id("ipConfigurationId", Rows.IP_CONFIGURATIONS),
                            address("customBgpIpAddress")),
                    flag("useLocalAzureIpAddress").orElse(false),
                    flag("usePolicyBasedTrafficSelectors").orElse(false),
                    IPSEC_POLICIES.orEmptyArray(),
                    objects(
                                    "trafficSelectorPolicies",
                                    prefixes("localAddressRanges").required(),
                                    prefixes("remoteAddressRanges").required())
                            .orEmptyArray(),
                    flag("expressRouteGatewayBypass").orElse(false),
                    flag("enablePrivateLinkFastPath").orElse(false),
                    oneOf("authenticationType", "PSK", "Certificate"),
                    anything("certificateAuthentication"),
                    anythings("tunnelProperties"),
                    oneOf("connectionStatus", "Unknown", "Connecting", "Connected", "NotConnected")
                            .readOnly()
                            .orElse("Unknown"),
                    anythings("tunnelConnectionStatus").readOnly(),
                    whole("ingressBytesTransferred").readOnly().orElse(0),
                    whole("egressBytesTransferred").readOnly().orElse(0),
                    text("packetCaptureDiagnosticState").readOnly(),
                    resourceGuid(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(Rows.CONNECTIONS, List.of(), resource(PROPERTIES.required()));

    private Connections() {}
}
