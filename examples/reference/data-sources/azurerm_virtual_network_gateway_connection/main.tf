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
  sku                 = "VpnGw1AZ"

  ip_configuration {
    subnet_id            = azurerm_subnet.subnet.id
    public_ip_address_id = azurerm_public_ip.address.id
  }

  custom_route {
    address_prefixes = ["10.9.0.0/16"]
  }
}

resource "azurerm_local_network_gateway" "branch" {
  name                = "branch"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
  gateway_address     = "203.0.113.10"
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_virtual_network_gateway_connection" "connection" {
  name                       = "branch"
  resource_group_name        = azurerm_resource_group.group.name
  location                   = azurerm_resource_group.group.location
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.gateway.id
  local_network_gateway_id   = azurerm_local_network_gateway.branch.id
  shared_key                 = "4-v3ry-53cr37-1p53c-5h4r3d-k3y"

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

data "azurerm_virtual_network_gateway_connection" "found" {
  name                = azurerm_virtual_network_gateway_connection.connection.name
  resource_group_name = azurerm_resource_group.group.name
}

output "connection_status" {
  value = data.azurerm_virtual_network_gateway_connection.found.connection_status
}
