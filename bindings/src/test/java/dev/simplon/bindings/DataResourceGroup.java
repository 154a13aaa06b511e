package dev.simplon.bindings;

import dev.simplon.constructs.Arguments;
import dev.simplon.constructs.Construct;
import dev.simplon.constructs.Struct;
import dev.simplon.constructs.TerraformDataSource;
import dev.simplon.constructs.TerraformProviderGeneratorMetadata;

/// A data source written by hand, as a binding would be.
final class DataResourceGroup extends TerraformDataSource {
    DataResourceGroup(Construct scope, String id, String name) {
        super(
                scope,
                id,
                "azurerm_resource_group",
                new TerraformProviderGeneratorMetadata("azurerm", "4.55.0"),
                new Config(name));
    }

    private static final class Config extends Struct {
        Config(String name) {
            super(named(name));
        }

        private static Arguments named(String name) {
            var arguments = new Arguments();
            arguments.set("name", name);
            return arguments;
        }
    }
}
