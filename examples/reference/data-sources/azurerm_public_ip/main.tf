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

resource "azurerm_public_ip" "address" {
  name                = "gateway-address"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = ["1", "2", "3"]
}

data "azurerm_public_ip" "found" {
  name                = azurerm_public_ip.address.name
  resource_group_name = azurerm_resource_group.group.name
}

output "ip_address" {
  value = data.azurerm_public_ip.found.ip_address
}
