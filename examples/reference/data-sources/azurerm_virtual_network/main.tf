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

data "azurerm_virtual_network" "found" {
  name                = azurerm_virtual_network.network.name
  resource_group_name = azurerm_resource_group.group.name
}

output "guid" {
  value = data.azurerm_virtual_network.found.guid
}
