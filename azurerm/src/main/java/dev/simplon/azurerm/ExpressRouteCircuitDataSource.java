package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.DataSourceType;
import dev.simplon.resource.declaration.Nested;

/// `data "azurerm_express_route_circuit"`. Its `service_key` and the peerings' `shared_key` are not
/// marked sensitive, as azurerm's are not.
final class ExpressRouteCircuitDataSource {
    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_express_route_circuit")
                    .of(ExpressRouteCircuit.TYPE)
                    .says("An existing ExpressRoute circuit.")
                    .given("name", "resource_group_name")
                    .shows("location", "sku", "service_provider_provisioning_state", "service_key")
                    .with(peerings(), provider())
                    .build();

    private ExpressRouteCircuitDataSource() {}

    private static Nested.Builder peerings() {
        return blocks("peerings")
                .computed()
                .asAttribute()
                .at("properties.peerings")
                .says("The circuit's peerings.")
                .with(
                        text("peering_type")
                                .computed()
                                .at("properties.peeringType")
                                .says("What the peering leads to."),
                        text("primary_peer_address_prefix")
                                .computed()
                                .at("properties.primaryPeerAddressPrefix")
                                .says("The prefix of the primary link."),
                        text("secondary_peer_address_prefix")
                                .computed()
                                .at("properties.secondaryPeerAddressPrefix")
                                .says("The prefix of the secondary link."),
                        number("azure_asn")
                                .computed()
                                .at("properties.azureASN")
                                .says("Azure's own autonomous system number."),
                        number("peer_asn")
                                .computed()
                                .at("properties.peerASN")
                                .says("The autonomous system number of the other side."),
                        number("vlan_id")
                                .computed()
                                .at("properties.vlanId")
                                .says("The VLAN that the peering uses."),
                        text("shared_key")
                                .computed()
                                .at("properties.sharedKey")
                                .says("Azure does not give it back."));
    }

    private static Nested.Builder provider() {
        return blocks("service_provider_properties")
                .computed()
                .asAttribute()
                .objectAt("properties.serviceProviderProperties")
                .says("The provider's line.")
                .with(
                        text("service_provider_name")
                                .computed()
                                .at("serviceProviderName")
                                .says("The provider."),
                        text("peering_location")
                                .computed()
                                .at("peeringLocation")
                                .says("Where the line meets Microsoft."),
                        number("bandwidth_in_mbps")
                                .computed()
                                .at("bandwidthInMbps")
                                .says("The bandwidth in Mbit/s."));
    }
}
