package dev.simplon.acceptance.provider;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The gateways that the [Kinds] of connection stand at: `hub` (active-active, with custom BGP
/// addresses and NAT rules), `single` (one instance, two custom BGP addresses), `far` (in the other
/// region) and `er` (ExpressRoute).
record Gateways(String version) {
    static boolean isBefore(String version, String other) {
        var mine = numbers(version);
        var theirs = numbers(other);
        return IntStream.range(0, 3)
                        .map(i -> Integer.compare(mine.get(i), theirs.get(i)))
                        .filter(sign -> sign != 0)
                        .findFirst()
                        .orElse(0)
                < 0;
    }

    private static List<Integer> numbers(String version) {
        return Stream.of(version.split("\\.")).map(Integer::valueOf).toList();
    }

    String text() {
        return network("hub", "main", "10.0.0.0/16", "10.0.0.0/27")
                + network("single", "main", "10.1.0.0/16", "10.1.0.0/27")
                + network("far", "other", "10.2.0.0/16", "10.2.0.0/27")
                + network("er", "main", "10.3.0.0/16", "10.3.0.0/27")
                + gateway("hub", "main", List.of("one", "two"), hub())
                + gateway("single", "main", List.of("one"), single())
                + gateway(
                        "far", "other", List.of("one"), "  type = \"Vpn\"\n  sku  = \"VpnGw2AZ\"\n")
                + expressRoute()
                + rule("out", "EgressSnat", "10.0.8.0/24", "192.168.1.0/24")
                + rule("in1", "IngressSnat", "10.20.8.0/24", "192.168.2.0/24")
                + rule("in2", "IngressSnat", "10.20.9.0/24", "192.168.3.0/24")
                + """
                resource "azurerm_local_network_gateway" "spare" {
                  name                = "spare"
                  resource_group_name = azurerm_resource_group.main.name
                  location            = azurerm_resource_group.main.location
                  gateway_address     = "203.0.113.250"
                  address_space       = ["10.20.250.0/24"]
                }
                """;
    }

    private static String network(String name, String group, String space, String subnet) {
        return """
        resource "azurerm_virtual_network" "%1$s" {
          name                = "%1$s"
          resource_group_name = azurerm_resource_group.%2$s.name
          location            = azurerm_resource_group.%2$s.location
          address_space       = ["%3$s"]
        }

        resource "azurerm_subnet" "%1$s" {
          name                 = "GatewaySubnet"
          resource_group_name  = azurerm_virtual_network.%1$s.resource_group_name
          virtual_network_name = azurerm_virtual_network.%1$s.name
          address_prefixes     = ["%4$s"]
        }
        """
                .formatted(name, group, space, subnet);
    }

    private static String gateway(
            String name, String group, List<String> instances, String arguments) {
        return instances.stream()
                        .map(instance -> address(name + "_" + instance, group))
                        .collect(Collectors.joining())
                + """
                resource "azurerm_virtual_network_gateway" "%1$s" {
                  name                = "%1$s"
                  resource_group_name = azurerm_resource_group.%2$s.name
                  location            = azurerm_resource_group.%2$s.location
                %3$s%4$s}
                """
                        .formatted(
                                name,
                                group,
                                instances.stream()
                                        .map(instance -> configuration(name, instance, true))
                                        .collect(Collectors.joining()),
                                arguments);
    }

    private static String address(String name, String group) {
        return """
        resource "azurerm_public_ip" "%1$s" {
          name                = "%1$s"
          resource_group_name = azurerm_resource_group.%2$s.name
          location            = azurerm_resource_group.%2$s.location
          allocation_method   = "Static"
          sku                 = "Standard"
          zones               = ["1", "2", "3"]
        }
        """
                .formatted(name, group);
    }

    private static String configuration(String gateway, String instance, boolean addressed) {
        return """
          ip_configuration {
            name      = "%2$s"
            subnet_id = azurerm_subnet.%1$s.id
        %3$s  }
        """
                .formatted(
                        gateway,
                        instance,
                        addressed
                                ? "    public_ip_address_id = azurerm_public_ip.%s_%s.id\n"
                                        .formatted(gateway, instance)
                                : "");
    }

    private String hub() {
        return """
          type          = "Vpn"
          sku           = "VpnGw2AZ"
          active_active = true
          %s            = true
          bgp_settings {
            asn = 65010
            peering_addresses {
              ip_configuration_name = "one"
              apipa_addresses       = ["169.254.21.2", "169.254.21.6"]
            }
            peering_addresses {
              ip_configuration_name = "two"
              apipa_addresses       = ["169.254.22.2", "169.254.22.6"]
            }
          }
        """
                .formatted(bgp());
    }

    private String single() {
        return """
          type = "Vpn"
          sku  = "VpnGw2AZ"
          %s   = true
          bgp_settings {
            asn = 65011
            peering_addresses {
              ip_configuration_name = "one"
              apipa_addresses       = ["169.254.21.2", "169.254.22.2"]
            }
          }
        """
                .formatted(bgp());
    }

    private String bgp() {
        return isBefore(version, "5.0.0") ? "enable_bgp" : "bgp_enabled";
    }

    /// Until 4.35 an ExpressRoute gateway has an address of its user's; later it must not.
    private String expressRoute() {
        boolean addressed = isBefore(version, "4.35.0");
        return (addressed ? address("er_one", "main") : "")
                + """
                resource "azurerm_virtual_network_gateway" "er" {
                  name                = "er"
                  resource_group_name = azurerm_resource_group.main.name
                  location            = azurerm_resource_group.main.location
                  type                = "ExpressRoute"
                  sku                 = "ErGw3AZ"
                %s}
                """
                        .formatted(configuration("er", "one", addressed));
    }

    private static String rule(String name, String mode, String internal, String external) {
        return """
        resource "azurerm_virtual_network_gateway_nat_rule" "%1$s" {
          name                       = "%1$s"
          resource_group_name        = azurerm_resource_group.main.name
          virtual_network_gateway_id = azurerm_virtual_network_gateway.hub.id
          mode                       = "%2$s"
          internal_mapping {
            address_space = "%3$s"
          }
          external_mapping {
            address_space = "%4$s"
          }
        }
        """
                .formatted(name, mode, internal, external);
    }

    /// A circuit with its private peering and an authorization, for each instance.
    static String circuit() {
        return """
        resource "azurerm_express_route_circuit" "c@" {
          name                  = "circuit-@"
          resource_group_name   = azurerm_resource_group.main.name
          location              = azurerm_resource_group.main.location
          service_provider_name = "Equinix"
          peering_location      = "Amsterdam"
          bandwidth_in_mbps     = 50
          sku {
            tier   = "Standard"
            family = "MeteredData"
          }
        }

        resource "azurerm_express_route_circuit_peering" "c@" {
          peering_type                  = "AzurePrivatePeering"
          express_route_circuit_name    = azurerm_express_route_circuit.c@.name
          resource_group_name           = azurerm_resource_group.main.name
          vlan_id                       = 100
          primary_peer_address_prefix   = "192.168.@.0/30"
          secondary_peer_address_prefix = "192.168.@.4/30"
        }

        resource "azurerm_express_route_circuit_authorization" "c@" {
          name                       = "authorization"
          express_route_circuit_name = azurerm_express_route_circuit.c@.name
          resource_group_name        = azurerm_resource_group.main.name
        }
        """;
    }
}
