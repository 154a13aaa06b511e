package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.EndScenarios.regions;
import static dev.simplon.acceptance.provider.EndScenarios.tags;
import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Hcl.blocks;
import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.Scenario.HERE;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.replaces;
import static dev.simplon.acceptance.provider.Walk.starts;
import static dev.simplon.acceptance.provider.Walk.updates;

import dev.simplon.acceptance.provider.Scenario.Target;
import java.util.List;

/// Virtual network gateways, VPN and ExpressRoute, and their NAT rules.
final class GatewayScenarios {
    static final String TYPE = "azurerm_virtual_network_gateway";

    private static final String BASE =
            HERE
                    + """
                    name = "gw-@"
                    type = "Vpn"
                    sku  = "VpnGw2AZ"
                    ip_configuration {
                      name                 = "first"
                      public_ip_address_id = azurerm_public_ip.a@.id
                      subnet_id            = azurerm_subnet.s@.id
                    }
                    """;

    /// Both instances of an active-active gateway.
    private static final Hcl.Blocks TWO =
            blocks(
                    """
                    name                 = "first"
                    public_ip_address_id = azurerm_public_ip.a@.id
                    subnet_id            = azurerm_subnet.s@.id
                    """,
                    """
                    name                 = "second"
                    public_ip_address_id = azurerm_public_ip.b@.id
                    subnet_id            = azurerm_subnet.s@.id
                    """);

    private static final String CERTIFICATE = "MIIC5zCCAc+gAwIBAgIQ";

    static final List<Scenario> SCENARIOS =
            List.of(
                    Scenario.of("gateways", "", vpn(), replaced(), elsewhere()),
                    Scenario.of("clients", "", clients()),
                    Scenario.of("express-gateways", "", express()));

    private GatewayScenarios() {}

    /// A network with a subnet for a gateway, and two addresses.
    ///
    /// @param prefix of the labels and names: `n@` the network, `s@` its subnet, `a@` and `b@` the
    ///   addresses
    /// @param group the label of the resource group
    static String place(String prefix, String group) {
        return """
        resource "azurerm_virtual_network" "PREFIXn@" {
          name                = "PREFIXnet-@"
          resource_group_name = azurerm_resource_group.GROUP.name
          location            = azurerm_resource_group.GROUP.location
          address_space       = ["10.0.0.0/16"]
        }

        resource "azurerm_subnet" "PREFIXs@" {
          name                 = "GatewaySubnet"
          resource_group_name  = azurerm_resource_group.GROUP.name
          virtual_network_name = azurerm_virtual_network.PREFIXn@.name
          address_prefixes     = ["10.0.1.0/26"]
        }

        resource "azurerm_public_ip" "PREFIXa@" {
          name                = "PREFIXip-@-a"
          resource_group_name = azurerm_resource_group.GROUP.name
          location            = azurerm_resource_group.GROUP.location
          allocation_method   = "Static"
          sku                 = "Standard"
          zones               = ["1", "2", "3"]
        }

        resource "azurerm_public_ip" "PREFIXb@" {
          name                = "PREFIXip-@-b"
          resource_group_name = azurerm_resource_group.GROUP.name
          location            = azurerm_resource_group.GROUP.location
          allocation_method   = "Static"
          sku                 = "Standard"
          zones               = ["1", "2", "3"]
        }
        """
                .replace("PREFIX", prefix)
                .replace("GROUP", group);
    }

    /// What changes in place, in few gateways: each stands in a network of its own.
    private static Target vpn() {
        return target(
                        TYPE,
                        place("", "main")
                                + """
                                resource "azurerm_local_network_gateway" "l@" {
                                  name                = "site-@"
                                  resource_group_name = azurerm_resource_group.main.name
                                  location            = azurerm_resource_group.main.location
                                  gateway_address     = "203.0.113.1"
                                  address_space       = ["10.51.0.0/16"]
                                }

                                resource "azurerm_local_network_gateway" "m@" {
                                  name                = "site-@-b"
                                  resource_group_name = azurerm_resource_group.main.name
                                  location            = azurerm_resource_group.main.location
                                  gateway_address     = "203.0.113.2"
                                  address_space       = ["10.52.0.0/16"]
                                }
                                """,
                        BASE,
                        tags().update("sku", "VpnGw3AZ").update("sku", "VpnGw1AZ"),
                        updates("enable_bgp", ABSENT, true)
                                .update("bgp_settings", blocks("asn = 65010"))
                                .update("bgp_settings.asn", 65011)
                                .update("bgp_settings.peer_weight", 20)
                                .keep("bgp_settings", ABSENT)
                                .update("enable_bgp", false),
                        starts(
                                        "enable_bgp",
                                        true,
                                        "bgp_settings",
                                        blocks(
                                                """
                                                asn = 65020
                                                """))
                                .update(
                                        "bgp_settings.peering_addresses",
                                        blocks("apipa_addresses = [\"169.254.21.2\"]"))
                                .update(
                                        "bgp_settings.peering_addresses.apipa_addresses",
                                        List.of("169.254.22.6", "169.254.21.2"))
                                .update(
                                        "bgp_settings.peering_addresses.apipa_addresses",
                                        List.of("169.254.21.2", "169.254.22.6"))
                                .keep(
                                        "bgp_settings.peering_addresses.ip_configuration_name",
                                        "first")
                                .keep("bgp_settings.peering_addresses", ABSENT),
                        updates(
                                        "custom_route",
                                        ABSENT,
                                        blocks("address_prefixes = [\"10.90.0.0/16\"]"))
                                .update(
                                        "custom_route.address_prefixes",
                                        List.of("10.91.0.0/16", "10.90.0.0/16"))
                                .update("custom_route", ABSENT)
                                .update("dns_forwarding_enabled", true)
                                .update("dns_forwarding_enabled", false)
                                .update("dns_forwarding_enabled", true)
                                .update("dns_forwarding_enabled", ABSENT),
                        updates(
                                        "default_local_network_gateway_id",
                                        ABSENT,
                                        ref("azurerm_local_network_gateway.l@.id"),
                                        ref("azurerm_local_network_gateway.m@.id"),
                                        ABSENT)
                                .update("bgp_route_translation_for_nat_enabled", true)
                                .update("bgp_route_translation_for_nat_enabled", ABSENT),
                        updates("ip_sec_replay_protection_enabled", ABSENT, false, ABSENT)
                                .update("remote_vnet_traffic_enabled", true)
                                .update("remote_vnet_traffic_enabled", ABSENT)
                                .update("virtual_wan_traffic_enabled", true)
                                .update("virtual_wan_traffic_enabled", ABSENT),
                        starts("ip_configuration", TWO, "active_active", true, "enable_bgp", true)
                                .update(
                                        "bgp_settings",
                                        blocks(
                                                """
                                                asn = 65030
                                                peering_addresses {
                                                  ip_configuration_name = "first"
                                                  apipa_addresses       = ["169.254.21.2"]
                                                }
                                                peering_addresses {
                                                  ip_configuration_name = "second"
                                                  apipa_addresses       = ["169.254.22.2"]
                                                }
                                                """))
                                .update(
                                        "bgp_settings.peering_addresses[1].apipa_addresses",
                                        List.of("169.254.22.6")))
                .timeouts("create", "read", "update", "delete");
    }

    private static Target replaced() {
        return target(
                TYPE,
                place("", "main"),
                BASE,
                replaces("name", "gw-@", "renamed-@"),
                starts().keep("vpn_type", "RouteBased")
                        .replace("vpn_type", "PolicyBased", "sku", "Basic"),
                starts().replace(
                                "type",
                                "ExpressRoute",
                                "sku",
                                "ErGw1AZ",
                                "ip_configuration",
                                blocks("subnet_id = azurerm_subnet.s@.id")),
                starts().update("private_ip_address_enabled", false)
                        .replace("private_ip_address_enabled", true)
                        .replace("private_ip_address_enabled", ABSENT),
                starts().keep("generation", "Generation1")
                        .replace("generation", "Generation2")
                        .keep("generation", ABSENT),
                starts().replace("ip_configuration.name", "renamed")
                        .replace(
                                "ip_configuration.public_ip_address_id",
                                ref("azurerm_public_ip.b@.id"))
                        .replace("ip_configuration.private_ip_address_allocation", "Static")
                        .replace("ip_configuration.private_ip_address_allocation", ABSENT),
                starts().replace("ip_configuration", TWO, "active_active", true)
                        .keep("active_active", ABSENT));
    }

    /// Into another place: then everything that the gateway stands on must be there too.
    private static Target elsewhere() {
        return target(
                TYPE,
                place("", "main") + place("x", "other"),
                BASE,
                starts().replace("resource_group_name", ref("azurerm_resource_group.other.name")),
                starts().keep("location", "westeurope")
                        .replace(
                                "location",
                                ref("azurerm_resource_group.other.location"),
                                "ip_configuration.subnet_id",
                                ref("azurerm_subnet.xs@.id"),
                                "ip_configuration.public_ip_address_id",
                                ref("azurerm_public_ip.xa@.id")),
                replaces("edge_zone", ABSENT, "microsoftlosangeles1"));
    }

    private static Target clients() {
        var pool = "address_space = [\"172.16.0.0/24\"]\n";
        return target(
                TYPE,
                place("", "main"),
                BASE,
                updates("vpn_client_configuration", ABSENT, blocks(pool))
                        .update(
                                "vpn_client_configuration.address_space",
                                List.of("172.16.1.0/24", "172.16.0.0/24"))
                        .update("vpn_client_configuration.vpn_client_protocols", List.of("OpenVPN"))
                        .update(
                                "vpn_client_configuration.vpn_client_protocols",
                                List.of("SSTP", "IkeV2"))
                        .update("vpn_client_configuration", ABSENT),
                starts("vpn_client_configuration", blocks(pool))
                        .update(
                                "vpn_client_configuration.root_certificate",
                                blocks(root("ca", CERTIFICATE)))
                        .update(
                                "vpn_client_configuration.root_certificate",
                                blocks(root("ca", CERTIFICATE), root("another", CERTIFICATE)))
                        .update("vpn_client_configuration.root_certificate[1].name", "more")
                        .update(
                                "vpn_client_configuration.root_certificate[1].public_cert_data",
                                CERTIFICATE + "AAAA")
                        .update("vpn_client_configuration.root_certificate", ABSENT),
                starts(
                                "vpn_client_configuration",
                                blocks(
                                        pool
                                                + "root_certificate {\n"
                                                + root("ca", CERTIFICATE)
                                                + "}\n"))
                        .update(
                                "vpn_client_configuration.revoked_certificate",
                                blocks(
                                        """
                                        name       = "lost"
                                        thumbprint = "AD1F0A1B2C3D4E5F60718293A4B5C6D7E8F90A1B"
                                        """))
                        .update("vpn_client_configuration.revoked_certificate.name", "stolen")
                        .update(
                                "vpn_client_configuration.revoked_certificate.thumbprint",
                                "BD1F0A1B2C3D4E5F60718293A4B5C6D7E8F90A1B")
                        .update("vpn_client_configuration.revoked_certificate", ABSENT),
                starts(
                                "vpn_client_configuration",
                                blocks(pool + "vpn_client_protocols = [\"OpenVPN\"]\n"))
                        .update(
                                "vpn_client_configuration.aad_tenant",
                                "https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/",
                                "vpn_client_configuration.aad_audience",
                                "41b23e61-6c1e-4545-b367-cd054e0ed4b4",
                                "vpn_client_configuration.aad_issuer",
                                "https://sts.windows.net/11111111-1111-1111-1111-111111111111/")
                        .update("vpn_client_configuration.vpn_auth_types", List.of("AAD"))
                        .update(
                                "vpn_client_configuration.aad_audience",
                                "c632b3df-fb67-4d84-bdcf-b95ad541b5c8")
                        .update(
                                "vpn_client_configuration.aad_tenant",
                                ABSENT,
                                "vpn_client_configuration.aad_audience",
                                ABSENT,
                                "vpn_client_configuration.aad_issuer",
                                ABSENT),
                starts("vpn_client_configuration", blocks(pool))
                        .update(
                                "vpn_client_configuration.radius_server_address",
                                "10.0.2.4",
                                "vpn_client_configuration.radius_server_secret",
                                "first-secret")
                        .update("vpn_client_configuration.radius_server_secret", "second-secret")
                        .update("vpn_client_configuration.radius_server_address", "10.0.2.5")
                        .update(
                                "vpn_client_configuration.radius_server_address",
                                ABSENT,
                                "vpn_client_configuration.radius_server_secret",
                                ABSENT),
                starts("vpn_client_configuration", blocks(pool))
                        .update(
                                "vpn_client_configuration.radius_server",
                                blocks(radius("10.0.2.4", 30), radius("10.0.2.5", 10)))
                        .update("vpn_client_configuration.radius_server[1].address", "10.0.2.6")
                        .update("vpn_client_configuration.radius_server[0].score", 20)
                        .update("vpn_client_configuration.radius_server[0].secret", "another")
                        .update("vpn_client_configuration.radius_server", ABSENT),
                policy(pool),
                groups(pool));
    }

    private static Walk policy(String pool) {
        var walk =
                starts("vpn_client_configuration", blocks(pool))
                        .update(
                                "vpn_client_configuration.ipsec_policy",
                                blocks(
                                        """
                                        dh_group                  = "DHGroup14"
                                        ike_encryption            = "AES256"
                                        ike_integrity             = "SHA256"
                                        ipsec_encryption          = "AES256"
                                        ipsec_integrity           = "SHA256"
                                        pfs_group                 = "PFS14"
                                        sa_lifetime_in_seconds    = 28800
                                        sa_data_size_in_kilobytes = 102400
                                        """))
                        .update("vpn_client_configuration.ipsec_policy.dh_group", "ECP384")
                        .update("vpn_client_configuration.ipsec_policy.ike_encryption", "AES128")
                        .update("vpn_client_configuration.ipsec_policy.ike_integrity", "SHA384")
                        .update("vpn_client_configuration.ipsec_policy.ipsec_encryption", "AES128")
                        .update("vpn_client_configuration.ipsec_policy.ipsec_integrity", "SHA1")
                        .update("vpn_client_configuration.ipsec_policy.pfs_group", "ECP384")
                        .update(
                                "vpn_client_configuration.ipsec_policy.sa_lifetime_in_seconds",
                                3600)
                        .update(
                                "vpn_client_configuration.ipsec_policy.sa_data_size_in_kilobytes",
                                2048);
        return walk.update("vpn_client_configuration.ipsec_policy", ABSENT);
    }

    private static Walk groups(String pool) {
        return starts(
                        "vpn_client_configuration",
                        blocks(
                                pool
                                        + """
                                        vpn_auth_types = ["Certificate"]
                                        root_certificate {
                                        """
                                        + root("ca", CERTIFICATE)
                                        + "}\n"))
                .update(
                        "policy_group",
                        blocks(
                                group("staff", "CertificateGroupId", "staff.example.com"),
                                group("guests", "CertificateGroupId", "guests.example.com")))
                .update(
                        "vpn_client_configuration.virtual_network_gateway_client_connection",
                        blocks(
                                """
                                name               = "desk"
                                policy_group_names = ["staff"]
                                address_prefixes   = ["172.16.8.0/24"]
                                """))
                .update(
                        "vpn_client_configuration.virtual_network_gateway_client_connection.name",
                        "table")
                .update(
                        "vpn_client_configuration.virtual_network_gateway_client_connection"
                                + ".policy_group_names",
                        List.of("guests", "staff"))
                .update(
                        "vpn_client_configuration.virtual_network_gateway_client_connection"
                                + ".address_prefixes",
                        List.of("172.16.9.0/24", "172.16.8.0/24"))
                .update("policy_group[0].is_default", true)
                .update("policy_group[1].priority", 10)
                .update(
                        "policy_group[1].policy_member",
                        blocks(
                                member("guests", "CertificateGroupId", "guests.example.com"),
                                member("others", "CertificateGroupId", "others.example.com")))
                .update("policy_group[1].policy_member.name", "visitors")
                .update("policy_group[1].policy_member.value", "visitors.example.com")
                .update("policy_group[1].policy_member.type", "AADGroupId")
                .update(
                        "vpn_client_configuration.virtual_network_gateway_client_connection",
                        ABSENT)
                .update("policy_group[1].name", "visitors")
                .update("policy_group", ABSENT);
    }

    private static String group(String name, String type, String value) {
        return "name = \"" + name + "\"\npolicy_member {\n" + member(name, type, value) + "}\n";
    }

    private static String member(String name, String type, String value) {
        return """
        name  = "%s"
        type  = "%s"
        value = "%s"
        """
                .formatted(name, type, value);
    }

    private static String root(String name, String data) {
        return """
        name             = "%s"
        public_cert_data = "%s"
        """
                .formatted(name, data);
    }

    private static String radius(String address, int score) {
        return """
        address = "%s"
        secret  = "radius-secret"
        score   = %d
        """
                .formatted(address, score);
    }

    private static Target express() {
        return target(
                TYPE,
                place("", "main"),
                HERE
                        + """
                        name = "gw-@"
                        type = "ExpressRoute"
                        sku  = "ErGw1AZ"
                        ip_configuration {
                          subnet_id = azurerm_subnet.s@.id
                        }
                        """,
                tags().update("sku", "ErGw2AZ")
                        .replace("sku", "Standard")
                        .update("sku", "HighPerformance")
                        .replace("sku", "ErGw3AZ")
                        .update("remote_vnet_traffic_enabled", true),
                starts().update(
                                "sku",
                                "ErGwScale",
                                "minimum_scale_unit",
                                1,
                                "maximum_scale_unit",
                                2)
                        .update("minimum_scale_unit", 2)
                        .update("maximum_scale_unit", 10)
                        .update("minimum_scale_unit", 3, "maximum_scale_unit", 40),
                regions().update("private_ip_address_enabled", false));
    }
}
