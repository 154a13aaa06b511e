package dev.simplon.acceptance.provider;

/// Two virtual networks, `one` and `two`, whose gateways are connected to each other, forth and
/// back.
final class Mutual {
    private Mutual() {}

    static String in(String group) {
        return LocalAzure.header()
                + """
                resource "azurerm_resource_group" "main" {
                  name     = "%s"
                  location = "West Europe"
                }
                """
                        .formatted(group)
                + network("one", 0)
                + network("two", 1)
                + connection("forth", "one", "two")
                + connection("back", "two", "one");
    }

    private static String network(String name, int number) {
        return """
        resource "azurerm_virtual_network" "%1$s" {
          name                = "%1$s"
          resource_group_name = azurerm_resource_group.main.name
          location            = azurerm_resource_group.main.location
          address_space       = ["10.%2$d.0.0/16"]
        }

        resource "azurerm_subnet" "%1$s" {
          name                 = "GatewaySubnet"
          resource_group_name  = azurerm_resource_group.main.name
          virtual_network_name = azurerm_virtual_network.%1$s.name
          address_prefixes     = ["10.%2$d.0.0/27"]
        }

        resource "azurerm_public_ip" "%1$s" {
          name                = "%1$s"
          resource_group_name = azurerm_resource_group.main.name
          location            = azurerm_resource_group.main.location
          allocation_method   = "Static"
          zones               = ["1", "2", "3"]
        }

        resource "azurerm_virtual_network_gateway" "%1$s" {
          name                = "%1$s"
          resource_group_name = azurerm_resource_group.main.name
          location            = azurerm_resource_group.main.location
          type                = "Vpn"
          sku                 = "VpnGw1AZ"
          ip_configuration {
            public_ip_address_id = azurerm_public_ip.%1$s.id
            subnet_id            = azurerm_subnet.%1$s.id
          }
        }
        """
                .formatted(name, number);
    }

    private static String connection(String name, String from, String to) {
        return """
        resource "azurerm_virtual_network_gateway_connection" "%1$s" {
          name                            = "%1$s"
          resource_group_name             = azurerm_resource_group.main.name
          location                        = azurerm_resource_group.main.location
          type                            = "Vnet2Vnet"
          virtual_network_gateway_id      = azurerm_virtual_network_gateway.%2$s.id
          peer_virtual_network_gateway_id = azurerm_virtual_network_gateway.%3$s.id
          shared_key                      = "%4$s"
        }
        """
                .formatted(name, from, to, SiteToSite.KEY);
    }
}
