provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "group" {
  name     = "example"
  location = "West Europe"

  tags = {
    environment = "test"
  }
}

resource "azurerm_virtual_network" "network" {
  name                = "hub"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
  address_space       = ["10.0.0.0/16"]
  dns_servers         = ["10.0.0.4"]
}

resource "azurerm_subnet" "subnet" {
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.group.name
  virtual_network_name = azurerm_virtual_network.network.name
  address_prefixes     = ["10.0.1.0/24"]
}

data "azurerm_subnet" "found" {
  name                 = azurerm_subnet.subnet.name
  virtual_network_name = azurerm_virtual_network.network.name
  resource_group_name  = azurerm_resource_group.group.name
}

output "address_prefixes" {
  value = data.azurerm_subnet.found.address_prefixes
}
