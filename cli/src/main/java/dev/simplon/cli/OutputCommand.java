package dev.simplon.cli;

import dev.simplon.engine.render.OutputsText;
import dev.simplon.engine.state.State.OutputValue;
import dev.simplon.engine.state.StateFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `simplon output`: the outputs of a stack as they were last applied.
final class OutputCommand implements Command {
    @Override
    public String name() {
        return "output";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Prints the outputs of a stack as they were last applied on the local cloud, or one of them.");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0")
                        .arity("0..1")
                        .type(String.class)
                        .paramLabel("NAME")
                        .description("The output meant; its value alone is printed.")
                        .build());
        spec.addOption(
                OptionSpec.builder("-raw", "--raw")
                        .description("Prints the text of NAME, even if it is sensitive.")
                        .build());
        Options.json(spec);
        Options.stack(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException {
        var workspace = session.workspace();
        var stack = stack(workspace.stacks(), Options.text(arguments, "--stack"), session);
        var state = new StateFile(workspace.state(stack)).read();
        if (state.isFailed()) {
            throw new CommandException(ExitCode.FAILURE, state.diagnostics());
        }
        var outputs = state.value().orElseThrow().outputs();
        var name = Options.first(arguments);
        boolean json = arguments.hasMatchedOption("--json");
        if (name.isPresent()) {
            var output = outputs.get(name.get());
            if (output == null) {
                throw new CommandException(
                        ExitCode.FAILURE,
                        "There is no output '" + name.get() + "'",
                        outputs.isEmpty()
                                ? stack + " has no outputs."
                                : stack + " has: " + String.join(", ", outputs.keySet()) + ".");
            }
            session.out().print(one(name.get(), output, arguments));
            return ExitCode.DONE;
        }
        session.out().print(json ? OutputsText.json(outputs) : OutputsText.of(outputs));
        return ExitCode.DONE;
    }

    private static String one(String name, OutputValue output, ParseResult arguments)
            throws CommandException {
        if (arguments.hasMatchedOption("--json")) {
            return OutputsText.json(output);
        }
        if (!arguments.hasMatchedOption("-raw")) {
            return OutputsText.of(output);
        }
        var raw = OutputsText.raw(name, output);
        return raw.value()
                .orElseThrow(() -> new CommandException(ExitCode.FAILURE, raw.diagnostics()));
    }

    private static String stack(List<String> known, Optional<String> wanted, Session session)
            throws CommandException {
        if (known.isEmpty()) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "Nothing was applied in " + session.directory(),
                    "'simplon up PROGRAM' or 'simplon apply PROGRAM' makes a state with outputs.");
        }
        if (wanted.isPresent() && known.contains(wanted.get())) {
            return wanted.get();
        }
        if (wanted.isEmpty() && known.size() == 1) {
            return known.getFirst();
        }
        throw new CommandException(
                ExitCode.USAGE,
                wanted.map(name -> "There is no stack '" + name + "' here").orElse("Which stack?"),
                "Name one of these with --stack: " + String.join(", ", known));
    }
}
