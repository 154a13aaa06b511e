package dev.simplon.azurerm;

import dev.simplon.resource.declaration.DataSourceType;

/// `data "azurerm_express_route_circuit_peering"`.
///
/// Source: azurerm's change log, 3.93.0.
final class ExpressRouteCircuitPeeringDataSource {
    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_express_route_circuit_peering")
                    .of(ExpressRouteCircuitPeering.TYPE)
                    .since("3.93.0")
                    .says("An existing peering of an ExpressRoute circuit.")
                    .given("peering_type", "express_route_circuit_name", "resource_group_name")
                    .shows(
                            "primary_peer_address_prefix",
                            "secondary_peer_address_prefix",
                            "ipv4_enabled",
                            "vlan_id",
                            "shared_key",
                            "peer_asn",
                            "azure_asn",
                            "primary_azure_port",
                            "secondary_azure_port",
                            "route_filter_id",
                            "gateway_manager_etag")
                    .nullIfAbsent("shared_key")
                    .build();

    private ExpressRouteCircuitPeeringDataSource() {}
}
