package dev.simplon.cli;

import dev.simplon.engine.ApplyOutcome;
import dev.simplon.engine.Engine;
import dev.simplon.engine.EngineEvent;
import dev.simplon.engine.Plan;
import dev.simplon.engine.PlanOptions;
import dev.simplon.engine.render.Summary;
import dev.simplon.engine.state.StateFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Plan, review and apply of one stack on one target, with what a person sees meanwhile.
final class Operation {
    private static final Duration PATIENCE_AFTER_INTERRUPT = Duration.ofMinutes(10);
    private final Session session;
    private final Stack stack;
    private final Target target;
    private final Path state;
    private final PrintStream progress;
    private final Engine engine;

    private Operation(
            Session session,
            Stack stack,
            Target target,
            Path state,
            LocalDate asOf,
            PrintStream progress) {
        this.session = session;
        this.stack = stack;
        this.target = target;
        this.state = state;
        this.progress = progress;
        this.engine =
                stack.engine(target, new StateFile(state), asOf, session.environment(), this::show);
    }

    /// @param progress where the steps are shown
    /// @throws CommandException if the stack's state belongs to another cloud than the target
    static Operation of(
            Session session, Stack stack, Target target, LocalDate asOf, PrintStream progress)
            throws CommandException, IOException {
        var state = TargetOption.state(target, session, stack);
        target.owner().check(state, stack.name());
        return new Operation(session, stack, target, state, asOf, progress);
    }

    Plan plan(PlanOptions options) throws CommandException {
        var began = Instant.now();
        var plan = engine.plan(options);
        if (plan.isFailed()) {
            throw Problem.of(session, stack, plan.diagnostics());
        }
        Rendering.diagnostics(session, stack, plan.diagnostics());
        var made = plan.value().orElseThrow();
        var counts = made.counts();
        Rendering.step(
                progress,
                "planned: %d to add, %d to change, %d to destroy"
                        .formatted(counts.add(), counts.change(), counts.destroy()),
                Duration.between(began, Instant.now()));
        return made;
    }

    /// A plan that was saved before.
    Plan read(Path file) throws CommandException {
        var plan = engine.readPlan(file);
        return plan.value().orElseThrow(() -> Problem.of(session, stack, plan.diagnostics()));
    }

    /// Shows what the rules say.
    ///
    /// @throws CommandException if Azure would refuse something
    void review(Plan plan) throws CommandException {
        var findings = new Findings(stack, engine.review(plan));
        findings.print(session);
        if (findings.anyRefused()) {
            session.err().printf("%s: %s; nothing was changed%n", stack.name(), findings.summary());
            throw new CommandException(ExitCode.REFUSED, List.of());
        }
        if (findings.anyUndecided()) {
            session.err().printf("%s: %s%n", stack.name(), findings.summary());
        }
    }

    /// @throws CommandException if not everything was done; what was done is in the state
    ApplyOutcome apply(Plan plan) throws CommandException, IOException {
        target.owner().claim(state, stack.name());
        var began = Instant.now();
        var done = new CountDownLatch(1);
        var onInterrupt =
                new Thread(
                        () -> {
                            session.err()
                                    .println(
                                            "simplon: stopping: what runs is finished and saved, nothing else is begun");
                            engine.stop();
                            try {
                                done.await(PATIENCE_AFTER_INTERRUPT.toSeconds(), TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        ApplyOutcome outcome;
        try {
            outcome = engine.apply(plan);
        } finally {
            done.countDown();
            removeHook(onInterrupt);
        }
        Rendering.diagnostics(session, stack, outcome.diagnostics());
        if (outcome.interrupted()) {
            throw new CommandException(ExitCode.INTERRUPTED, List.of());
        }
        if (!outcome.succeeded()) {
            throw new CommandException(ExitCode.FAILURE, List.of());
        }
        Rendering.step(progress, Summary.of(outcome), Duration.between(began, Instant.now()));
        return outcome;
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook is what made us stop.
        }
    }

    private void show(EngineEvent event) {
        switch (event) {
            case EngineEvent.Finished(var address, var step, var _, var took) -> {
                if (step != EngineEvent.Step.REFRESH) {
                    Rendering.step(progress, address + " " + past(step), took);
                }
            }
            case EngineEvent.Failed(var address, var step, var _, var took, var _) ->
                    Rendering.step(
                            progress,
                            address + " failed to " + step.name().toLowerCase(Locale.ROOT),
                            took);
            case EngineEvent.Started _ -> {}
            case EngineEvent.Skipped(var address, var _) ->
                    progress.println("  " + address + " not begun");
        }
    }

    private static String past(EngineEvent.Step step) {
        return switch (step) {
            case REFRESH -> "refreshed";
            case READ -> "read";
            case CREATE -> "created";
            case UPDATE -> "updated";
            case DELETE -> "destroyed";
        };
    }
}
