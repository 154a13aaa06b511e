package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// The arguments of a [TerraformResource] or [TerraformDataSource] that has no class of its own.
public final class TerraformResourceConfig extends TerraformMetaArguments {
    private final String terraformResourceType;
    private final @Nullable TerraformProviderGeneratorMetadata generatorMetadata;

    private TerraformResourceConfig(
            Arguments arguments,
            @Nullable String terraformResourceType,
            @Nullable TerraformProviderGeneratorMetadata generatorMetadata) {
        super(arguments);
        if (terraformResourceType == null) {
            throw new ConstructException(
                    "A TerraformResourceConfig has no type. Call terraformResourceType(\"azurerm_...\") on its builder.");
        }
        this.terraformResourceType = terraformResourceType;
        this.generatorMetadata = generatorMetadata;
    }

    public static Builder builder() {
        return new Builder();
    }

    public String getTerraformResourceType() {
        return terraformResourceType;
    }

    public @Nullable TerraformProviderGeneratorMetadata getTerraformGeneratorMetadata() {
        return generatorMetadata;
    }

    public static final class Builder extends TerraformMetaArguments.Builder<Builder> {
        private @Nullable String terraformResourceType;
        private @Nullable TerraformProviderGeneratorMetadata generatorMetadata;

        private Builder() {}

        public Builder terraformResourceType(String terraformResourceType) {
            this.terraformResourceType = terraformResourceType;
            return this;
        }

        public Builder terraformGeneratorMetadata(
                TerraformProviderGeneratorMetadata generatorMetadata) {
            this.generatorMetadata = generatorMetadata;
            return this;
        }

        public TerraformResourceConfig build() {
            return new TerraformResourceConfig(
                    arguments(), terraformResourceType, generatorMetadata);
        }
    }
}
