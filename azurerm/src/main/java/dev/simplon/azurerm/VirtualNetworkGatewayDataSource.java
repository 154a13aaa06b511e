package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textSet;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.DataSourceType;
import dev.simplon.resource.declaration.Nested;

/// `data "azurerm_virtual_network_gateway"`.
final class VirtualNetworkGatewayDataSource {
    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_virtual_network_gateway")
                    .of(VirtualNetworkGateway.TYPE)
                    .says("An existing gateway of a virtual network.")
                    .given("name", "resource_group_name")
                    .shows(
                            "location",
                            "type",
                            "vpn_type",
                            "enable_bgp",
                            "bgp_enabled",
                            "private_ip_address_enabled",
                            "active_active",
                            "sku",
                            "generation",
                            "custom_route",
                            "default_local_network_gateway_id",
                            "tags")
                    .with(ipConfigurations(), bgpSettings(), vpnClients())
                    .nullIfAbsent("default_local_network_gateway_id")
                    .build();

    private VirtualNetworkGatewayDataSource() {}

    private static Nested.Builder ipConfigurations() {
        return blocks("ip_configuration")
                .computed()
                .asAttribute()
                .at("properties.ipConfigurations")
                .says("Where the instances of the gateway stand.")
                .with(
                        text("id").computed().at("id").says("The id of the configuration."),
                        text("name").computed().at("name").says("The name of the configuration."),
                        text("private_ip_address")
                                .computed()
                                .at("properties.privateIPAddress")
                                .says("The private address."),
                        text("private_ip_address_allocation")
                                .computed()
                                .at("properties.privateIPAllocationMethod")
                                .says("How the private address is given."),
                        text("subnet_id")
                                .computed()
                                .at("properties.subnet.id")
                                .says("The id of the `GatewaySubnet`."),
                        text("public_ip_address_id")
                                .computed()
                                .at("properties.publicIPAddress.id")
                                .says("The id of the public address."));
    }

    /// One address here, where the resource has them by IP configuration.
    private static Nested.Builder bgpSettings() {
        return blocks("bgp_settings")
                .computed()
                .asAttribute()
                .objectAt("properties.bgpSettings")
                .says("How the gateway speaks BGP.")
                .with(
                        number("asn")
                                .computed()
                                .at("asn")
                                .says("The gateway's autonomous system number."),
                        text("peering_address")
                                .computed()
                                .at("bgpPeeringAddress")
                                .says("The addresses at which it speaks BGP."),
                        number("peer_weight")
                                .computed()
                                .at("peerWeight")
                                .says("The weight added to routes learned by BGP."));
    }

    private static Nested.Builder vpnClients() {
        return blocks("vpn_client_configuration")
                .computed()
                .asAttribute()
                .objectAt("properties.vpnClientConfiguration")
                .presentIf(VirtualNetworkGateway.CLIENT_PREFIXES)
                .says("Point-to-site clients.")
                .with(
                        texts("address_space")
                                .computed()
                                .at(VirtualNetworkGateway.CLIENT_PREFIXES)
                                .says("The prefixes that clients get addresses from."),
                        text("aad_tenant").computed().at("aadTenant").says("The Entra tenant."),
                        text("aad_audience")
                                .computed()
                                .at("aadAudience")
                                .says("The client id of the VPN client."),
                        text("aad_issuer").computed().at("aadIssuer").says("The issuer of tokens."),
                        blocks("root_certificate")
                                .computed()
                                .asAttribute()
                                .at("vpnClientRootCertificates")
                                .says("Roots that sign the certificates of clients.")
                                .with(
                                        DataSourceType.shown(
                                                VirtualNetworkGateway.rootCertificate())),
                        blocks("revoked_certificate")
                                .computed()
                                .asAttribute()
                                .at("vpnClientRevokedCertificates")
                                .says("Client certificates that are no longer taken.")
                                .with(
                                        DataSourceType.shown(
                                                VirtualNetworkGateway.revokedCertificate())),
                        text("radius_server_address")
                                .computed()
                                .at("radiusServerAddress")
                                .says("The IPv4 address of the RADIUS server."),
                        text("radius_server_secret")
                                .computed()
                                .at("radiusServerSecret")
                                .says("The secret shared with it; Azure does not give it back."),
                        textSet("vpn_client_protocols")
                                .computed()
                                .at("vpnClientProtocols")
                                .says("The protocols that clients may speak."));
    }
}
