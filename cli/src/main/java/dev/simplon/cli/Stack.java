package dev.simplon.cli;

import dev.simplon.arm.AzureArmClient;
import dev.simplon.azurerm.AzurermProvider;
import dev.simplon.azurerm.AzurermSchemas;
import dev.simplon.azurerm.AzurermVersions;
import dev.simplon.azurerm.Settings;
import dev.simplon.cli.program.Positions;
import dev.simplon.cli.program.SourcePosition;
import dev.simplon.configuration.Configuration;
import dev.simplon.engine.Engine;
import dev.simplon.engine.EngineListener;
import dev.simplon.engine.ProviderAddress;
import dev.simplon.engine.ProviderSource;
import dev.simplon.engine.state.StateStore;
import dev.simplon.resource.Version;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// One declared stack, ready for the engine.
///
/// @param directory where its document lies
/// @param positions where in the user's program each argument was set; empty for a document that no
///   program made
/// @param azurerm the version of azurerm that its constraint stands for
record Stack(
        String name,
        Path directory,
        Configuration configuration,
        Positions positions,
        Version azurerm) {
    private static final String PROVIDER = "azurerm";

    /// What the declaration says of the provider's version, resolved to one that is known.
    static Version resolve(Configuration configuration) throws CommandException {
        var constraint =
                configuration.requiredProviders().stream()
                        .filter(provider -> provider.name().equals(PROVIDER))
                        .findFirst()
                        .flatMap(Configuration.RequiredProvider::version);
        var version = AzurermVersions.resolve(constraint);
        return version.value()
                .orElseThrow(() -> new CommandException(ExitCode.FAILURE, version.diagnostics()));
    }

    Engine engine(
            Target target,
            StateStore state,
            LocalDate asOf,
            Map<String, String> variables,
            EngineListener listener) {
        var settings =
                target.kind() == Target.Kind.NONE
                        ? Settings.offline(target.environment(), asOf)
                        : new Settings(
                                target.environment(),
                                Path.of(""),
                                AzureArmClient::connect,
                                target.recovery(),
                                asOf,
                                false);
        return Engine.of(configuration, state)
                .provider(
                        ProviderSource.of(
                                PROVIDER,
                                ProviderAddress.AZURERM,
                                () -> AzurermProvider.of(azurerm, settings)))
                .environment(variables)
                .directory(directory)
                .listener(listener)
                .build();
    }

    /// Whether a place of a block holds a secret, so that its line is not to be shown.
    boolean isSecret(String address, dev.simplon.values.Path at) {
        var type = address.substring(0, Math.max(0, address.indexOf('.')));
        return Optional.ofNullable(AzurermSchemas.resourceTypes(azurerm).get(type))
                .flatMap(schema -> schema.block().aroundSecret(at))
                .isPresent();
    }

    Optional<SourcePosition> position(String address, dev.simplon.values.Path at) {
        return positions.find(address, at);
    }
}
