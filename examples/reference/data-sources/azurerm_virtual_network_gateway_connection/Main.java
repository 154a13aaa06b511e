import dev.simplon.bindings.azurerm.v4.data_azurerm_virtual_network_gateway_connection.DataAzurermVirtualNetworkGatewayConnection;
import dev.simplon.bindings.azurerm.v4.local_network_gateway.LocalNetworkGateway;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v4.public_ip.PublicIp;
import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
import dev.simplon.bindings.azurerm.v4.subnet.Subnet;
import dev.simplon.bindings.azurerm.v4.virtual_network.VirtualNetwork;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGateway;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGatewayCustomRoute;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGatewayIpConfiguration;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnection;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnectionIpsecPolicy;
import dev.simplon.constructs.App;
import dev.simplon.constructs.TerraformOutput;
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
            .sku("VpnGw1AZ")
            .ipConfiguration(VirtualNetworkGatewayIpConfiguration.builder()
                    .subnetId(subnet.getId())
                    .publicIpAddressId(address.getId())
                    .build())
            .customRoute(VirtualNetworkGatewayCustomRoute.builder()
                    .addressPrefixes(List.of("10.9.0.0/16"))
                    .build())
            .build();

    var branch = LocalNetworkGateway.Builder.create(stack, "branch")
            .name("branch")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .gatewayAddress("203.0.113.10")
            .addressSpace(List.of("10.1.0.0/16"))
            .build();

    var connection = VirtualNetworkGatewayConnection.Builder.create(stack, "connection")
            .name("branch")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .type("IPsec")
            .virtualNetworkGatewayId(gateway.getId())
            .localNetworkGatewayId(branch.getId())
            .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
            .ipsecPolicy(VirtualNetworkGatewayConnectionIpsecPolicy.builder()
                    .dhGroup("DHGroup14")
                    .ikeEncryption("AES256")
                    .ikeIntegrity("SHA256")
                    .ipsecEncryption("AES256")
                    .ipsecIntegrity("SHA256")
                    .pfsGroup("PFS14")
                    .saLifetime(27000)
                    .build())
            .build();

    var found = DataAzurermVirtualNetworkGatewayConnection.Builder.create(stack, "found")
            .name(connection.getName())
            .resourceGroupName(group.getName())
            .build();

    TerraformOutput.Builder.create(stack, "connection_status")
            .value(found.getConnectionStatus())
            .build();

    app.synth();
}
