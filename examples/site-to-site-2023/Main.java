// The site-to-site example of azurerm's documentation, to the letter, as it stood in 2023. It was right
// then; `simplon check` says what Azure refuses in it today. The mended one is ../site-to-site.

import dev.simplon.bindings.azurerm.v3.local_network_gateway.LocalNetworkGateway;
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
    new MyConvertedCode(app, "site-to-site-2023");
    app.synth();
}

static class MyConvertedCode extends TerraformStack {
    MyConvertedCode(Construct scope, String name) {
        super(scope, name);
        AzurermProvider.Builder.create(this, "azurerm")
                .features(AzurermProviderFeatures.builder().build())
                .build();

        var azurermResourceGroupExample = ResourceGroup.Builder.create(this, "example")
                .location("West US")
                .name("test")
                .build();

        var azurermVirtualNetworkExample = VirtualNetwork.Builder.create(this, "example_1")
                .addressSpace(List.of("10.0.0.0/16"))
                .location(Token.asString(azurermResourceGroupExample.getLocation()))
                .name("test")
                .resourceGroupName(Token.asString(azurermResourceGroupExample.getName()))
                .build();
        // This allows the Terraform resource name to match the original name. You can remove the call if you
        // don't need them to match.
        azurermVirtualNetworkExample.overrideLogicalId("example");

        var azurermLocalNetworkGatewayOnpremise = LocalNetworkGateway.Builder.create(this, "onpremise")
                .addressSpace(List.of("10.1.1.0/24"))
                .gatewayAddress("168.62.225.23")
                .location(Token.asString(azurermResourceGroupExample.getLocation()))
                .name("onpremise")
                .resourceGroupName(Token.asString(azurermResourceGroupExample.getName()))
                .build();

        var azurermPublicIpExample = PublicIp.Builder.create(this, "example_3")
                .allocationMethod("Dynamic")
                .location(Token.asString(azurermResourceGroupExample.getLocation()))
                .name("test")
                .resourceGroupName(Token.asString(azurermResourceGroupExample.getName()))
                .build();
        azurermPublicIpExample.overrideLogicalId("example");

        var azurermSubnetExample = Subnet.Builder.create(this, "example_4")
                .addressPrefixes(List.of("10.0.1.0/24"))
                .name("GatewaySubnet")
                .resourceGroupName(Token.asString(azurermResourceGroupExample.getName()))
                .virtualNetworkName(Token.asString(azurermVirtualNetworkExample.getName()))
                .build();
        azurermSubnetExample.overrideLogicalId("example");

        var azurermVirtualNetworkGatewayExample = VirtualNetworkGateway.Builder.create(this, "example_5")
                .activeActive(false)
                .enableBgp(false)
                .ipConfiguration(List.of(VirtualNetworkGatewayIpConfiguration.builder()
                        .privateIpAddressAllocation("Dynamic")
                        .publicIpAddressId(Token.asString(azurermPublicIpExample.getId()))
                        .subnetId(Token.asString(azurermSubnetExample.getId()))
                        .build()))
                .location(Token.asString(azurermResourceGroupExample.getLocation()))
                .name("test")
                .resourceGroupName(Token.asString(azurermResourceGroupExample.getName()))
                .sku("Basic")
                .type("Vpn")
                .vpnType("RouteBased")
                .build();
        azurermVirtualNetworkGatewayExample.overrideLogicalId("example");

        var azurermVirtualNetworkGatewayConnectionOnpremise =
                VirtualNetworkGatewayConnection.Builder.create(this, "onpremise_6")
                        .localNetworkGatewayId(Token.asString(azurermLocalNetworkGatewayOnpremise.getId()))
                        .location(Token.asString(azurermResourceGroupExample.getLocation()))
                        .name("onpremise")
                        .resourceGroupName(Token.asString(azurermResourceGroupExample.getName()))
                        .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
                        .type("IPsec")
                        .virtualNetworkGatewayId(Token.asString(azurermVirtualNetworkGatewayExample.getId()))
                        .build();
        azurermVirtualNetworkGatewayConnectionOnpremise.overrideLogicalId("onpremise");
    }
}
