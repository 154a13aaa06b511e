import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v4.public_ip.PublicIp;
import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
import dev.simplon.bindings.azurerm.v4.subnet.Subnet;
import dev.simplon.bindings.azurerm.v4.virtual_network.VirtualNetwork;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGateway;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGatewayCustomRoute;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGatewayIpConfiguration;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_nat_rule.VirtualNetworkGatewayNatRule;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_nat_rule.VirtualNetworkGatewayNatRuleExternalMapping;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_nat_rule.VirtualNetworkGatewayNatRuleInternalMapping;
import dev.simplon.constructs.App;
import dev.simplon.constructs.TerraformStack;

void main() {
    var app = new App();
    var stack = new TerraformStack(app, "example");
    AzurermProvider.Builder.create(stack, "azurerm")
            .features(AzurermProviderFeatures.builder().build())
            .build();

    var group = ResourceGroup.Builder.create(stack, "group")
            .name("example")
            .location("West Europe")
            .tags(Map.of("environment", "test"))
            .build();

    var network = VirtualNetwork.Builder.create(stack, "network")
            .name("hub")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .addressSpace(List.of("10.0.0.0/16"))
            .dnsServers(List.of("10.0.0.4"))
            .build();

    var subnet = Subnet.Builder.create(stack, "subnet")
            .name("GatewaySubnet")
            .resourceGroupName(group.getName())
            .virtualNetworkName(network.getName())
            .addressPrefixes(List.of("10.0.1.0/24"))
            .build();

    var address = PublicIp.Builder.create(stack, "address")
            .name("gateway-address")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .allocationMethod("Static")
            .sku("Standard")
            .zones(List.of("1", "2", "3"))
            .build();

    var gateway = VirtualNetworkGateway.Builder.create(stack, "gateway")
            .name("gateway")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .type("Vpn")
            .sku("VpnGw2AZ")
            .ipConfiguration(VirtualNetworkGatewayIpConfiguration.builder()
                    .subnetId(subnet.getId())
                    .publicIpAddressId(address.getId())
                    .build())
            .customRoute(VirtualNetworkGatewayCustomRoute.builder()
                    .addressPrefixes(List.of("10.9.0.0/16"))
                    .build())
            .build();

    VirtualNetworkGatewayNatRule.Builder.create(stack, "rule")
            .name("outgoing")
            .resourceGroupName(group.getName())
            .virtualNetworkGatewayId(gateway.getId())
            .mode("EgressSnat")
            .internalMapping(List.of(VirtualNetworkGatewayNatRuleInternalMapping.builder()
                    .addressSpace("10.3.0.0/26")
                    .build()))
            .externalMapping(List.of(VirtualNetworkGatewayNatRuleExternalMapping.builder()
                    .addressSpace("10.4.0.0/26")
                    .build()))
            .build();

    app.synth();
}
