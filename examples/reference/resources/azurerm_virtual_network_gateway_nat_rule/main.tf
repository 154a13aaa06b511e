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

resource "azurerm_public_ip" "address" {
  name                = "gateway-address"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = ["1", "2", "3"]
}

resource "azurerm_virtual_network_gateway" "gateway" {
  name                = "gateway"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
  type                = "Vpn"
  sku                 = "VpnGw2AZ"

  ip_configuration {
    subnet_id            = azurerm_subnet.subnet.id
    public_ip_address_id = azurerm_public_ip.address.id
  }

  custom_route {
    address_prefixes = ["10.9.0.0/16"]
  }
}

resource "azurerm_virtual_network_gateway_nat_rule" "rule" {
  name                       = "outgoing"
  resource_group_name        = azurerm_resource_group.group.name
  virtual_network_gateway_id = azurerm_virtual_network_gateway.gateway.id
  mode                       = "EgressSnat"

  internal_mapping {
    address_space = "10.3.0.0/26"
  }

  external_mapping {
    address_space = "10.4.0.0/26"
  }
}
