import dev.simplon.bindings.azurerm.v4.express_route_circuit.ExpressRouteCircuit;
import dev.simplon.bindings.azurerm.v4.express_route_circuit.ExpressRouteCircuitSku;
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

    ExpressRouteCircuit.Builder.create(stack, "circuit")
            .name("circuit")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .serviceProviderName("Equinix")
            .peeringLocation("Amsterdam")
            .bandwidthInMbps(50)
            .sku(ExpressRouteCircuitSku.builder()
                    .tier("Standard")
                    .family("MeteredData")
                    .build())
            .build();

    app.synth();
}
