package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// Something that Terraform only reads. Bindings extend it; a type without a binding can be written
/// with [#addOverride].
public class TerraformDataSource extends TerraformBlock {
    public TerraformDataSource(Construct scope, String id, TerraformResourceConfig config) {
        this(
                scope,
                id,
                config.getTerraformResourceType(),
                config.getTerraformGeneratorMetadata(),
                config);
    }

    protected TerraformDataSource(
            Construct scope,
            String id,
            String terraformResourceType,
            @Nullable TerraformProviderGeneratorMetadata generatorMetadata,
            Struct config) {
        super(scope, id, terraformResourceType, generatorMetadata, config);
    }

    public static Boolean isTerraformDataSource(@Nullable Object x) {
        return x instanceof TerraformDataSource;
    }

    @Override
    String section() {
        return "data";
    }

    @Override
    String address() {
        return "data." + super.address();
    }
}
