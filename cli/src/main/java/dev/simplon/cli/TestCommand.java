package dev.simplon.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `simplon test`: described here, so that `--help` lists it; the launcher runs it, since it builds
/// what this is a part of.
final class TestCommand implements Command {
    @Override
    public String name() {
        return "test";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "All set-up, then the build with its checks and every test of Simplon itself, real tunnels and crashes among them.");
        spec.addOption(
                OptionSpec.builder("--all")
                        .description(
                                "The kinds of connections under six releases of azurerm instead of four.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session) throws CommandException {
        throw new CommandException(
                ExitCode.USAGE,
                "The tests are run by the launcher",
                "Start them in the folder of the sources: ./simplon test");
    }
}
