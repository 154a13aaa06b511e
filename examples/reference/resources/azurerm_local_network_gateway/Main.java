import dev.simplon.bindings.azurerm.v4.local_network_gateway.LocalNetworkGateway;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
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

    LocalNetworkGateway.Builder.create(stack, "branch")
            .name("branch")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .gatewayAddress("203.0.113.10")
            .addressSpace(List.of("10.1.0.0/16"))
            .build();

    app.synth();
}
