package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// Something that Terraform creates, changes and destroys. Bindings extend it; a type without a
/// binding can be written with [#addOverride].
public class TerraformResource extends TerraformBlock {
    public TerraformResource(Construct scope, String id, TerraformResourceConfig config) {
        this(
                scope,
                id,
                config.getTerraformResourceType(),
                config.getTerraformGeneratorMetadata(),
                config);
    }

    protected TerraformResource(
            Construct scope,
            String id,
            String terraformResourceType,
            @Nullable TerraformProviderGeneratorMetadata generatorMetadata,
            Struct config) {
        super(scope, id, terraformResourceType, generatorMetadata, config);
    }

    public static Boolean isTerraformResource(@Nullable Object x) {
        return x instanceof TerraformResource;
    }

    @Override
    String section() {
        return "resource";
    }
}
