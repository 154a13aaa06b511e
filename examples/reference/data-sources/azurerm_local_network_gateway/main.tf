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

resource "azurerm_local_network_gateway" "branch" {
  name                = "branch"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
  gateway_address     = "203.0.113.10"
  address_space       = ["10.1.0.0/16"]
}

data "azurerm_local_network_gateway" "found" {
  name                = azurerm_local_network_gateway.branch.name
  resource_group_name = azurerm_resource_group.group.name
}

output "gateway_address" {
  value = data.azurerm_local_network_gateway.found.gateway_address
}
