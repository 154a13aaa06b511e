package dev.simplon.azurerm;

import dev.simplon.arm.ArmClient;
import dev.simplon.arm.ArmException;
import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.Recovery;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What the provider needs from whoever starts it.
///
/// @param environment the variables that azurerm reads: `ARM_METADATA_HOSTNAME`, `ARM_TENANT_ID`,
///   `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET`, `ARM_SUBSCRIPTION_ID`, `SSL_CERT_FILE`; the Azure CLI is
///   found on its `PATH`, and run with all of them
/// @param directory the working directory of whoever starts it: files that the block or the
///   environment names are named from there. Empty: the process's own
/// @param client makes the client, at the first call that needs one
/// @param recovery what the client does when nobody answers
/// @param asOf the day whose rules are asked
/// @param offline plan and review without any client: the subscription, where none is named, is a
///   row of zeros
public record Settings(
        Map<String, String> environment,
        Path directory,
        ClientFactory client,
        Optional<Recovery> recovery,
        LocalDate asOf,
        boolean offline) {
    public Settings {
        environment = Map.copyOf(environment);
    }

    /// Connects to Azure; `AzureArmClient::connect` is one.
    @FunctionalInterface
    public interface ClientFactory {
        ArmClient connect(ArmSettings settings) throws ArmException, InterruptedException;
    }

    /// The file of this name.
    Path file(String name) {
        return directory.resolve(name);
    }

    /// For plan and review without any client.
    public static Settings offline(Map<String, String> environment, LocalDate asOf) {
        return new Settings(
                environment,
                Path.of(""),
                _ -> {
                    throw new ArmException("no client was asked for", 0, "", false);
                },
                Optional.empty(),
                asOf,
                true);
    }
}
