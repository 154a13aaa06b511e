package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.DataSourceType;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Value.ObjectValue;

/// `data "azurerm_virtual_network_gateway_connection"`. Its keys are not marked sensitive, as
/// azurerm's are not. `connection_status` is ours; azurerm has the counters only. `tags` are in
/// azurerm's schema too, but never filled there.
final class VirtualNetworkGatewayConnectionDataSource {
    private static final Particulars KEY =
            new Particulars() {
                @Override
                public Reading read(
                        ObjectValue state, ObjectValue document, ObjectValue prior, Call call)
                        throws TransportException, InterruptedException {
                    return SharedKey.read(state, call, SharedKey.Unread.NOT_SHOWN);
                }
            };

    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_virtual_network_gateway_connection")
                    .of(VirtualNetworkGatewayConnection.TYPE)
                    .says("An existing connection of a virtual network gateway.")
                    .given("name", "resource_group_name")
                    .shows(
                            "location",
                            "type",
                            "shared_key",
                            "authorization_key",
                            "dpd_timeout_seconds",
                            "enable_bgp",
                            "bgp_enabled",
                            "use_policy_based_traffic_selectors",
                            "connection_protocol",
                            "routing_weight",
                            "virtual_network_gateway_id",
                            "peer_virtual_network_gateway_id",
                            "local_azure_ip_address_enabled",
                            "local_network_gateway_id",
                            "express_route_circuit_id",
                            "express_route_gateway_bypass",
                            "private_link_fast_path_enabled",
                            "traffic_selector_policy",
                            "ipsec_policy",
                            "tags")
                    .with(
                            text("connection_status")
                                    .computed()
                                    .at("properties.connectionStatus")
                                    .says(
                                            "`Unknown`, `Connecting`, `Connected` or `NotConnected`, as the"
                                                    + " service sees it."),
                            number("ingress_bytes_transferred")
                                    .computed()
                                    .at("properties.ingressBytesTransferred")
                                    .says("Bytes received through the tunnel."),
                            number("egress_bytes_transferred")
                                    .computed()
                                    .at("properties.egressBytesTransferred")
                                    .says("Bytes sent through the tunnel."),
                            text("resource_guid")
                                    .computed()
                                    .at("properties.resourceGuid")
                                    .says("The GUID of the connection."))
                    .nullIfAbsent("express_route_circuit_id", "peer_virtual_network_gateway_id")
                    .particulars(KEY)
                    .build();

    private VirtualNetworkGatewayConnectionDataSource() {}
}
