package dev.simplon.azurerm;

import dev.simplon.resource.declaration.DataSourceType;

/// `data "azurerm_resource_group"`.
final class ResourceGroupDataSource {
    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_resource_group")
                    .of(ResourceGroup.TYPE)
                    .says("An existing resource group.")
                    .given("name")
                    .shows("location", "managed_by", "tags")
                    .build();

    private ResourceGroupDataSource() {}
}
