package dev.simplon.constructs;

/// Which provider a binding was generated for.
///
/// @param providerName its local name: `azurerm`
/// @param providerVersionConstraint what `required_providers` says: `~> 3.60`
public record TerraformProviderGeneratorMetadata(
        String providerName, String providerVersionConstraint) {
    public String getProviderName() {
        return providerName;
    }

    public String getProviderVersionConstraint() {
        return providerVersionConstraint;
    }
}
