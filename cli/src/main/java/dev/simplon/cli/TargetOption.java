package dev.simplon.cli;

import dev.simplon.configuration.Configuration;
import dev.simplon.configuration.Location;
import dev.simplon.configuration.Reference;
import dev.simplon.configuration.Scope;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// `--target local|azure`: which cloud, and with it which state.
final class TargetOption {
    private TargetOption() {}

    static void describe(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--target")
                        .type(Target.Kind.class)
                        .paramLabel("local|azure")
                        .converters(
                                (ITypeConverter<Target.Kind>)
                                        text ->
                                                switch (text.toLowerCase(Locale.ROOT)) {
                                                    case "local" -> Target.Kind.LOCAL;
                                                    case "azure" -> Target.Kind.AZURE;
                                                    default ->
                                                            throw new TypeConversionException(
                                                                    "'"
                                                                            + text
                                                                            + "' is not one of local, azure");
                                                })
                        .description(
                                "The local Azure (default), or the real one, with the ARM_* variables of your environment and the declared backend.")
                        .build());
    }

    static boolean isAzure(ParseResult arguments) {
        return arguments.matchedOptionValue("--target", Target.Kind.LOCAL) == Target.Kind.AZURE;
    }

    static Target of(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        if (isAzure(arguments)) {
            for (var name :
                    new String[] {
                        "ARM_TENANT_ID", "ARM_CLIENT_ID", "ARM_CLIENT_SECRET", "ARM_SUBSCRIPTION_ID"
                    }) {
                if (session.environment().getOrDefault(name, "").isEmpty()) {
                    throw new CommandException(
                            ExitCode.USAGE,
                            "--target azure needs the environment variable " + name,
                            "Set ARM_TENANT_ID, ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_SUBSCRIPTION_ID to those of a service principal, as for azurerm.");
                }
            }
            return Target.azure(session);
        }
        var process = new CloudProcess(session, session.workspace().cloud());
        process.ensure(process.lastOptions());
        return Target.local(process);
    }

    /// Where the state of a stack is: below `.simplon` for the local cloud, at the declared backend
    /// for Azure.
    static Path state(Target target, Session session, Stack stack) throws CommandException {
        if (target.kind() == Target.Kind.LOCAL) {
            return session.workspace().state(stack.name());
        }
        var backend = stack.configuration().backend();
        if (backend.isEmpty()) {
            return session.directory().resolve("terraform.tfstate");
        }
        if (!backend.get().type().equals("local")) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "The backend '" + backend.get().type() + "' is not supported yet",
                    "%s declares it. 'simplon synth' and terraform itself can apply this stack; the embedded engine keeps its state with the backend 'local'."
                            .formatted(backend.get().at()));
        }
        return session.directory().resolve(path(backend.get()));
    }

    private static Path path(Configuration.Backend backend) {
        return backend.body()
                .attribute("path")
                .flatMap(expression -> expression.evaluate(NOTHING).value())
                .flatMap(Value::asText)
                .map(Path::of)
                .orElse(Path.of("terraform.tfstate"));
    }

    private static final Scope NOTHING =
            (Reference reference, Location at) ->
                    Checked.failed(
                            Diagnostic.error(
                                    "A backend refers to nothing",
                                    at + " may hold constants only."));
}
