import dev.simplon.bindings.azurerm.v4.data_azurerm_client_config.DataAzurermClientConfig;
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

    var current = DataAzurermClientConfig.Builder.create(stack, "current")
            .build();

    TerraformOutput.Builder.create(stack, "object_id")
            .value(current.getObjectId())
            .build();

    app.synth();
}
