package dev.simplon.cli;

import dev.simplon.engine.PlanOptions;
import dev.simplon.engine.render.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon apply`: makes it so.
final class ApplyCommand implements Command {
    @Override
    public String name() {
        return "apply";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Shows what would change, asks, and makes it so; on the local Azure, unless --target azure is given.",
                        "PROGRAM may be a file that 'simplon plan -out FILE' made: then just that is done, on the local Azure without asking.");
        Options.program(spec);
        TargetOption.describe(spec);
        Options.asOf(spec);
        Options.autoApprove(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var saved = saved(arguments, session);
        var target = TargetOption.of(arguments, session);
        if (saved.isPresent()) {
            return apply(saved.get(), arguments, session, target);
        }
        var stacks = Declarations.of(arguments, session);
        var day = Options.day(arguments, session);
        for (var stack : stacks) {
            var operation = Operation.of(session, stack, target, day, session.out());
            var plan = operation.plan(PlanOptions.DEFAULT);
            session.out().print(PlanText.of(plan));
            operation.review(plan);
            if (!plan.isEmpty()) {
                Approval.ask(arguments, session, "Apply this to " + where(target) + "?");
                operation.apply(plan);
            }
        }
        return ExitCode.DONE;
    }

    /// Who keeps a plan has seen it: the local cloud asks no more. Real Azure always does.
    private static ExitCode apply(Path saved, ParseResult arguments, Session session, Target target)
            throws CommandException, IOException, InterruptedException {
        var origin = PlanOrigin.of(saved);
        origin.check(saved, target);
        var stack = Declarations.planned(origin, session);
        var operation =
                Operation.of(session, stack, target, LocalDate.now(session.clock()), session.out());
        var plan = operation.read(saved);
        if (plan.isEmpty()) {
            return ExitCode.DONE;
        }
        if (target.kind() == Target.Kind.AZURE) {
            session.out().print(PlanText.of(plan));
            Approval.ask(arguments, session, "Apply this to " + where(target) + "?");
        }
        operation.apply(plan);
        return ExitCode.DONE;
    }

    static String where(Target target) {
        return target.kind() == Target.Kind.AZURE
                ? "the real Azure, subscription " + target.environment().get("ARM_SUBSCRIPTION_ID")
                : "the local Azure";
    }

    private static Optional<Path> saved(ParseResult arguments, Session session) {
        var name = Options.first(arguments);
        if (name.isEmpty()
                || name.get().endsWith(".java")
                || arguments.hasMatchedOption("--class-path")) {
            return Optional.empty();
        }
        Path file = session.directory().resolve(name.get());
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
