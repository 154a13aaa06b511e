package dev.simplon.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `simplon synth`: the Terraform document of a program.
final class SynthCommand implements Command {
    @Override
    public String name() {
        return "synth";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Runs a program and writes the Terraform document of each of its stacks: stacks/NAME/cdk.tf.json.");
        Options.program(spec);
        spec.addOption(
                OptionSpec.builder("--output", "-o")
                        .type(Path.class)
                        .paramLabel("DIR")
                        .description("Where to. Default: cdktf.out")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var output =
                session.directory()
                        .resolve(Options.path(arguments, "--output").orElse(Path.of("cdktf.out")));
        for (var stack : Declarations.synthesize(arguments, session, output)) {
            session.out().println(session.directory().relativize(stack));
        }
        return ExitCode.DONE;
    }
}
