package dev.simplon.acceptance.provider;

import dev.simplon.acceptance.Simplon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The provider as its user has it: installed in a mirror whose path has spaces, with a home and
/// caches, and a configuration of terraform that names the mirror.
final class Mirror implements AutoCloseable {
    private static final String CACHES = "XDG_CACHE_HOME";

    private final Path root;
    private final Simplon simplon;
    private final Map<String, String> environment;
    private final String address;
    private final String version;

    private Mirror(
            Path root,
            Simplon simplon,
            Map<String, String> environment,
            String address,
            String version) {
        this.root = root;
        this.simplon = simplon;
        this.environment = environment;
        this.address = address;
        this.version = version;
    }

    /// @param azure the cloud that the provider asks
    /// @param address that configurations know it by: `simplon/azurerm`
    static Mirror install(LocalAzure azure, String address, String version) {
        try {
            var root = Files.createTempDirectory("simplon provider ");
            var environment = new HashMap<>(azure.arm().environment());
            environment.put("HOME", Files.createDirectory(root.resolve("home")).toString());
            environment.put(CACHES, root.resolve("caches").toString());
            environment.put("TF_CLI_CONFIG_FILE", root.resolve("terraformrc").toString());
            environment.put("CI", "");
            var simplon = azure.simplon();
            for (var name : new String[] {"HOME", CACHES}) {
                simplon = simplon.with(name, Objects.requireNonNull(environment.get(name)));
            }
            var mirror = new Mirror(root, simplon, environment, address, version);
            var said = mirror.install();
            var from = said.indexOf("provider_installation");
            Files.writeString(
                    root.resolve("terraformrc"), said.substring(from, said.indexOf("\n#", from)));
            return mirror;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Installs what may be installed.
    ///
    /// @return what the command says
    String install() {
        return simplon.run(
                        "provider",
                        "install",
                        "--as",
                        address,
                        "--dir",
                        packages().toString(),
                        "--version",
                        version)
                .succeeded()
                .out();
    }

    private Path packages() {
        return root.resolve("a mirror");
    }

    /// What terraform starts.
    Path launcher() {
        try (var files = Files.walk(packages())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("terraform-provider-"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no launcher in " + packages()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// `XDG_CACHE_HOME`.
    Path caches() {
        return Path.of(variable(CACHES));
    }

    Path root() {
        return root;
    }

    void removePackage() {
        remove(packages().resolve("registry.terraform.io"));
    }

    /// One of the variables that terraform is run with.
    String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    /// Terraform that takes the provider from here, once it is initialised.
    Terraform terraform(Path folder) {
        return Terraform.in(folder, environment);
    }

    static void remove(Path folder) {
        try {
            var process = new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new AssertionError("rm failed: " + folder);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        remove(root);
    }
}
