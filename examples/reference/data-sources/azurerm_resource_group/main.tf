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

data "azurerm_resource_group" "found" {
  name = azurerm_resource_group.group.name
}

output "location" {
  value = data.azurerm_resource_group.found.location
}
