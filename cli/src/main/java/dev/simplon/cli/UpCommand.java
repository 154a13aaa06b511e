package dev.simplon.cli;

import dev.simplon.engine.PlanOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon up`: plan, apply on the local cloud, tunnel, proof.
final class UpCommand implements Command {
    private static final Duration TUNNEL_DEADLINE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "up";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Brings a declaration up on this machine: plan, apply on the local Azure, tunnels, and the proof that they carry packets.",
                        "Exit code 3 if Azure would refuse it, 4 if a tunnel does not come up as declared.");
        Options.program(spec);
        Options.lab(spec);
        Options.asOf(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var out = session.out();
        var workspace = session.workspace();
        var process = new CloudProcess(session, workspace.cloud());
        var options = CloudCommand.options(arguments);
        List<Stack> stacks;
        try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
            // The cloud's start and the program's run need nothing of each other.
            var cloud = side.submit(timed(() -> process.ensure(options)));
            try {
                var program = timed(() -> Declarations.of(arguments, session)).call();
                stacks = program.result();
                Rendering.step(out, "synthesized " + Declarations.named(arguments), program.took());
            } catch (CommandException | IOException | InterruptedException e) {
                cloud.cancel(true);
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            var running = get(cloud);
            Rendering.step(
                    out,
                    "local Azure at https://%s (pid %d)"
                            .formatted(running.result().address(), running.result().pid()),
                    running.took());
        }
        var target = Target.local(process);
        var day = Options.day(arguments, session);
        for (var stack : stacks) {
            up(session, stack, target, day);
        }
        var began = Instant.now();
        var cloud = LocalCloud.of(process);
        var status = cloud.awaitConnected(TUNNEL_DEADLINE);
        for (var connection : status.connections()) {
            Rendering.step(
                    out,
                    "%s %s [%s]"
                            .formatted(
                                    StatusView.text(connection, "name"),
                                    StatusView.text(connection, "connectionStatus"),
                                    StatusView.text(connection, "source")),
                    Duration.between(began, Instant.now()));
        }
        return Proof.print(session, cloud, target, status)
                ? ExitCode.DONE
                : ExitCode.NOT_AS_DECLARED;
    }

    private static void up(Session session, Stack stack, Target target, LocalDate day)
            throws CommandException, IOException {
        var operation = Operation.of(session, stack, target, day, session.out());
        var plan = operation.plan(PlanOptions.DEFAULT);
        operation.review(plan);
        if (plan.isEmpty()) {
            session.out().println("  No changes. Your infrastructure matches the configuration.");
            return;
        }
        operation.apply(plan);
    }

    private record Timed<T>(T result, Duration took) {}

    private static <T> Callable<Timed<T>> timed(Callable<T> work) {
        return () -> {
            var began = Instant.now();
            var result = work.call();
            return new Timed<>(result, Duration.between(began, Instant.now()));
        };
    }

    private static <T> T get(Future<T> future)
            throws CommandException, IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case CommandException failure -> throw failure;
                case IOException failure -> throw failure;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
