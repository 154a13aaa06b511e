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

    ResourceGroup.Builder.create(stack, "group")
            .name("example")
            .location("West Europe")
            .tags(Map.of("environment", "test"))
            .build();

    app.synth();
}
