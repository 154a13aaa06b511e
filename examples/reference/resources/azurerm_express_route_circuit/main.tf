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

resource "azurerm_express_route_circuit" "circuit" {
  name                  = "circuit"
  resource_group_name   = azurerm_resource_group.group.name
  location              = azurerm_resource_group.group.location
  service_provider_name = "Equinix"
  peering_location      = "Amsterdam"
  bandwidth_in_mbps     = 50

  sku {
    tier   = "Standard"
    family = "MeteredData"
  }
}
