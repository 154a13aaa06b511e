package dev.simplon.acceptance.provider;

/// The usual stack in Terraform's language, each resource under the name `main`: a network with a
/// gateway, a device, and the connection between them.
///
/// @param group the name of the resource group, which holds all of it
/// @param gateway the body of the gateway, and so on
record SiteToSite(String group, Hcl gateway, Hcl device, Hcl connection, String more) {
    static final String CONNECTION = "azurerm_virtual_network_gateway_connection.main";
    static final String GATEWAY = "azurerm_virtual_network_gateway.main";
    static final String KEY = "4-v3ry-53cr37-1p53c-5h4r3d-k3y";

    static SiteToSite in(String group) {
        return new SiteToSite(
                group,
                Hcl.of(
                        Scenario.HERE
                                + """
                                name = "gateway"
                                type = "Vpn"
                                sku  = "VpnGw2AZ"
                                ip_configuration {
                                  public_ip_address_id = azurerm_public_ip.main.id
                                  subnet_id            = azurerm_subnet.main.id
                                }
                                """),
                Hcl.of(
                        Scenario.HERE
                                + """
                                name            = "device"
                                gateway_address = "203.0.113.1"
                                address_space   = ["10.20.0.0/24"]
                                """),
                Hcl.of(
                        Scenario.HERE
                                + """
                                name                       = "connection"
                                type                       = "IPsec"
                                virtual_network_gateway_id = azurerm_virtual_network_gateway.main.id
                                local_network_gateway_id   = azurerm_local_network_gateway.main.id
                                shared_key                 = "%s"
                                """
                                        .formatted(KEY)),
                "");
    }

    SiteToSite gateway(String path, Object value) {
        return new SiteToSite(group, gateway.with(path, value), device, connection, more);
    }

    SiteToSite device(String path, Object value) {
        return new SiteToSite(group, gateway, device.with(path, value), connection, more);
    }

    SiteToSite connection(String path, Object value) {
        return new SiteToSite(group, gateway, device, connection.with(path, value), more);
    }

    /// With more configuration beside.
    SiteToSite and(String configuration) {
        return new SiteToSite(group, gateway, device, connection, more + configuration);
    }

    /// Below the subscription.
    String path(String type, String name) {
        return "/resourceGroups/%s/providers/Microsoft.Network/%s/%s".formatted(group, type, name);
    }

    String connectionPath() {
        return path("connections", "connection");
    }

    /// With the provider block that the other tests have.
    String text() {
        return LocalAzure.header() + resources();
    }

    String resources() {
        return network()
                + resource("azurerm_virtual_network_gateway", gateway)
                + resource("azurerm_local_network_gateway", device)
                + resource("azurerm_virtual_network_gateway_connection", connection)
                + more;
    }

    /// The group with what a gateway needs.
    String network() {
        return """
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
          resource_group_name  = azurerm_virtual_network.main.resource_group_name
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
        """
                .formatted(group);
    }

    static String resource(String type, Hcl body) {
        return "resource \"%s\" \"main\" {\n%s}\n".formatted(type, body.text());
    }
}
