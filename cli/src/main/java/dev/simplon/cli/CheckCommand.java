package dev.simplon.cli;

import dev.simplon.engine.PlanOptions;
import dev.simplon.engine.state.MemoryState;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon check`: what Azure would refuse of a declaration, without any cloud.
final class CheckCommand implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Says what Azure would refuse of a declaration, at which line, why, and the change that mends it. Needs no cloud and no lab.",
                        "Exit code 3 if it would refuse something.");
        Options.program(spec);
        Options.asOf(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var day = Options.day(arguments, session);
        boolean refused = false;
        for (var stack : Declarations.of(arguments, session)) {
            var engine =
                    stack.engine(
                            Target.none(),
                            MemoryState.empty(),
                            day,
                            session.environment(),
                            _ -> {});
            var plan = engine.plan(PlanOptions.OFFLINE);
            var findings =
                    new Findings(
                            stack,
                            engine.review(
                                    plan.value()
                                            .orElseThrow(() ->
                                                    Problem.of(
                                                            session, stack, plan.diagnostics()))));
            Rendering.diagnostics(session, stack, plan.diagnostics());
            findings.print(session);
            session.out()
                    .printf(
                            "%s (azurerm %s) as of %s: %s%n",
                            stack.name(), stack.azurerm(), day, findings.summary());
            refused |= findings.anyRefused();
        }
        return refused ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
