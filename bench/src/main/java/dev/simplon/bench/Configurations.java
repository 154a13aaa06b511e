package dev.simplon.bench;

/// The configurations that are applied, in Terraform's language.
final class Configurations {
    /// For more there is no address space left.
    static final int MOST_CONNECTIONS = 4096;

    /// What Azure allows a gateway of the SKU that is used here.
    private static final int CONNECTIONS_PER_GATEWAY = 30;

    private static final String STACK =
            """
            resource "azurerm_resource_group" "main" {
              name     = "%s"
              location = "West Europe"
            }

            resource "azurerm_virtual_network" "main" {
              name                = "network"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              address_space       = ["10.0.0.0/16"]
            }

            resource "azurerm_subnet" "main" {
              name                 = "GatewaySubnet"
              resource_group_name  = azurerm_resource_group.main.name
              virtual_network_name = azurerm_virtual_network.main.name
              address_prefixes     = ["10.0.0.0/27"]
            }

            resource "azurerm_public_ip" "main" {
              name                = "address"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              allocation_method   = "Static"
              sku                 = "Standard"
              zones               = ["1", "2", "3"]
            }

            resource "azurerm_virtual_network_gateway" "main" {
              name                = "gateway"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              type                = "Vpn"
              sku                 = "VpnGw2AZ"
              ip_configuration {
                public_ip_address_id = azurerm_public_ip.main.id
                subnet_id            = azurerm_subnet.main.id
              }
            }

            resource "azurerm_local_network_gateway" "main" {
              name                = "device"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              gateway_address     = "198.18.0.1"
              address_space       = ["172.16.0.0/24"]
            }

            resource "azurerm_virtual_network_gateway_connection" "main" {
              name                       = "connection"
              resource_group_name        = azurerm_resource_group.main.name
              location                   = azurerm_resource_group.main.location
              type                       = "IPsec"
              virtual_network_gateway_id = azurerm_virtual_network_gateway.main.id
              local_network_gateway_id   = azurerm_local_network_gateway.main.id
              shared_key                 = "4-k3y-f0r-m3a5ur1ng"
              ipsec_policy {
                dh_group         = "DHGroup14"
                ike_encryption   = "AES256"
                ike_integrity    = "SHA256"
                ipsec_encryption = "AES256"
                ipsec_integrity  = "SHA256"
                pfs_group        = "PFS14"
                sa_lifetime      = 27000
              }
            }
            """;

    private static final String CONNECTIONS =
            """
            locals {
              gateways    = %2$d
              connections = %3$d
            }

            resource "azurerm_resource_group" "main" {
              name     = "%1$s"
              location = "West Europe"
            }

            resource "azurerm_virtual_network" "main" {
              count               = local.gateways
              name                = "network-${count.index}"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              address_space       = ["10.${count.index}.0.0/16"]
            }

            resource "azurerm_subnet" "main" {
              count                = local.gateways
              name                 = "GatewaySubnet"
              resource_group_name  = azurerm_resource_group.main.name
              virtual_network_name = azurerm_virtual_network.main[count.index].name
              address_prefixes     = ["10.${count.index}.0.0/27"]
            }

            resource "azurerm_public_ip" "main" {
              count               = local.gateways
              name                = "address-${count.index}"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              allocation_method   = "Static"
              sku                 = "Standard"
              zones               = ["1", "2", "3"]
            }

            resource "azurerm_virtual_network_gateway" "main" {
              count               = local.gateways
              name                = "gateway-${count.index}"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              type                = "Vpn"
              sku                 = "VpnGw2AZ"
              ip_configuration {
                public_ip_address_id = azurerm_public_ip.main[count.index].id
                subnet_id            = azurerm_subnet.main[count.index].id
              }
            }

            resource "azurerm_local_network_gateway" "main" {
              count               = local.connections
              name                = "device-${count.index}"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              gateway_address     = cidrhost("198.18.0.0/15", count.index + 1)
              address_space       = [cidrsubnet("172.16.0.0/12", 12, count.index)]
            }

            resource "azurerm_virtual_network_gateway_connection" "main" {
              count                      = local.connections
              name                       = "connection-${count.index}"
              resource_group_name        = azurerm_resource_group.main.name
              location                   = azurerm_resource_group.main.location
              type                       = "IPsec"
              virtual_network_gateway_id = azurerm_virtual_network_gateway.main[count.index %% local.gateways].id
              local_network_gateway_id   = azurerm_local_network_gateway.main[count.index].id
              shared_key                 = "4-k3y-f0r-m3a5ur1ng"
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

    /// A site-to-site connection with its policy, and the six resources that it needs.
    static String stack(String group) {
        return STACK.formatted(group);
    }

    /// So many connections, each to a local network gateway of its own, spread over as many
    /// gateways as Azure asks for: one below ten connections, and at least ten from there on.
    static String connections(String group, int connections) {
        int needed = Math.ceilDiv(connections, CONNECTIONS_PER_GATEWAY);
        return CONNECTIONS.formatted(
                group, connections < 10 ? 1 : Math.max(10, needed), connections);
    }
}
