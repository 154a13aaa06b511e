provider "azurerm" {
  features {}
}

data "azurerm_subscription" "current" {}

output "display_name" {
  value = data.azurerm_subscription.current.display_name
}
