package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.DataSourceType;
import java.util.List;

/// Every data source, in the order of the resource types that they read.
final class AzurermDataSources {
    static final List<DataSourceType> ALL =
            List.of(
                    ResourceGroupDataSource.TYPE,
                    VirtualNetworkDataSource.TYPE,
                    SubnetDataSource.TYPE,
                    PublicIpDataSource.TYPE,
                    LocalNetworkGatewayDataSource.TYPE,
                    VirtualNetworkGatewayDataSource.TYPE,
                    VirtualNetworkGatewayConnectionDataSource.TYPE,
                    ExpressRouteCircuitDataSource.TYPE,
                    ExpressRouteCircuitPeeringDataSource.TYPE,
                    ClientConfigDataSource.TYPE,
                    SubscriptionDataSource.TYPE);

    private AzurermDataSources() {}

    /// Those that a version has.
    static List<DataSourceType> in(Version version) {
        return ALL.stream().filter(source -> source.period().contains(version)).toList();
    }
}
