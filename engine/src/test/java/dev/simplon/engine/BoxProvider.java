package dev.simplon.engine;

import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.World;

/// The test provider as the engine takes its providers.
public final class BoxProvider {
    private BoxProvider() {}

    public static ProviderSource source(World world) {
        return ProviderSource.of(
                "test",
                new ProviderAddress(ProviderAddress.TERRAFORM_HOST, "hashicorp", "test"),
                () -> new TestProvider(world));
    }
}
