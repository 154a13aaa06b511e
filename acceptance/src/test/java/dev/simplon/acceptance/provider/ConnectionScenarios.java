package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.EndScenarios.moves;
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

/// ConnectionScenarios of all three types.
final class ConnectionScenarios {
    static final String TYPE = "azurerm_virtual_network_gateway_connection";

    /// Both instances of the gateway have link-local BGP addresses.
    private static final String SPEAKS_BGP =
            """
            enable_bgp          = true
            active_active       = true
            ip_configuration {
              name                 = "second"
              public_ip_address_id = azurerm_public_ip.b@.id
              subnet_id            = azurerm_subnet.s@.id
            }
            bgp_settings {
              asn = 65010
              peering_addresses {
                ip_configuration_name = "first"
                apipa_addresses       = ["169.254.21.2", "169.254.21.6"]
              }
              peering_addresses {
                ip_configuration_name = "second"
                apipa_addresses       = ["169.254.22.2", "169.254.22.6"]
              }
            }
            """;

    private static final String POLICY =
            """
            dh_group         = "DHGroup14"
            ike_encryption   = "AES256"
            ike_integrity    = "SHA256"
            ipsec_encryption = "AES256"
            ipsec_integrity  = "SHA256"
            pfs_group        = "PFS14"
            """;

    static final List<Scenario> SCENARIOS =
            List.of(
                    Scenario.of(
                            "connections",
                            NatRuleScenarios.gateway("1", "main", SPEAKS_BGP)
                                    + NatRuleScenarios.gateway("2", "main", "enable_bgp = true")
                                    + NatRuleScenarios.gateway("3", "other")
                                    + rules(),
                            siteToSite(),
                            networkToNetwork()),
                    Scenario.of(
                            "express-connections",
                            expressGateway("1") + expressGateway("2") + privateCircuit("other"),
                            express()));

    private ConnectionScenarios() {}

    private static Target siteToSite() {
        var walks =
                List.of(
                        replaces("name", "cn-@", "renamed-@"),
                        moves(),
                        starts().keep("location", "westeurope"),
                        starts().replace(
                                        "virtual_network_gateway_id",
                                        ref("azurerm_virtual_network_gateway.g2.id")),
                        starts().replace(
                                        "virtual_network_gateway_id",
                                        ref("azurerm_virtual_network_gateway.g3.id"),
                                        "location",
                                        ref("azurerm_resource_group.other.location")),
                        starts().replace(
                                        "type",
                                        "Vnet2Vnet",
                                        "local_network_gateway_id",
                                        ABSENT,
                                        "peer_virtual_network_gateway_id",
                                        ref("azurerm_virtual_network_gateway.g2.id")),
                        replaces("dpd_timeout_seconds", ABSENT, 45, 30),
                        updates(
                                "local_network_gateway_id",
                                ref("azurerm_local_network_gateway.l@.id"),
                                ref("azurerm_local_network_gateway.m@.id")),
                        starts().update("local_azure_ip_address_enabled", false)
                                .replace("local_azure_ip_address_enabled", true)
                                .replace("local_azure_ip_address_enabled", ABSENT),
                        updates(
                                "egress_nat_rule_ids",
                                ABSENT,
                                List.of(rule("out1")),
                                List.of(rule("out1"), rule("out2")),
                                ABSENT),
                        updates(
                                "ingress_nat_rule_ids",
                                ABSENT,
                                List.of(rule("in1")),
                                List.of(rule("in2"), rule("in1")),
                                ABSENT),
                        starts().keep("bgp_enabled", false)
                                .update("bgp_enabled", true)
                                .keep("bgp_enabled", ABSENT)
                                .update("bgp_enabled", false),
                        updates("enable_bgp", true, false).update("enable_bgp", true),
                        starts("ipsec_policy", blocks(POLICY))
                                .update("use_policy_based_traffic_selectors", true)
                                .keep("use_policy_based_traffic_selectors", ABSENT)
                                .update("use_policy_based_traffic_selectors", false),
                        starts("routing_weight", 20)
                                .update("routing_weight", 30)
                                .update("routing_weight", 0)
                                .keep("routing_weight", ABSENT),
                        updates("shared_key", "first-key", "second-key").keep("shared_key", ABSENT),
                        starts("shared_key", ABSENT).update("shared_key", "given-later"),
                        starts("shared_key", ABSENT)
                                .update("shared_key_wo", "first-key", "shared_key_wo_version", 1)
                                .keep("shared_key_wo", "not-sent")
                                .update("shared_key_wo", "second-key", "shared_key_wo_version", 2)
                                .update("shared_key_wo", ABSENT, "shared_key_wo_version", ABSENT),
                        replaces("connection_protocol", "IKEv2", "IKEv1")
                                .keep("connection_protocol", ABSENT),
                        replaces(
                                "connection_mode",
                                ABSENT,
                                "InitiatorOnly",
                                "ResponderOnly",
                                ABSENT),
                        selectors(),
                        starts("bgp_enabled", true)
                                .update(
                                        "custom_bgp_addresses",
                                        blocks(
                                                """
                                                primary   = "169.254.21.2"
                                                secondary = "169.254.22.2"
                                                """))
                                .update("custom_bgp_addresses.primary", "169.254.21.6")
                                .update("custom_bgp_addresses.secondary", "169.254.22.6")
                                .update("custom_bgp_addresses", ABSENT),
                        policy(),
                        tags());
        return new Target(
                        TYPE,
                        site("l", "203.0.113", "172.16") + site("m", "198.51.100", "172.17"),
                        Hcl.of(
                                HERE
                                        + """
                                        name                       = "cn-@"
                                        type                       = "IPsec"
                                        virtual_network_gateway_id = azurerm_virtual_network_gateway.g1.id
                                        local_network_gateway_id   = azurerm_local_network_gateway.l@.id
                                        shared_key                 = "4-v3ry-53cr37-1p53c-5h4r3d-k3y"
                                        """),
                        walks)
                .timeouts("create", "read", "update", "delete");
    }

    private static Walk selectors() {
        return starts("ipsec_policy", blocks(POLICY), "use_policy_based_traffic_selectors", true)
                .update(
                        "traffic_selector_policy",
                        blocks(
                                """
                                local_address_cidrs  = ["10.1.2.0/24", "10.1.0.0/24"]
                                remote_address_cidrs = ["172.16.@.0/25"]
                                """))
                .update("traffic_selector_policy.local_address_cidrs", List.of("10.1.0.0/24"))
                .update("traffic_selector_policy.remote_address_cidrs", List.of("172.16.@.0/24"))
                .update(
                        "traffic_selector_policy",
                        blocks(
                                """
                                local_address_cidrs  = ["10.1.3.0/24"]
                                remote_address_cidrs = ["172.16.@.0/24"]
                                """,
                                """
                                local_address_cidrs  = ["10.1.0.0/24"]
                                remote_address_cidrs = ["172.16.@.0/24"]
                                """))
                .update("traffic_selector_policy", ABSENT);
    }

    private static Walk policy() {
        return updates("ipsec_policy", ABSENT, blocks(POLICY))
                .update("ipsec_policy.dh_group", "ECP384")
                .update("ipsec_policy.ike_encryption", "AES128")
                .update("ipsec_policy.ike_integrity", "SHA384")
                .update("ipsec_policy.ipsec_encryption", "AES128")
                .update("ipsec_policy.ipsec_integrity", "SHA1")
                .update("ipsec_policy.pfs_group", "None")
                .update("ipsec_policy.sa_lifetime", 3600)
                .update("ipsec_policy.sa_datasize", 2048)
                .update("ipsec_policy.sa_datasize", 0)
                .update("ipsec_policy", ABSENT);
    }

    private static String site(String label, String address, String prefix) {
        return """
        resource "azurerm_local_network_gateway" "LABEL@" {
          name                = "site-LABEL-@"
          resource_group_name = azurerm_resource_group.main.name
          location            = azurerm_resource_group.main.location
          gateway_address     = "ADDRESS.@"
          address_space       = ["PREFIX.@.0/24"]
          bgp_settings {
            asn                 = 65050
            bgp_peering_address = "PREFIX.@.1"
          }
        }
        """
                .replace("LABEL", label)
                .replace("ADDRESS", address)
                .replace("PREFIX", prefix);
    }

    private static String rules() {
        var text = new StringBuilder();
        for (var name : List.of("out1", "out2", "in1", "in2")) {
            text.append(
                    """
                    resource "azurerm_virtual_network_gateway_nat_rule" "%s" {
                      name                       = "%s"
                      resource_group_name        = azurerm_resource_group.main.name
                      virtual_network_gateway_id = azurerm_virtual_network_gateway.g1.id
                      mode                       = "%s"
                      external_mapping {
                        address_space = "192.168.1%s.0/24"
                      }
                      internal_mapping {
                        address_space = "192.168.2%s.0/24"
                      }
                    }
                    """
                            .formatted(
                                    name,
                                    name,
                                    name.startsWith("out") ? "EgressSnat" : "IngressSnat",
                                    name.replaceAll("\\D", "") + name.length(),
                                    name.replaceAll("\\D", "") + name.length()));
        }
        return text.toString();
    }

    private static Hcl.Reference rule(String name) {
        return ref("azurerm_virtual_network_gateway_nat_rule." + name + ".id");
    }

    private static Target networkToNetwork() {
        return target(
                TYPE,
                HERE
                        + """
                        name                            = "vv-@"
                        type                            = "Vnet2Vnet"
                        virtual_network_gateway_id      = azurerm_virtual_network_gateway.g2.id
                        peer_virtual_network_gateway_id = azurerm_virtual_network_gateway.g3.id
                        shared_key                      = "s3cr3t-between-vn3ts"
                        """,
                replaces(
                        "peer_virtual_network_gateway_id",
                        ref("azurerm_virtual_network_gateway.g3.id"),
                        ref("azurerm_virtual_network_gateway.g1.id")),
                updates("shared_key", "first-key", "second-key"),
                updates("routing_weight", 10, 20));
    }

    /// An ExpressRoute gateway that has FastPath, as `azurerm_virtual_network_gateway.eLABEL`.
    private static String expressGateway(String label) {
        return (GatewayScenarios.place("", "main")
                        + """
                        resource "azurerm_virtual_network_gateway" "e@" {
                          name                = "express-@"
                          resource_group_name = azurerm_resource_group.main.name
                          location            = azurerm_resource_group.main.location
                          type                = "ExpressRoute"
                          sku                 = "ErGw3AZ"
                          ip_configuration {
                            subnet_id = azurerm_subnet.s@.id
                          }
                        }
                        """)
                .replace("@", label);
    }

    private static String privateCircuit(String label) {
        return ExpressRouteScenarios.circuit(label, "azurerm_resource_group.main")
                + """
                resource "azurerm_express_route_circuit_peering" "pLABEL" {
                  resource_group_name           = azurerm_resource_group.main.name
                  express_route_circuit_name    = azurerm_express_route_circuit.cLABEL.name
                  peering_type                  = "AzurePrivatePeering"
                  peer_asn                      = 65010
                  vlan_id                       = 100
                  primary_peer_address_prefix   = "192.168.10.0/30"
                  secondary_peer_address_prefix = "192.168.10.4/30"
                }

                resource "azurerm_express_route_circuit_authorization" "kLABEL" {
                  name                       = "one"
                  resource_group_name        = azurerm_resource_group.main.name
                  express_route_circuit_name = azurerm_express_route_circuit.cLABEL.name
                }

                resource "azurerm_express_route_circuit_authorization" "lLABEL" {
                  name                       = "two"
                  resource_group_name        = azurerm_resource_group.main.name
                  express_route_circuit_name = azurerm_express_route_circuit.cLABEL.name
                }
                """
                        .replace("LABEL", label);
    }

    private static Target express() {
        return target(
                TYPE,
                privateCircuit("@"),
                HERE
                        + """
                        name                       = "er-@"
                        type                       = "ExpressRoute"
                        virtual_network_gateway_id = azurerm_virtual_network_gateway.e1.id
                        express_route_circuit_id   = azurerm_express_route_circuit.c@.id
                        depends_on                 = [azurerm_express_route_circuit_peering.p@]
                        """,
                starts().replace(
                                "virtual_network_gateway_id",
                                ref("azurerm_virtual_network_gateway.e2.id")),
                starts().replace(
                                "express_route_circuit_id",
                                ref("azurerm_express_route_circuit.cother.id")),
                updates(
                        "authorization_key",
                        ABSENT,
                        ref("azurerm_express_route_circuit_authorization.k@.authorization_key"),
                        ref("azurerm_express_route_circuit_authorization.l@.authorization_key"),
                        ABSENT),
                starts().keep("express_route_gateway_bypass", false)
                        .update("express_route_gateway_bypass", true)
                        .update("private_link_fast_path_enabled", true)
                        .update("private_link_fast_path_enabled", ABSENT)
                        .update("express_route_gateway_bypass", false),
                updates("routing_weight", 0, 5, 0),
                tags());
    }
}
