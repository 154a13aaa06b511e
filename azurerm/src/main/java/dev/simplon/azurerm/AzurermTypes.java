package dev.simplon.azurerm;

import dev.simplon.resource.declaration.ResourceType;
import java.util.List;

/// Every resource type, in the order in which one would build with them.
final class AzurermTypes {
    static final List<ResourceType> ALL =
            List.of(
                    ResourceGroup.TYPE,
                    VirtualNetwork.TYPE,
                    Subnet.TYPE,
                    PublicIp.TYPE,
                    LocalNetworkGateway.TYPE,
                    VirtualNetworkGateway.TYPE,
                    VirtualNetworkGatewayNatRule.TYPE,
                    ExpressRouteCircuit.TYPE,
                    ExpressRouteCircuitPeering.TYPE,
                    ExpressRouteCircuitAuthorization.TYPE,
                    VirtualNetworkGatewayConnection.TYPE);

    private AzurermTypes() {}
}
