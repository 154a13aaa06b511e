package dev.simplon.cli;

import dev.simplon.values.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `simplon device`: the simulated on-premises end of a site-to-site connection.
final class DeviceCommand implements Command {
    @Override
    public String name() {
        return "device";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "The simulated on-premises device behind a local network gateway of the local cloud.");
    }

    @Override
    public List<Command> children() {
        return List.of(
                new Power(
                        "stop",
                        "Powers the device off: it falls silent, and Azure's side notices by dead peer detection.",
                        false),
                new Power("start", "Powers the device on again.", true),
                new Set());
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session) {
        return ExitCode.USAGE;
    }

    private static void named(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0")
                        .arity("1")
                        .required(true)
                        .type(String.class)
                        .paramLabel("NAME")
                        .description("The name of the local network gateway.")
                        .build());
    }

    private record Power(String name, String says, boolean running) implements Command {
        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage().description(says);
            named(spec);
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session)
                throws CommandException, IOException, InterruptedException {
            var device = Options.first(arguments).orElseThrow();
            LocalCloud.existing(session).device(device, Optional.of(running), Optional.empty());
            session.out().printf("%s is to be %s.%n", device, running ? "running" : "stopped");
            return ExitCode.DONE;
        }
    }

    private static final class Set implements Command {
        @Override
        public String name() {
            return "set";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .description("Makes the device differ from what the connection declares.");
            named(spec);
            spec.addOption(
                    OptionSpec.builder("--shared-key-from")
                            .type(String.class)
                            .required(true)
                            .paramLabel("env:VAR")
                            .description(
                                    "The pre-shared key that the device is to have, taken from an environment variable.")
                            .build());
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session)
                throws CommandException, IOException, InterruptedException {
            var device = Options.first(arguments).orElseThrow();
            var source = Options.text(arguments, "--shared-key-from").orElseThrow();
            if (!source.startsWith("env:")) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "A key is not given on the command line",
                        "Other users could read it in the list of processes. Put it into an environment variable and name that: "
                                + "--shared-key-from env:VAR");
            }
            var key = session.environment().get(source.substring("env:".length()));
            if (key == null || key.isEmpty()) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "The environment variable "
                                + source.substring("env:".length())
                                + " is not set",
                        "--shared-key-from reads the device's key from it.");
            }
            LocalCloud.existing(session)
                    .device(device, Optional.empty(), Optional.of(new Secret(key)));
            session.out()
                    .printf(
                            "%s has the key of $%s now.%n",
                            device, source.substring("env:".length()));
            return ExitCode.DONE;
        }
    }
}
