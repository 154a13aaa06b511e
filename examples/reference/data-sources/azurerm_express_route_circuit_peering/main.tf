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

resource "azurerm_express_route_circuit_peering" "peering" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.circuit.name
  resource_group_name           = azurerm_resource_group.group.name
  peer_asn                      = 65010
  primary_peer_address_prefix   = "192.168.1.0/30"
  secondary_peer_address_prefix = "192.168.2.0/30"
  vlan_id                       = 100
}

data "azurerm_express_route_circuit_peering" "found" {
  peering_type               = azurerm_express_route_circuit_peering.peering.peering_type
  express_route_circuit_name = azurerm_express_route_circuit.circuit.name
  resource_group_name        = azurerm_resource_group.group.name
}

output "vlan_id" {
  value = data.azurerm_express_route_circuit_peering.found.vlan_id
}
