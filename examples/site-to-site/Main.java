// One site behind a VPN device, and a virtual network in Azure: a site-to-site connection as Azure takes it
// today. Beside azurerm's documentation of 2023 (../site-to-site-2023) the public address is Standard, static
// and zone-redundant, and the gateway is of an AZ size.
//
//     simplon up examples/site-to-site/Main.java

import dev.simplon.bindings.azurerm.v4.local_network_gateway.LocalNetworkGateway;
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
import dev.simplon.constructs.TerraformOutput;
import dev.simplon.constructs.TerraformStack;

void main() {
    var app = new App();
    siteToSite(new TerraformStack(app, "site-to-site"));
    app.synth();
}

void siteToSite(TerraformStack stack) {
    AzurermProvider.Builder.create(stack, "azurerm")
            .features(AzurermProviderFeatures.builder().build())
            .build();

    var group = ResourceGroup.Builder.create(stack, "example")
            .name("test")
            .location("West US 2")
            .build();

    var network = VirtualNetwork.Builder.create(stack, "network")
            .name("test")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .addressSpace(List.of("10.0.0.0/16"))
            .build();

    var gatewaySubnet = Subnet.Builder.create(stack, "gateway-subnet")
            .name("GatewaySubnet")
            .resourceGroupName(group.getName())
            .virtualNetworkName(network.getName())
            .addressPrefixes(List.of("10.0.1.0/24"))
            .build();

    var gatewayAddress = PublicIp.Builder.create(stack, "gateway-address")
            .name("test")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .sku("Standard")
            .allocationMethod("Static")
            .zones(List.of("1", "2", "3"))
            .build();

    var gateway = VirtualNetworkGateway.Builder.create(stack, "gateway")
            .name("test")
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

    var onPremises = LocalNetworkGateway.Builder.create(stack, "onpremise")
            .name("onpremise")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .gatewayAddress("168.62.225.23")
            .addressSpace(List.of("10.1.1.0/24"))
            .build();

    var connection = VirtualNetworkGatewayConnection.Builder.create(stack, "connection")
            .name("onpremise")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .type("IPsec")
            .virtualNetworkGatewayId(gateway.getId())
            .localNetworkGatewayId(onPremises.getId())
            .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
            .build();

    output(stack, "connection_id", connection.getId());
    output(stack, "gateway_public_ip", gatewayAddress.getIpAddress());
}

void output(TerraformStack stack, String name, String value) {
    TerraformOutput.Builder.create(stack, name).value(value).build();
}
