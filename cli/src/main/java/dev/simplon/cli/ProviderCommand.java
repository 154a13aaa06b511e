package dev.simplon.cli;

import dev.simplon.azurerm.AzurermReleases;
import dev.simplon.azurerm.AzurermSchemas;
import dev.simplon.plugin.Launch;
import dev.simplon.plugin.Plugin;
import dev.simplon.plugin.PluginServer;
import dev.simplon.plugin.log.LogLevel;
import dev.simplon.provider.Serving;
import dev.simplon.provider.install.Address;
import dev.simplon.resource.Version;
import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// `simplon provider`: azurerm's network-gateway family as a provider of Terraform and OpenTofu.
final class ProviderCommand implements Command {
    @Override
    public String name() {
        return "provider";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "azurerm's network-gateway family as a provider of Terraform and OpenTofu.");
    }

    @Override
    public List<Command> children() {
        return List.of(new ProviderInstallCommand(), new ShowSchema(), new Serve());
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session) {
        return ExitCode.USAGE;
    }

    static void version(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--version")
                        .type(Version.class)
                        .paramLabel("N")
                        .converters((ITypeConverter<Version>) ProviderCommand::release)
                        .description(
                                "Be azurerm as this release of it, any from %s on. Default: %s, the newest that is known."
                                        .formatted(AzurermReleases.OLDEST, AzurermReleases.NEWEST))
                        .build());
    }

    static Version version(ParseResult arguments) {
        return arguments.matchedOptionValue("--version", AzurermReleases.NEWEST);
    }

    private static Version release(String text) {
        var number =
                Version.parse(text)
                        .orElseThrow(() ->
                                new TypeConversionException(
                                        "'" + text + "' is not a version such as 4.55.0"));
        if (AzurermReleases.ALL.contains(number)) {
            return number;
        }
        throw new TypeConversionException(
                "azurerm has had no release '%s'; there are those from %s to %s%s"
                        .formatted(
                                number,
                                AzurermReleases.OLDEST,
                                AzurermReleases.NEWEST,
                                AzurermReleases.before(number)
                                        .map(before -> ", and before that number comes " + before)
                                        .orElse("")));
    }

    static void address(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--as")
                        .type(Address.class)
                        .paramLabel("ADDRESS")
                        .converters(
                                (ITypeConverter<Address>)
                                        text ->
                                                Address.parse(text)
                                                        .orElseThrow(() ->
                                                                new TypeConversionException(
                                                                        "'"
                                                                                + text
                                                                                + "' is not a provider's address such as hashicorp/azurerm")))
                        .description(
                                "The address that configurations know it by: [HOST/]NAMESPACE/TYPE. hashicorp/azurerm takes the real provider's place without a change to any configuration. Default: %s"
                                        .formatted(Address.SIMPLON.source()))
                        .build());
    }

    static Address address(ParseResult arguments) {
        return arguments.matchedOptionValue("--as", Address.SIMPLON);
    }

    private static final class ShowSchema implements Command {
        @Override
        public String name() {
            return "schema";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .description(
                            "Prints the provider's schema, as 'terraform providers schema -json' does where it is the only provider.");
            version(spec);
            address(spec);
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session) {
            session.out()
                    .println(
                            JsonCodec.encodeOutput(
                                    AzurermSchemas.json(
                                            address(arguments).full().getFirst(),
                                            version(arguments))));
            return ExitCode.DONE;
        }
    }

    private static final class Serve implements Command {
        @Override
        public String name() {
            return "serve";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .description(
                            "Serves the provider until Ctrl-C, and prints the value of TF_REATTACH_PROVIDERS by which any number of terraform runs attach to it: no installation, no start. In a shell: export TF_REATTACH_PROVIDERS=...",
                            "Meant for development and tests: there is no TLS, and whoever may connect to this machine's loopback may use it.");
            version(spec);
            address(spec);
            Options.asOf(spec);
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session)
                throws IOException, InterruptedException {
            var environment = session.environment();
            var day = Options.day(arguments, session);
            var plugin =
                    Plugin.of(Serving.provider(version(arguments), environment, Path.of(""), day));
            try (var server =
                    PluginServer.start(
                            Launch.toAttach(6, LogLevel.of(environment)), plugin, session.err())) {
                session.out().println(server.reattachJson(address(arguments).full().getFirst()));
                session.out().flush();
                server.awaitShutdown();
            }
            return ExitCode.DONE;
        }
    }
}
