package dev.simplon.provider;

import dev.simplon.arm.AzureArmClient;
import dev.simplon.azurerm.AzurermProvider;
import dev.simplon.azurerm.Settings;
import dev.simplon.plugin.Plugin;
import dev.simplon.resource.Provider;
import dev.simplon.resource.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// azurerm as one of its releases has it, ready to be served.
public final class Serving {
    private Serving() {}

    /// For one launch; each connection gets a provider of its own.
    ///
    /// @param environment what the launch was started with: credentials among it
    /// @param directory from where it was started: relative paths mean what they mean there
    /// @param asOf the day whose rules are asked
    public static Supplier<Provider> provider(
            Version version, Map<String, String> environment, Path directory, LocalDate asOf) {
        var settings =
                new Settings(
                        environment,
                        directory,
                        // A lambda, so that nothing of Azure's client is loaded before it is
                        // called.
                        arm -> AzureArmClient.connect(arm),
                        Optional.empty(),
                        asOf,
                        false);
        return () -> AzurermProvider.of(version, settings);
    }

    /// An installed package's, by today's rules; its schema was written when it was installed, so
    /// that telling it needs no declaration.
    ///
    /// @param folder the package's
    public static Plugin installed(
            Path folder, Version version, Map<String, String> environment, Path directory) {
        return new Plugin(
                provider(version, environment, directory, LocalDate.now(Clock.systemUTC())),
                protocol -> {
                    try {
                        return Files.readAllBytes(folder.resolve("schema/" + protocol));
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                "the provider's package is damaged: %s. Install it anew with 'simplon provider install'"
                                        .formatted(e.getMessage()),
                                e);
                    }
                });
    }
}
