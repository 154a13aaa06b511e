package dev.simplon.engine;

import dev.simplon.resource.Provider;
import java.util.function.Supplier;

/// Where provider instances of one local name come from: one instance for each `provider` block
/// (each alias), since an instance is configured once.
///
/// @param localName the first word of the resource types: `azurerm`
/// @param configured true: the caller has configured it, and the `provider` blocks are not looked
///   at
public record ProviderSource(
        String localName,
        ProviderAddress address,
        Supplier<? extends Provider> instances,
        boolean configured) {
    public static ProviderSource of(
            String localName, ProviderAddress address, Supplier<? extends Provider> instances) {
        return new ProviderSource(localName, address, instances, false);
    }

    /// For `check`: already configured, offline.
    public static ProviderSource configured(
            String localName, ProviderAddress address, Provider provider) {
        return new ProviderSource(localName, address, () -> provider, true);
    }
}
