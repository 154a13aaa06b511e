package dev.simplon.cli;

import dev.simplon.engine.PlanFile;
import dev.simplon.engine.PlanOptions;
import dev.simplon.engine.render.PlanText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `simplon plan`: what an apply would change.
final class PlanCommand implements Command {
    @Override
    public String name() {
        return "plan";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Shows what an apply would change, and what Azure would refuse of it. Changes nothing.");
        Options.program(spec);
        TargetOption.describe(spec);
        Options.asOf(spec);
        spec.addOption(
                OptionSpec.builder("-out", "--out")
                        .type(Path.class)
                        .paramLabel("FILE")
                        .description(
                                "Keeps the plan for 'simplon apply FILE'. The file holds secrets; it is made for you alone (0600).")
                        .build());
        spec.addOption(
                OptionSpec.builder("-detailed-exitcode", "--detailed-exitcode")
                        .description("Exit code 2 if there are changes, 0 if there are none.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var stacks = Declarations.of(arguments, session);
        var file = Options.path(arguments, "-out");
        if (file.isPresent() && stacks.size() > 1) {
            throw Declarations.several(stacks);
        }
        var target = TargetOption.of(arguments, session);
        var day = Options.day(arguments, session);
        boolean changes = false;
        for (var stack : stacks) {
            var operation = Operation.of(session, stack, target, day, session.err());
            var plan = operation.plan(PlanOptions.DEFAULT);
            session.out().print(PlanText.of(plan));
            operation.review(plan);
            changes |= !plan.isEmpty();
            if (file.isPresent()) {
                PlanFile.write(
                        session.directory().resolve(file.get()),
                        plan,
                        new PlanOrigin(stack.name(), stack.directory(), target.owner()).notes());
                session.out()
                        .printf(
                                "%nSaved the plan to: %s%nTo do just that: simplon apply%s %s%n",
                                file.get(),
                                target.kind() == Target.Kind.AZURE ? " --target azure" : "",
                                file.get());
            }
        }
        return changes && arguments.hasMatchedOption("-detailed-exitcode")
                ? ExitCode.CHANGES
                : ExitCode.DONE;
    }
}
