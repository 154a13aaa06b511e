package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.DataSourceType;

/// `data "azurerm_local_network_gateway"`.
final class LocalNetworkGatewayDataSource {
    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_local_network_gateway")
                    .of(LocalNetworkGateway.TYPE)
                    .says("An existing local network gateway.")
                    .given("name", "resource_group_name")
                    .shows("location", "gateway_address", "gateway_fqdn", "bgp_settings", "tags")
                    .with(
                            texts("address_space")
                                    .computed()
                                    .at("properties.localNetworkAddressSpace.addressPrefixes")
                                    .says("The prefixes behind the device."))
                    .build();

    private LocalNetworkGatewayDataSource() {}
}
