package dev.simplon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mirror with the installed provider, and a folder in which real terraform uses it: with a home,
/// caches and sockets of its own.
final class ProviderYard implements AutoCloseable {
    static final String VERSION = "4.55.0";
    static final String SHARED_KEY = "k3y-0f-th3-1nst4ll3d-pr0v1d3r";
    private static final Duration DEADLINE = Duration.ofMinutes(2);

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

    private final Yard cloud;
    private final Path root;
    private final Path folder;
    private final Map<String, String> environment;

    /// Of this yard and of those that are made fresh of it. Not below the root: the path of a
    /// socket must be short.
    private final List<String> runtimes;

    private final Map<Process, Path> outputs = new ConcurrentHashMap<>();

    private ProviderYard(
            Yard cloud,
            Path root,
            Path folder,
            Map<String, String> environment,
            List<String> runtimes) {
        this.runtimes = runtimes;
        this.cloud = cloud;
        this.root = root;
        this.folder = folder;
        this.environment = new HashMap<>(environment);
    }

    /// Installs into a mirror whose path has spaces, and lets `terraform init` find it.
    ///
    /// @param cloud whose local cloud the provider asks
    static ProviderYard install(Yard cloud) {
        try {
            var root = Files.createTempDirectory("simplon provider ");
            var yard =
                    new ProviderYard(
                            cloud,
                            root,
                            Files.createDirectory(root.resolve("a project")),
                            Map.of(),
                            new ArrayList<>());
            yard.environment.putAll(ArmDoor.of(cloud.simplon()).environment());
            yard.environment.put("HOME", Files.createDirectory(root.resolve("home")).toString());
            yard.environment.put("TF_CLI_CONFIG_FILE", root.resolve("terraformrc").toString());
            yard.environment.put("CHECKPOINT_DISABLE", "1");
            yard.environment.put("CI", "");
            var said = yard.simplonInstalls();
            var from = said.indexOf("provider_installation");
            Files.writeString(
                    root.resolve("terraformrc"), said.substring(from, said.indexOf("\n#", from)));
            yard.prepare();
            return yard;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The same mirror, in a folder of its own, with a warm process of its own.
    ProviderYard fresh() {
        try {
            var yard =
                    new ProviderYard(
                            cloud,
                            root,
                            Files.createTempDirectory(root, "project "),
                            environment,
                            runtimes);
            yard.prepare();
            return yard;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void prepare() throws IOException {
        var runtime = Files.createTempDirectory("simplon-run-").toString();
        runtimes.add(runtime);
        environment.put(RUNTIME, runtime);
        Files.writeString(folder.resolve("main.tf"), HEADER);
        terraform("init", "-input=false").succeeded();
    }

    private String simplonInstalls() {
        var simplon = cloud.simplon();
        simplon = simplon.with("HOME", variable("HOME"));
        return simplon.run(
                        "provider", "install", "--dir", mirror().toString(), "--version", VERSION)
                .succeeded()
                .out();
    }

    String installAgain() {
        return simplonInstalls();
    }

    private Path mirror() {
        return root.resolve("a mirror");
    }

    void removePackage() {
        shell("rm", "-rf", mirror().resolve("registry.terraform.io").toString());
    }

    /// One of the variables that terraform is run with.
    String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    Path folder() {
        return folder;
    }

    void with(String name, String value) {
        environment.put(name, value);
    }

    /// A PATH with what the launcher and terraform need, and without perl.
    void withoutPerl() {
        try {
            var tools = Files.createDirectory(folder.resolve("tools"));
            for (var tool : List.of("sh", "terraform", "env", "nice", "uname", "cat")) {
                Files.createSymbolicLink(tools.resolve(tool), find(tool));
            }
            environment.put("PATH", tools.toString());
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
        terraform("plan", "-detailed-exitcode", "-input=false").succeeded();
        destroy();
    }

    /// From now on the client's secret and the cloud's authorities are in files of the project,
    /// named from there; asks for what is not there.
    void takeFilesOfTheProject() {
        try {
            Files.writeString(folder.resolve("main.tf"), SECRET_IN_A_FILE);
            Files.writeString(
                    folder.resolve("secret"),
                    Objects.requireNonNull(environment.remove("ARM_CLIENT_SECRET")));
            Files.copy(Path.of(variable("SSL_CERT_FILE")), folder.resolve("authorities.pem"));
            environment.put("SSL_CERT_FILE", "authorities.pem");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Creates a stack.
    void apply() {
        assertThat(end(startToApply()).succeeded().out())
                .contains("7 added, 0 changed, 0 destroyed");
    }

    /// Begins to create a stack.
    Process startToApply() {
        try {
            Files.writeString(
                    folder.resolve("main.tf"),
                    HEADER
                            + STACK.formatted(
                                    folder.getFileName().toString().strip().hashCode(),
                                    SHARED_KEY));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return start("apply", "-auto-approve", "-input=false", "-no-color");
    }

    /// What terraform has printed so far.
    String said(Process process) {
        return Simplon.text(output(process, "out"));
    }

    /// Waits until it has ended by itself.
    Simplon.Run end(Process apply) {
        return run(apply, "apply");
    }

    void destroy() {
        assertThat(terraform("destroy", "-auto-approve", "-input=false").succeeded().out())
                .contains("7 destroyed");
    }

    Simplon.Run terraform(String... arguments) {
        return run(start(arguments), arguments);
    }

    /// Terraform where no JDK is to be found: in a mount namespace in which its usual place is
    /// empty.
    Simplon.Run withoutAnyJdk(String... arguments) {
        environment.remove("JAVA_HOME");
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("SIMPLON_WARM", "0");
        var hidden = "mount -t tmpfs none /usr/lib/jvm && unset JAVA_HOME && exec \"$0\" \"$@\"";
        var command =
                new ArrayList<>(
                        List.of("unshare", "--map-root-user", "--mount", "sh", "-c", hidden));
        command.add("terraform");
        command.addAll(List.of(arguments));
        return run(start(command), arguments);
    }

    private Simplon.Run run(Process process, String... arguments) {
        try {
            var started = Instant.now();
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("terraform did not end: " + String.join(" ", arguments));
            }
            return new Simplon.Run(
                    List.of(arguments),
                    process.exitValue(),
                    Files.readString(output(process, "out")),
                    Files.readString(output(process, "err")),
                    Duration.between(started, Instant.now()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Process start(String... arguments) {
        var command = new ArrayList<String>();
        command.add("terraform");
        command.addAll(List.of(arguments));
        return start(command);
    }

    private Path output(Process process, String end) {
        return Path.of(outputs.get(process) + "." + end);
    }

    private Process start(List<String> command) {
        try {
            var output = Files.createTempFile(folder, "run-", "");
            var builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(Path.of(output + ".out").toFile())
                            .redirectError(Path.of(output + ".err").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
            if (!environment.containsKey("JAVA_HOME")) {
                builder.environment().remove("JAVA_HOME");
            }
            builder.environment().putAll(environment);
            var process = builder.start();
            outputs.put(process, output);
            return process;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String read(String file) {
        return Simplon.text(folder.resolve(file));
    }

    Path sockets() {
        return Path.of(variable(RUNTIME), "simplon");
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
        shell("rm", "-rf", root.toString());
        runtimes.forEach(folder -> shell("rm", "-rf", folder));
    }

    private static void shell(String... command) {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
