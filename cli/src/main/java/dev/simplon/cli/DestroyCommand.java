package dev.simplon.cli;

import dev.simplon.engine.PlanOptions;
import dev.simplon.engine.render.PlanText;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon destroy`: removes what a declaration made, resource by resource.
final class DestroyCommand implements Command {
    @Override
    public String name() {
        return "destroy";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Removes what a declaration made, resource by resource, in reverse order. ('simplon down' removes the whole local world at once.)",
                        "Without PROGRAM it takes what was synthesized here last.");
        Options.program(spec);
        TargetOption.describe(spec);
        Options.asOf(spec);
        Options.autoApprove(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var stacks =
                Options.first(arguments).isPresent()
                        ? Declarations.of(arguments, session)
                        : Declarations.lastSynthesized(arguments, session);
        var target = TargetOption.of(arguments, session);
        var day = Options.day(arguments, session);
        for (var stack : stacks.reversed()) {
            var operation = Operation.of(session, stack, target, day, session.out());
            var plan = operation.plan(PlanOptions.DESTROY);
            session.out().print(PlanText.of(plan));
            operation.review(plan);
            if (plan.isEmpty()) {
                continue;
            }
            Approval.ask(
                    arguments,
                    session,
                    "Destroy all this on " + ApplyCommand.where(target) + "? There is no undo.");
            operation.apply(plan);
        }
        return ExitCode.DONE;
    }
}
