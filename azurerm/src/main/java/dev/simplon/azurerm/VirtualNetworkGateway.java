package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blockSet;
import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textSet;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.azure.IpAddress;
import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.declaration.Sameness;
import dev.simplon.resource.declaration.Timeouts;
import dev.simplon.values.Value;
import java.util.Optional;
import java.util.stream.Stream;

/// `azurerm_virtual_network_gateway`.
final class VirtualNetworkGateway {
    /// Within `properties.vpnClientConfiguration`.
    static final String CLIENT_PREFIXES = "vpnClientAddressPool.addressPrefixes";

    private static final String[] SKUS = {
        "Basic",
        "Standard",
        "HighPerformance",
        "UltraPerformance",
        "ErGw1AZ",
        "ErGw2AZ",
        "ErGw3AZ",
        "VpnGw1",
        "VpnGw2",
        "VpnGw3",
        "VpnGw4",
        "VpnGw5",
        "VpnGw1AZ",
        "VpnGw2AZ",
        "VpnGw3AZ",
        "VpnGw4AZ",
        "VpnGw5AZ"
    };

    private static final Check GROUP_NAME =
            Check.matches(
                    "[a-zA-Z][a-zA-Z.\\-_]{0,78}[a-zA-Z_]?",
                    "must begin with a letter, have at most 80 letters, `.`, `-` and `_`, and end with a"
                            + " letter or `_`");

    private static final Check GATEWAY_SUBNET =
            value ->
                    value.asText()
                                    .map(id -> id.toLowerCase(java.util.Locale.ROOT))
                                    .map(id ->
                                            id.contains("/virtualnetworks/")
                                                    && id.endsWith("/subnets/gatewaysubnet"))
                                    .orElse(true)
                            ? Optional.empty()
                            : Optional.of(
                                    "must be the id of a subnet called `GatewaySubnet`, because a gateway"
                                            + " may stand in no other");

    static final ResourceType TYPE =
            ResourceType.named("azurerm_virtual_network_gateway")
                    .arm("Microsoft.Network/virtualNetworkGateways", NetworkApi::network)
                    .id(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/virtualNetworkGateways/{name}")
                    .timeouts(VirtualNetworkGateway::timeouts)
                    .says("A VPN or ExpressRoute gateway of a virtual network.")
                    .with(
                            Placement.name("The name of the gateway."),
                            Placement.group(),
                            Placement.location(),
                            text("type")
                                    .required()
                                    .replaces()
                                    .check(Check.oneOf("ExpressRoute", "Vpn"))
                                    .at("properties.gatewayType")
                                    .says("`Vpn` or `ExpressRoute`."),
                            text("vpn_type")
                                    .otherwise("RouteBased")
                                    .replaces()
                                    .check(Check.oneOf("RouteBased", "PolicyBased"))
                                    .at("properties.vpnType")
                                    .keptIfNotReturned()
                                    .says("`RouteBased` or `PolicyBased`."),
                            Placement.edgeZone(),
                            bool("enable_bgp")
                                    .optionalAndComputed()
                                    .at("properties.enableBgp")
                                    .sendsWhenAbsent(Value.of(false))
                                    .says("Whether the gateway speaks BGP.")
                                    .until("5.0.0"),
                            bool("bgp_enabled")
                                    .otherwise(false)
                                    .at("properties.enableBgp")
                                    .says("Whether the gateway speaks BGP.")
                                    .since("5.0.0"),
                            bool("private_ip_address_enabled")
                                    .replaces()
                                    .at("properties.enablePrivateIpAddress")
                                    .sendsWhenAbsent(Value.of(false))
                                    .says(
                                            "Whether the gateway has a private address for connections."),
                            bool("active_active")
                                    .optionalAndComputed()
                                    .at("properties.activeActive")
                                    .sendsWhenAbsent(Value.of(false))
                                    .says(
                                            "Whether both instances carry traffic; it needs two"
                                                    + " `ip_configuration` blocks."),
                            sku(SKUS).until("4.56.0"),
                            sku(Stream.concat(Stream.of(SKUS), Stream.of("ErGwScale"))
                                            .toArray(String[]::new))
                                    .since("4.56.0"),
                            text("generation")
                                    .optionalAndComputed()
                                    .replaces()
                                    .check(Check.oneOf("Generation1", "Generation2", "None"))
                                    .at("properties.vpnGatewayGeneration")
                                    .says("The generation of the gateway."),
                            ipConfigurations().until("4.11.0"),
                            ipConfigurations().replaces().since("4.11.0"),
                            blocks("policy_group")
                                    .at("properties.virtualNetworkGatewayPolicyGroups")
                                    .knownBy("name")
                                    .says(
                                            "A group of point-to-site clients, known by their attributes.")
                                    .with(
                                            text("name")
                                                    .required()
                                                    .check(GROUP_NAME)
                                                    .at("name")
                                                    .says("The name of the group."),
                                            blocks("policy_member")
                                                    .required()
                                                    .at("properties.policyMembers")
                                                    .knownBy("name")
                                                    .says("What a client of the group is known by.")
                                                    .with(
                                                            text("name")
                                                                    .required()
                                                                    .check(Check.notEmpty())
                                                                    .at("name")
                                                                    .says(
                                                                            "The name of the member."),
                                                            text("type")
                                                                    .required()
                                                                    .check(
                                                                            Check.oneOf(
                                                                                    "AADGroupId",
                                                                                    "CertificateGroupId",
                                                                                    "RadiusAzureGroupId"))
                                                                    .at("attributeType")
                                                                    .says("The kind of attribute."),
                                                            text("value")
                                                                    .required()
                                                                    .check(Check.notEmpty())
                                                                    .at("attributeValue")
                                                                    .says(
                                                                            "The value it must have.")),
                                            bool("is_default")
                                                    .otherwise(false)
                                                    .at("properties.isDefault")
                                                    .says(
                                                            "Whether clients of no other group belong here."),
                                            number("priority")
                                                    .otherwise(0)
                                                    .check(Check.atLeast(0))
                                                    .at("properties.priority")
                                                    .says("Which group is tried first."))
                                    .since("3.84.0"),
                            vpnClientConfiguration(),
                            bgpSettings(),
                            blocks("custom_route")
                                    .objectAt("properties.customRoutes")
                                    .presentIf("addressPrefixes")
                                    .says("Routes that are told to point-to-site clients.")
                                    .with(
                                            textSet("address_prefixes")
                                                    .at("addressPrefixes")
                                                    .says("The prefixes, in CIDR notation.")),
                            text("default_local_network_gateway_id")
                                    .check(ArmId.LOCAL_NETWORK_GATEWAY)
                                    .at("properties.gatewayDefaultSite.id")
                                    .says(
                                            "The local network gateway that internet traffic is forced"
                                                    + " through."),
                            flag("bgp_route_translation_for_nat_enabled")
                                    .otherwise(false)
                                    .at("properties.enableBgpRouteTranslationForNat")
                                    .says("Whether routes are translated by NAT rules."),
                            flag("dns_forwarding_enabled")
                                    .at("properties.enableDnsForwarding")
                                    .omittedIf(Value.of(false))
                                    .says("Whether DNS queries are forwarded."),
                            flag("ip_sec_replay_protection_enabled")
                                    .otherwise(true)
                                    .at("properties.disableIPSecReplayProtection")
                                    .as(Codec.INVERTED)
                                    .says("Whether replayed packets are dropped."),
                            flag("remote_vnet_traffic_enabled")
                                    .otherwise(false)
                                    .at("properties.allowRemoteVnetTraffic")
                                    .says("Whether traffic of other virtual networks is taken."),
                            flag("virtual_wan_traffic_enabled")
                                    .otherwise(false)
                                    .at("properties.allowVirtualWanTraffic")
                                    .says("Whether traffic of virtual WANs is taken."),
                            scaleUnit(
                                    "minimum_scale_unit",
                                    "min",
                                    "The least number of scale units."),
                            scaleUnit(
                                    "maximum_scale_unit",
                                    "max",
                                    "The greatest number of scale units."),
                            Placement.tags())
                    .requiredWith("minimum_scale_unit", "maximum_scale_unit")
                    .particulars(new GatewayParticulars())
                    .build();

    private VirtualNetworkGateway() {}

    private static Timeouts timeouts(Version version) {
        if (version.isFrom(Version.of("5.0.0"))) {
            return Timeouts.minutes(90, 5, 60, 120);
        }
        return Timeouts.minutes(version.isFrom(Version.of("3.72.0")) ? 90 : 60, 5, 60, 60);
    }

    private static Argument.Builder sku(String... words) {
        return text("sku")
                .required()
                .check(Check.oneOf(words))
                .at("properties.sku.name")
                .alsoAt("properties.sku.tier")
                .says("The size of the gateway.");
    }

    private static Argument.Builder flag(String name) {
        return bool(name).since("3.84.0");
    }

    private static Argument.Builder scaleUnit(String name, String bound, String says) {
        return number(name)
                .optionalAndComputed()
                .check(Check.between(1, 40))
                .at("properties.autoScaleConfiguration.bounds." + bound)
                .says(says)
                .since("4.79.0");
    }

    private static Nested.Builder ipConfigurations() {
        return blocks("ip_configuration")
                .required()
                .atMost(3)
                .at("properties.ipConfigurations")
                .knownBy("name")
                .says("Where an instance of the gateway stands, and its public address.")
                .with(
                        text("name")
                                .otherwise("vnetGatewayConfig")
                                .at("name")
                                .says("The name of the configuration."),
                        text("private_ip_address_allocation")
                                .otherwise("Dynamic")
                                .check(Check.oneOf("Static", "Dynamic"))
                                .at("properties.privateIPAllocationMethod")
                                .says("`Dynamic`; `Static` is known to azurerm only."),
                        text("subnet_id")
                                .required()
                                .check(GATEWAY_SUBNET)
                                .at("properties.subnet.id")
                                .same(Sameness.IGNORING_CASE)
                                .says("The id of the `GatewaySubnet`."),
                        publicIp().required().until("4.35.0"),
                        publicIp().since("4.35.0"));
    }

    private static Argument.Builder publicIp() {
        return text("public_ip_address_id")
                .check(ArmId.PUBLIC_IP)
                .at("properties.publicIPAddress.id")
                .says("The id of the public address.");
    }

    private static Nested.Builder bgpSettings() {
        return blocks("bgp_settings")
                .optionalAndComputed()
                .objectAt("properties.bgpSettings")
                .followsOn("active_active", "ip_configuration", "enable_bgp", "bgp_enabled")
                .says("How the gateway speaks BGP.")
                .with(
                        number("asn")
                                .at("asn")
                                .sendsWhenAbsent(Value.of(0))
                                .says(
                                        "The gateway's autonomous system number; Azure's default is 65515."),
                        number("peer_weight")
                                .at("peerWeight")
                                .sendsWhenAbsent(Value.of(0))
                                .says("The weight added to routes learned by BGP."),
                        blocks("peering_addresses")
                                .optionalAndComputed()
                                .atMost(2)
                                .at("bgpPeeringAddresses")
                                .knownBy("ipconfigurationId")
                                .says("The BGP addresses of one `ip_configuration`.")
                                .with(
                                        text("ip_configuration_name")
                                                .optionalAndComputed()
                                                .check(Check.notEmpty())
                                                .at("ipconfigurationId")
                                                .as(Codec.partName("ipConfigurations"))
                                                .says("The name of the `ip_configuration`."),
                                        texts("apipa_addresses")
                                                .check(Check.someElements())
                                                .each(VirtualNetworkGateway::apipa)
                                                .at("customBgpIpAddresses")
                                                .says(
                                                        "Link-local addresses, within 169.254.21.0 to"
                                                                + " 169.254.22.255."),
                                        texts("default_addresses")
                                                .computed()
                                                .at("defaultBgpIpAddresses")
                                                .says("The addresses that Azure gave."),
                                        texts("tunnel_ip_addresses")
                                                .computed()
                                                .at("tunnelIpAddresses")
                                                .says("The public addresses of the tunnels.")))
                .atLeastOneOf("asn", "peer_weight", "peering_addresses");
    }

    private static Optional<String> apipa(Value value) {
        return value.asText()
                        .map(text ->
                                IpAddress.parse(text).isPresent()
                                        && (text.startsWith("169.254.21.")
                                                || text.startsWith("169.254.22.")))
                        .orElse(true)
                ? Optional.empty()
                : Optional.of("must be an IPv4 address within 169.254.21.0 to 169.254.22.255");
    }

    private static Nested.Builder vpnClientConfiguration() {
        return blocks("vpn_client_configuration")
                .objectAt("properties.vpnClientConfiguration")
                .presentIf(CLIENT_PREFIXES)
                .says("Point-to-site clients.")
                .with(
                        texts("address_space")
                                .required()
                                .at(CLIENT_PREFIXES)
                                .says("The prefixes that clients get addresses from."),
                        text("aad_tenant")
                                .at("aadTenant")
                                .says("The Entra tenant, as a login URL."),
                        text("aad_audience")
                                .at("aadAudience")
                                .says("The client id of the VPN client."),
                        text("aad_issuer").at("aadIssuer").says("The issuer of tokens, as a URL."),
                        blocks("ipsec_policy")
                                .at("vpnClientIpsecPolicies")
                                .atMost(1)
                                .says("The algorithms that clients must use.")
                                .with(IpsecPolicy.algorithms())
                                .with(
                                        number("sa_lifetime_in_seconds")
                                                .required()
                                                .check(Check.between(300, 172799))
                                                .at("saLifeTimeSeconds")
                                                .says("Seconds after which keys are renewed."),
                                        number("sa_data_size_in_kilobytes")
                                                .required()
                                                .check(Check.between(1024, 2147483647L))
                                                .at("saDataSizeKilobytes")
                                                .says("Kilobytes after which keys are renewed."))
                                .since("3.84.0"),
                        blockSet("root_certificate")
                                .at("vpnClientRootCertificates")
                                .knownBy("name")
                                .says("A root that signs the certificates of clients.")
                                .with(rootCertificate()),
                        blockSet("revoked_certificate")
                                .at("vpnClientRevokedCertificates")
                                .knownBy("name")
                                .says("A client certificate that is no longer taken.")
                                .with(revokedCertificate()),
                        blocks("radius_server")
                                .at("radiusServers")
                                .says("A RADIUS server that knows the clients.")
                                .with(
                                        text("address")
                                                .required()
                                                .check(VirtualNetworkGateway::ipv4)
                                                .at("radiusServerAddress")
                                                .says("The IPv4 address of the server."),
                                        text("secret")
                                                .required()
                                                .sensitive()
                                                .check(Check.length(1, 128))
                                                .at("radiusServerSecret")
                                                .keptIfNotReturned()
                                                .says("The secret shared with the server."),
                                        number("score")
                                                .required()
                                                .check(Check.between(1, 30))
                                                .at("radiusServerScore")
                                                .says("Which server is asked first."))
                                .since("3.84.0"),
                        text("radius_server_address")
                                .check(VirtualNetworkGateway::ipv4)
                                .at("radiusServerAddress")
                                .says("The IPv4 address of the one RADIUS server."),
                        radiusSecret().until("4.74.0"),
                        radiusSecret().sensitive().since("4.74.0"),
                        textSet("vpn_auth_types")
                                .optionalAndComputed()
                                .each(Check.oneOf("Certificate", "AAD", "Radius"))
                                .at("vpnAuthenticationTypes")
                                .says("How clients prove who they are."),
                        textSet("vpn_client_protocols")
                                .optionalAndComputed()
                                .each(Check.oneOf("IkeV2", "OpenVPN", "SSTP"))
                                .at("vpnClientProtocols")
                                .says("The protocols that clients may speak."),
                        blocks("virtual_network_gateway_client_connection")
                                .at("vngClientConnectionConfigurations")
                                .knownBy("name")
                                .says("Address pools for groups of clients.")
                                .with(
                                        text("name")
                                                .required()
                                                .at("name")
                                                .says("The name of the client connection."),
                                        texts("policy_group_names")
                                                .required()
                                                .each(GROUP_NAME)
                                                .at("properties.virtualNetworkGatewayPolicyGroups")
                                                .as(
                                                        Codec.ofElements(
                                                                Codec.partName(
                                                                                "virtualNetworkGatewayPolicyGroups")
                                                                        .then(Codec.REFERENCE)))
                                                .says("The names of `policy_group` blocks."),
                                        texts("address_prefixes")
                                                .required()
                                                .at(
                                                        "properties.vpnClientAddressPool.addressPrefixes")
                                                .says(
                                                        "The prefixes that their clients get addresses from."))
                                .since("3.84.0"))
                .requiredWith("aad_tenant", "aad_audience", "aad_issuer")
                .requiredWith("radius_server_address", "radius_server_secret");
    }

    static Member.Row[] rootCertificate() {
        return new Member.Row[] {
            text("name").required().at("name").says("The name of the certificate."),
            text("public_cert_data")
                    .required()
                    .at("properties.publicCertData")
                    .says("The certificate, base64 of its DER form.")
        };
    }

    static Member.Row[] revokedCertificate() {
        return new Member.Row[] {
            text("name").required().at("name").says("The name of the certificate."),
            text("thumbprint").required().at("properties.thumbprint").says("Its SHA-1 thumbprint.")
        };
    }

    private static Argument.Builder radiusSecret() {
        return text("radius_server_secret")
                .at("radiusServerSecret")
                .keptIfNotReturned()
                .says("The secret shared with the one RADIUS server.");
    }

    private static Optional<String> ipv4(Value value) {
        return value.asText().map(VirtualNetworkGateway::isIpv4).orElse(true)
                ? Optional.empty()
                : Optional.of("must be an IPv4 address");
    }

    static boolean isIpv4(String text) {
        return text.indexOf(':') < 0 && IpAddress.parse(text).isPresent();
    }
}
