package dev.simplon.acceptance.provider;

import dev.simplon.acceptance.ArmDoor;
import dev.simplon.acceptance.Simplon;
import dev.simplon.acceptance.Yard;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One local cloud for all tests of the provider, and the provider processes that ask it: started
/// when the first test wants them, ended after the last.
final class LocalAzure implements AutoCloseable {
    /// The release of azurerm that nearly everything is tried under.
    static final String MAIN = "4.81.0";

    static final List<String> VERSIONS =
            List.of("3.60.0", "3.117.1", "4.20.0", "4.55.0", MAIN, "5.2.0");

    /// What the reference pages tell of.
    static final String NEWEST = VERSIONS.getLast();

    /// The address that the configurations of the tests ask for.
    static final String SOURCE = "simplon/azurerm";

    private final Yard yard;
    private final ArmDoor arm;
    private final Map<String, ProviderProcess> providers = new ConcurrentHashMap<>();
    private final Map<String, Mirror> mirrors = new ConcurrentHashMap<>();

    private final List<String> day;

    private LocalAzure(Yard yard, ArmDoor arm, List<String> day) {
        this.yard = yard;
        this.arm = arm;
        this.day = day;
    }

    /// @param day `--as-of DATE`: by the rules of that day; none for today's
    static LocalAzure start(String... day) {
        var yard = Yard.open();
        try {
            var simplon = yard.simplon();
            var arguments = new ArrayList<>(List.of("cloud", "start", "--detach", "--lab", "off"));
            arguments.addAll(List.of(day));
            simplon.run(arguments.toArray(String[]::new)).succeeded();
            return new LocalAzure(yard, ArmDoor.of(simplon), List.of(day));
        } catch (Throwable e) {
            yard.close();
            throw e;
        }
    }

    ArmDoor arm() {
        return arm;
    }

    /// Folders that tests work in: below `target`, so that what a failed test left can be read.
    static Path folder(String name) {
        return Simplon.HOME.resolve("acceptance/target/provider").resolve(name);
    }

    /// The built command, with the variables that lead to this cloud.
    Simplon simplon() {
        var simplon = yard.simplon();
        for (var variable : arm.environment().entrySet()) {
            simplon = simplon.with(variable.getKey(), variable.getValue());
        }
        return simplon;
    }

    /// The provider as this release of azurerm has it. Each run of terraform has a connection of
    /// its own, and with it a provider that knows nothing of the others.
    ProviderProcess provider(String version) {
        return providers.computeIfAbsent(
                version, v -> ProviderProcess.start(simplon(), v, day, folder("processes")));
    }

    /// Another process, with more in its environment, for as long as this cloud stands.
    ProviderProcess provider(String version, Map<String, String> environment) {
        var simplon = simplon();
        for (var variable : environment.entrySet()) {
            simplon = simplon.with(variable.getKey(), variable.getValue());
        }
        return started(simplon, version, environment);
    }

    /// Another process, as the service principal that may do everything but read keys.
    ProviderProcess providerWithoutKeys(String version) {
        return provider(version, ArmDoor.variables(yard.simplon(), "--without-keys"));
    }

    /// A process that knows nothing of this cloud but whom to trust.
    ProviderProcess bare(String version) {
        var trust = Map.of("SSL_CERT_FILE", arm.variable("SSL_CERT_FILE"));
        return started(
                yard.simplon().with("SSL_CERT_FILE", arm.variable("SSL_CERT_FILE")),
                version,
                trust);
    }

    /// A process that knows nothing of this cloud but whom to trust, and finds the `az` of this
    /// folder.
    ProviderProcess withCli(String version, Path folder) {
        var environment =
                Map.of(
                        "SSL_CERT_FILE",
                        arm.variable("SSL_CERT_FILE"),
                        "PATH",
                        folder + File.pathSeparator + System.getenv("PATH"));
        var simplon = yard.simplon();
        for (var variable : environment.entrySet()) {
            simplon = simplon.with(variable.getKey(), variable.getValue());
        }
        return started(simplon, version, environment);
    }

    private ProviderProcess started(
            Simplon simplon, String version, Map<String, String> environment) {
        return providers.computeIfAbsent(
                version + " " + new TreeMap<>(environment),
                _ -> ProviderProcess.start(simplon, version, List.of(), folder("processes")));
    }

    /// Terraform that finds the provider, in an empty folder of this name.
    Terraform terraform(String folder, String version) {
        var environment = new HashMap<>(arm.environment());
        environment.put("TF_REATTACH_PROVIDERS", provider(version).reattach());
        var place = folder(folder);
        clear(place);
        return Terraform.in(place, environment);
    }

    /// The newest release, installed in azurerm's own place.
    Mirror mirror() {
        return mirrors.computeIfAbsent(
                "hashicorp/azurerm", address -> Mirror.install(this, address, NEWEST));
    }

    /// Terraform that takes the provider from the [#mirror] and starts it anew for each launch, in
    /// an empty folder of this name.
    Terraform cold(String folder) {
        var place = folder(folder);
        clear(place);
        return mirror().terraform(place).with("SIMPLON_WARM", "0");
    }

    private static void clear(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// What every configuration begins with.
    static String header() {
        return """
        terraform {
          required_providers {
            azurerm = { source = "%s" }
          }
        }

        provider "azurerm" {
          features {}
        }
        """
                .formatted(SOURCE);
    }

    @Override
    public void close() {
        providers.values().forEach(ProviderProcess::close);
        mirrors.values().forEach(Mirror::close);
        yard.close();
    }

    /// Gives tests the one [LocalAzure] as a parameter.
    static final class Given implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == LocalAzure.class;
        }

        @Override
        public LocalAzure resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(LocalAzure.class, _ -> start(), LocalAzure.class);
        }
    }
}
