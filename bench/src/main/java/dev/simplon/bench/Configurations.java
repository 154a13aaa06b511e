package dev.simplon.bench;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The configurations that are applied, in Terraform's language.
final class Configurations {
    /// For more there is no address space left.
    static final int MOST_CONNECTIONS = 4096;

    /// What Azure allows a gateway of the SKU that is used here.
    private static final int CONNECTIONS_PER_GATEWAY = 30;

    private static final String GROUP =
            """
            resource "azurerm_resource_group" "main" {
              name     = "%s"
              location = "West Europe"
            }

            """;

    private static final String GATEWAY =
            """
            resource "azurerm_virtual_network" "n%1$d" {
              name                = "network-%1$d"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              address_space       = ["10.%1$d.0.0/16"]
            }

            resource "azurerm_subnet" "n%1$d" {
              name                 = "GatewaySubnet"
              resource_group_name  = azurerm_resource_group.main.name
              virtual_network_name = azurerm_virtual_network.n%1$d.name
              address_prefixes     = ["10.%1$d.0.0/27"]
            }

            resource "azurerm_public_ip" "n%1$d" {
              name                = "address-%1$d"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              allocation_method   = "Static"
              sku                 = "Standard"
              zones               = ["1", "2", "3"]
            }

            resource "azurerm_virtual_network_gateway" "n%1$d" {
              name                = "gateway-%1$d"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              type                = "Vpn"
              sku                 = "VpnGw2AZ"
              ip_configuration {
                public_ip_address_id = azurerm_public_ip.n%1$d.id
                subnet_id            = azurerm_subnet.n%1$d.id
              }
            }

            """;

    private static final String CONNECTION =
            """
            resource "azurerm_local_network_gateway" "c%1$d" {
              name                = "device-%1$d"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              gateway_address     = cidrhost("198.18.0.0/15", %1$d + 1)
              address_space       = [cidrsubnet("172.16.0.0/12", 12, %1$d)]
            }

            resource "azurerm_virtual_network_gateway_connection" "c%1$d" {
              name                       = "connection-%1$d"
              resource_group_name        = azurerm_resource_group.main.name
              location                   = azurerm_resource_group.main.location
              type                       = "IPsec"
              virtual_network_gateway_id = azurerm_virtual_network_gateway.n%2$d.id
              local_network_gateway_id   = azurerm_local_network_gateway.c%1$d.id
              shared_key                 = "4-k3y-f0r-m3a5ur1ng"
            %3$s}

            """;

    private static final String POLICY =
            """
              ipsec_policy {
                dh_group         = "DHGroup14"
                ike_encryption   = "AES256"
                ike_integrity    = "SHA256"
                ipsec_encryption = "AES256"
                ipsec_integrity  = "SHA256"
                pfs_group        = "PFS14"
                sa_lifetime      = 27000
              }
            """;

    private Configurations() {}

    /// What each one begins with.
    static String header(Contender contender) {
        return """
        terraform {
          required_providers {
            azurerm = {
              source  = "%s"
              version = "%s"
            }
          }
        }

        provider "azurerm" {
          features {}
        }

        """
                .formatted(contender.source(), contender.version());
    }

    /// A site-to-site connection with a policy, and the six resources that it needs.
    static String stack(String group) {
        return GROUP.formatted(group) + GATEWAY.formatted(0) + CONNECTION.formatted(0, 0, POLICY);
    }

    /// So many connections, each to a local network gateway of its own, spread over one gateway
    /// below ten connections, and over ten or more from there on.
    ///
    /// Each resource has a block of its own. With `count` each connection would depend on all
    /// gateways, and terraform's own work on the graph, a square of their number, would be most of
    /// what is measured.
    static String connections(String group, int connections) {
        int needed = Math.ceilDiv(connections, CONNECTIONS_PER_GATEWAY);
        int gateways = connections < 10 ? 1 : Math.max(10, needed);
        return GROUP.formatted(group)
                + text(gateways, GATEWAY::formatted)
                + text(connections, c -> CONNECTION.formatted(c, c % gateways, ""));
    }

    private static String text(int count, IntFunction<String> block) {
        return IntStream.range(0, count).mapToObj(block).collect(Collectors.joining());
    }
}
