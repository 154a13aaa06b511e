// The VNet-to-VNet example of azurerm's documentation, to the letter, as it stood in 2023. It was right
// then; `simplon check` says what Azure refuses in it today. The mended one is ../vnet-to-vnet.

import dev.simplon.bindings.azurerm.v3.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v3.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v3.public_ip.PublicIp;
import dev.simplon.bindings.azurerm.v3.resource_group.ResourceGroup;
import dev.simplon.bindings.azurerm.v3.subnet.Subnet;
import dev.simplon.bindings.azurerm.v3.virtual_network.VirtualNetwork;
import dev.simplon.bindings.azurerm.v3.virtual_network_gateway.VirtualNetworkGateway;
import dev.simplon.bindings.azurerm.v3.virtual_network_gateway.VirtualNetworkGatewayIpConfiguration;
import dev.simplon.bindings.azurerm.v3.virtual_network_gateway_connection.VirtualNetworkGatewayConnection;
import dev.simplon.constructs.App;
import dev.simplon.constructs.Construct;
import dev.simplon.constructs.TerraformStack;
import dev.simplon.constructs.Token;

void main() {
    var app = new App();
    new MyConvertedCode(app, "vnet-to-vnet-2023");
    app.synth();
}

static class MyConvertedCode extends TerraformStack {
    MyConvertedCode(Construct scope, String name) {
        super(scope, name);
        AzurermProvider.Builder.create(this, "azurerm")
                .features(AzurermProviderFeatures.builder().build())
                .build();

        var azurermResourceGroupEurope = ResourceGroup.Builder.create(this, "europe")
                .location("West Europe")
                .name("europe")
                .build();
        var azurermResourceGroupUs = ResourceGroup.Builder.create(this, "us")
                .location("East US")
                .name("us")
                .build();

        var azurermVirtualNetworkEurope = VirtualNetwork.Builder.create(this, "europe_2")
                .addressSpace(List.of("10.1.0.0/16"))
                .location(Token.asString(azurermResourceGroupEurope.getLocation()))
                .name("europe")
                .resourceGroupName(Token.asString(azurermResourceGroupEurope.getName()))
                .build();
        // This allows the Terraform resource name to match the original name. You can remove the call if you
        // don't need them to match.
        azurermVirtualNetworkEurope.overrideLogicalId("europe");
        var azurermVirtualNetworkUs = VirtualNetwork.Builder.create(this, "us_3")
                .addressSpace(List.of("10.0.0.0/16"))
                .location(Token.asString(azurermResourceGroupUs.getLocation()))
                .name("us")
                .resourceGroupName(Token.asString(azurermResourceGroupUs.getName()))
                .build();
        azurermVirtualNetworkUs.overrideLogicalId("us");

        var azurermPublicIpEurope = PublicIp.Builder.create(this, "europe_4")
                .allocationMethod("Dynamic")
                .location(Token.asString(azurermResourceGroupEurope.getLocation()))
                .name("europe")
                .resourceGroupName(Token.asString(azurermResourceGroupEurope.getName()))
                .build();
        azurermPublicIpEurope.overrideLogicalId("europe");
        var azurermPublicIpUs = PublicIp.Builder.create(this, "us_5")
                .allocationMethod("Dynamic")
                .location(Token.asString(azurermResourceGroupUs.getLocation()))
                .name("us")
                .resourceGroupName(Token.asString(azurermResourceGroupUs.getName()))
                .build();
        azurermPublicIpUs.overrideLogicalId("us");

        var azurermSubnetEuropeGateway = Subnet.Builder.create(this, "europe_gateway")
                .addressPrefixes(List.of("10.1.1.0/24"))
                .name("GatewaySubnet")
                .resourceGroupName(Token.asString(azurermResourceGroupEurope.getName()))
                .virtualNetworkName(Token.asString(azurermVirtualNetworkEurope.getName()))
                .build();
        var azurermSubnetUsGateway = Subnet.Builder.create(this, "us_gateway")
                .addressPrefixes(List.of("10.0.1.0/24"))
                .name("GatewaySubnet")
                .resourceGroupName(Token.asString(azurermResourceGroupUs.getName()))
                .virtualNetworkName(Token.asString(azurermVirtualNetworkUs.getName()))
                .build();

        var azurermVirtualNetworkGatewayEurope = VirtualNetworkGateway.Builder.create(this, "europe_8")
                .ipConfiguration(List.of(VirtualNetworkGatewayIpConfiguration.builder()
                        .privateIpAddressAllocation("Dynamic")
                        .publicIpAddressId(Token.asString(azurermPublicIpEurope.getId()))
                        .subnetId(Token.asString(azurermSubnetEuropeGateway.getId()))
                        .build()))
                .location(Token.asString(azurermResourceGroupEurope.getLocation()))
                .name("europe-gateway")
                .resourceGroupName(Token.asString(azurermResourceGroupEurope.getName()))
                .sku("Basic")
                .type("Vpn")
                .vpnType("RouteBased")
                .build();
        azurermVirtualNetworkGatewayEurope.overrideLogicalId("europe");
        var azurermVirtualNetworkGatewayUs = VirtualNetworkGateway.Builder.create(this, "us_9")
                .ipConfiguration(List.of(VirtualNetworkGatewayIpConfiguration.builder()
                        .privateIpAddressAllocation("Dynamic")
                        .publicIpAddressId(Token.asString(azurermPublicIpUs.getId()))
                        .subnetId(Token.asString(azurermSubnetUsGateway.getId()))
                        .build()))
                .location(Token.asString(azurermResourceGroupUs.getLocation()))
                .name("us-gateway")
                .resourceGroupName(Token.asString(azurermResourceGroupUs.getName()))
                .sku("Basic")
                .type("Vpn")
                .vpnType("RouteBased")
                .build();
        azurermVirtualNetworkGatewayUs.overrideLogicalId("us");

        VirtualNetworkGatewayConnection.Builder.create(this, "europe_to_us")
                .location(Token.asString(azurermResourceGroupEurope.getLocation()))
                .name("europe-to-us")
                .peerVirtualNetworkGatewayId(Token.asString(azurermVirtualNetworkGatewayUs.getId()))
                .resourceGroupName(Token.asString(azurermResourceGroupEurope.getName()))
                .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
                .type("Vnet2Vnet")
                .virtualNetworkGatewayId(Token.asString(azurermVirtualNetworkGatewayEurope.getId()))
                .build();
        VirtualNetworkGatewayConnection.Builder.create(this, "us_to_europe")
                .location(Token.asString(azurermResourceGroupUs.getLocation()))
                .name("us-to-europe")
                .peerVirtualNetworkGatewayId(Token.asString(azurermVirtualNetworkGatewayEurope.getId()))
                .resourceGroupName(Token.asString(azurermResourceGroupUs.getName()))
                .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
                .type("Vnet2Vnet")
                .virtualNetworkGatewayId(Token.asString(azurermVirtualNetworkGatewayUs.getId()))
                .build();
    }
}
