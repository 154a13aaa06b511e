// Two virtual networks on two continents, each with a gateway, joined by a connection in each direction, as
// Azure takes it today. Beside azurerm's documentation of 2023 (../vnet-to-vnet-2023) the public addresses are
// Standard, static and zone-redundant, and the gateways are of an AZ size.
//
//     simplon up examples/vnet-to-vnet/Main.java

import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v4.public_ip.PublicIp;
import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
import dev.simplon.bindings.azurerm.v4.subnet.Subnet;
import dev.simplon.bindings.azurerm.v4.virtual_network.VirtualNetwork;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGateway;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGatewayIpConfiguration;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnection;
import dev.simplon.constructs.App;
import dev.simplon.constructs.Construct;
import dev.simplon.constructs.TerraformOutput;
import dev.simplon.constructs.TerraformStack;

void main() {
    var app = new App();
    var stack = new TerraformStack(app, "vnet-to-vnet");
    AzurermProvider.Builder.create(stack, "azurerm")
            .features(AzurermProviderFeatures.builder().build())
            .build();

    var europe = new Side(stack, "europe", "West Europe", "10.1.0.0/16", "10.1.1.0/24");
    var us = new Side(stack, "us", "East US", "10.0.0.0/16", "10.0.1.0/24");
    europe.connectTo(us);
    us.connectTo(europe);
    app.synth();
}

/// One end: a resource group with a network and its gateway.
static class Side extends Construct {
    private final String name;
    private final ResourceGroup group;
    private final PublicIp gatewayAddress;
    private final VirtualNetworkGateway gateway;

    Side(TerraformStack stack, String name, String location, String addressSpace, String gatewayPrefix) {
        super(stack, name);
        this.name = name;

        group = ResourceGroup.Builder.create(this, "group")
                .name(name)
                .location(location)
                .build();

        var network = VirtualNetwork.Builder.create(this, "network")
                .name(name)
                .resourceGroupName(group.getName())
                .location(group.getLocation())
                .addressSpace(List.of(addressSpace))
                .build();

        var gatewaySubnet = Subnet.Builder.create(this, "gateway-subnet")
                .name("GatewaySubnet")
                .resourceGroupName(group.getName())
                .virtualNetworkName(network.getName())
                .addressPrefixes(List.of(gatewayPrefix))
                .build();

        gatewayAddress = PublicIp.Builder.create(this, "gateway-address")
                .name(name)
                .resourceGroupName(group.getName())
                .location(group.getLocation())
                .sku("Standard")
                .allocationMethod("Static")
                .zones(List.of("1", "2", "3"))
                .build();

        gateway = VirtualNetworkGateway.Builder.create(this, "gateway")
                .name(name + "-gateway")
                .resourceGroupName(group.getName())
                .location(group.getLocation())
                .type("Vpn")
                .vpnType("RouteBased")
                .sku("VpnGw1AZ")
                .ipConfiguration(VirtualNetworkGatewayIpConfiguration.builder()
                        .publicIpAddressId(gatewayAddress.getId())
                        .privateIpAddressAllocation("Dynamic")
                        .subnetId(gatewaySubnet.getId())
                        .build())
                .build();

        output(name + "_gateway_public_ip", gatewayAddress.getIpAddress());
    }

    void connectTo(Side peer) {
        var connection = VirtualNetworkGatewayConnection.Builder.create(this, "to-" + peer.name)
                .name(name + "-to-" + peer.name)
                .resourceGroupName(group.getName())
                .location(group.getLocation())
                .type("Vnet2Vnet")
                .virtualNetworkGatewayId(gateway.getId())
                .peerVirtualNetworkGatewayId(peer.gateway.getId())
                .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
                .build();
        output(name + "_to_" + peer.name + "_id", connection.getId());
    }

    private void output(String id, String value) {
        TerraformOutput.Builder.create(this, id).staticId(true).value(value).build();
    }
}
