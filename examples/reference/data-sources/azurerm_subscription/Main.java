import dev.simplon.bindings.azurerm.v4.data_azurerm_subscription.DataAzurermSubscription;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.constructs.App;
import dev.simplon.constructs.TerraformOutput;
import dev.simplon.constructs.TerraformStack;

void main() {
    var app = new App();
    var stack = new TerraformStack(app, "example");
    AzurermProvider.Builder.create(stack, "azurerm")
            .features(AzurermProviderFeatures.builder().build())
            .build();

    var current = DataAzurermSubscription.Builder.create(stack, "current")
            .build();

    TerraformOutput.Builder.create(stack, "display_name")
            .value(current.getDisplayName())
            .build();

    app.synth();
}
