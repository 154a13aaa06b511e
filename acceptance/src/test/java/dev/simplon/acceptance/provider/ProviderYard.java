package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder in which real terraform uses the provider of a [Mirror], with sockets of its own, and
/// so with a warm process of its own.
final class ProviderYard implements AutoCloseable {
    static final String ADDRESS = "simplon/azurerm";
    static final String VERSION = "4.55.0";
    static final String SHARED_KEY = "k3y-0f-th3-1nst4ll3d-pr0v1d3r";

    private static final String HEADER =
            """
            terraform {
              required_providers {
                azurerm = {
                  source  = "simplon/azurerm"
                  version = "%s"
                }
              }
            }
            provider "azurerm" {
              features {}
            }
            """
                    .formatted(VERSION);

    /// A question to Azure, by a client whose secret is in a file of the project.
    private static final String SECRET_IN_A_FILE =
            HEADER.replace("features {}", "features {}\n  client_secret_file_path = \"secret\"")
                    + """
                    data "azurerm_resource_group" "main" {
                      name = "installed"
                    }
                    """;

    private static final String STACK =
            """
            resource "azurerm_resource_group" "main" {
              name     = "installed-%1$s"
              location = "West Europe"
            }
            resource "azurerm_local_network_gateway" "main" {
              name                = "onpremise"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              gateway_address     = "168.62.225.23"
              address_space       = ["10.1.1.0/24"]
            }
            resource "azurerm_virtual_network" "main" {
              name                = "network"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              address_space       = ["10.0.0.0/16"]
            }
            resource "azurerm_subnet" "gateway" {
              name                 = "GatewaySubnet"
              resource_group_name  = azurerm_resource_group.main.name
              virtual_network_name = azurerm_virtual_network.main.name
              address_prefixes     = ["10.0.1.0/24"]
            }
            resource "azurerm_public_ip" "main" {
              name                = "address"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              allocation_method   = "Static"
              sku                 = "Standard"
              zones               = ["1", "2", "3"]
            }
            resource "azurerm_virtual_network_gateway" "main" {
              name                = "gateway"
              resource_group_name = azurerm_resource_group.main.name
              location            = azurerm_resource_group.main.location
              type                = "Vpn"
              sku                 = "VpnGw1AZ"
              ip_configuration {
                subnet_id            = azurerm_subnet.gateway.id
                public_ip_address_id = azurerm_public_ip.main.id
              }
            }
            resource "azurerm_virtual_network_gateway_connection" "main" {
              name                       = "connection"
              resource_group_name        = azurerm_resource_group.main.name
              location                   = azurerm_resource_group.main.location
              type                       = "IPsec"
              virtual_network_gateway_id = azurerm_virtual_network_gateway.main.id
              local_network_gateway_id   = azurerm_local_network_gateway.main.id
              shared_key                 = "%2$s"
            }
            """;

    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    /// Not below the folder: the path of a socket must be short.
    private final Path runtime;

    private final Mirror mirror;
    private Terraform terraform;

    private ProviderYard(Mirror mirror, Path runtime, Terraform terraform) {
        this.mirror = mirror;
        this.runtime = runtime;
        this.terraform = terraform;
    }

    /// Lets `terraform init` find the provider.
    ///
    /// @param mirror with [#VERSION] of it, as [#ADDRESS]
    static ProviderYard of(Mirror mirror) {
        try {
            var runtime = Files.createTempDirectory("simplon-run-");
            var folder = Files.createTempDirectory(mirror.root(), "project ");
            var terraform = mirror.terraform(folder).with(RUNTIME, runtime.toString());
            terraform.configured(HEADER).run("init", "-input=false").exits(0);
            return new ProviderYard(mirror, runtime, terraform);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void with(String name, String value) {
        terraform = terraform.with(name, value);
    }

    /// A PATH with what the launcher and terraform need, and without perl.
    void withoutPerl() {
        try {
            var tools = Files.createDirectory(terraform.folder().resolve("tools"));
            for (var tool : List.of("sh", "terraform", "env", "nice", "uname", "cat")) {
                Files.createSymbolicLink(tools.resolve(tool), find(tool));
            }
            with("PATH", tools.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(each -> Path.of(each, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(tool + " is not on the PATH"));
    }

    /// Creates a stack, sees that a second plan has no changes, and destroys it.
    void wholeLife() {
        apply();
        terraform.plan(0);
        destroy();
    }

    /// From now on the client's secret and the cloud's authorities are in files of the project,
    /// named from there; asks for what is not there.
    void takeFilesOfTheProject() {
        try {
            var folder = terraform.configured(SECRET_IN_A_FILE).folder();
            Files.writeString(folder.resolve("secret"), mirror.variable("ARM_CLIENT_SECRET"));
            Files.copy(
                    Path.of(mirror.variable("SSL_CERT_FILE")), folder.resolve("authorities.pem"));
            terraform =
                    terraform.without("ARM_CLIENT_SECRET").with("SSL_CERT_FILE", "authorities.pem");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Creates a stack.
    void apply() {
        assertThat(startToApply().ended().exits(0).out())
                .contains("7 added, 0 changed, 0 destroyed");
    }

    /// Begins to create a stack.
    Terraform.Running startToApply() {
        var name = terraform.folder().getFileName().toString().strip().hashCode();
        return terraform
                .configured(HEADER + STACK.formatted(name, SHARED_KEY))
                .start("apply", "-auto-approve", "-input=false", "-no-color");
    }

    void destroy() {
        assertThat(terraform.destroy().out()).contains("7 destroyed");
    }

    Terraform.Run terraform(String... arguments) {
        return terraform.run(arguments);
    }

    Terraform.Running start(String... arguments) {
        return terraform.start(arguments);
    }

    /// Terraform where no JDK is to be found: in a mount namespace in which its usual place is
    /// empty.
    Terraform.Run withoutAnyJdk(String... arguments) {
        var hidden = "mount -t tmpfs none /usr/lib/jvm && exec \"$0\" \"$@\"";
        return terraform
                .with("PATH", "/usr/local/bin:/usr/bin:/bin")
                .with("SIMPLON_WARM", "0")
                .within("unshare", "--map-root-user", "--mount", "sh", "-c", hidden)
                .run(arguments);
    }

    String read(String file) {
        try {
            return Files.readString(terraform.folder().resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path sockets() {
        return runtime.resolve("simplon");
    }

    Path socket() {
        return socketFiles().getFirst();
    }

    boolean hasSocket() {
        return !socketFiles().isEmpty();
    }

    private List<Path> socketFiles() {
        if (!Files.isDirectory(sockets())) {
            return List.of();
        }
        try (var files = Files.list(sockets())) {
            return files.filter(file -> !file.toString().endsWith(".lock")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The warm processes that listen on sockets of this yard.
    Set<ProcessHandle> warm() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        commandLine(process).contains("\0warm\0")
                                && commandLine(process).contains(sockets().toString()))
                .collect(Collectors.toSet());
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public void close() {
        warm().forEach(ProcessHandle::destroyForcibly);
        Mirror.remove(runtime);
    }
}
