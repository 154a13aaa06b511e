import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
import dev.simplon.bindings.azurerm.v4.subnet.Subnet;
import dev.simplon.bindings.azurerm.v4.virtual_network.VirtualNetwork;
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

    Subnet.Builder.create(stack, "subnet")
            .name("GatewaySubnet")
            .resourceGroupName(group.getName())
            .virtualNetworkName(network.getName())
            .addressPrefixes(List.of("10.0.1.0/24"))
            .build();

    app.synth();
}
