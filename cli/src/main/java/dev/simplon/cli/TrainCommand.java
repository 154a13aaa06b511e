package dev.simplon.cli;

import dev.simplon.cloud.CloudServer;
import dev.simplon.cloud.CloudSettings;
import dev.simplon.cloud.DataDirectoryInUse;
import dev.simplon.cloud.PortInUse;
import dev.simplon.cloud.PredictedDataPlane;
import dev.simplon.engine.PlanOptions;
import dev.simplon.engine.render.PlanText;
import java.io.IOException;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The training run of the ahead-of-time cache: within one JVM all that `check`, `up` and a local
/// cloud load.
final class TrainCommand implements Command {
    @Override
    public String name() {
        return "train";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .hidden(true)
                .description("The build's training run for the JDK's ahead-of-time cache.");
        Options.program(spec);
        Options.lab(spec);
        Options.asOf(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var workspace = session.workspace();
        var process = new CloudProcess(session, workspace.cloud());
        Workspace.make(process.data());
        var today = LocalDate.now(session.clock());
        try (var server =
                CloudServer.start(
                        CloudSettings.of(
                                process.data(),
                                new PredictedDataPlane("this is a training run")))) {
            process.announce(server.environment().metadataHost(), CloudProcess.Options.DEFAULT);
            var target = Target.local(process);
            for (var stack : Declarations.of(arguments, session)) {
                var operation = Operation.of(session, stack, target, today, session.out());
                var plan = operation.plan(PlanOptions.DEFAULT);
                operation.review(plan);
                session.out().print(PlanText.of(plan));
                operation.apply(plan);
                operation.plan(PlanOptions.DEFAULT);
            }
            var cloud = LocalCloud.of(process);
            Proof.print(session, cloud, target, cloud.status());
        } catch (PortInUse | DataDirectoryInUse e) {
            throw new IllegalStateException(e);
        }
        return ExitCode.DONE;
    }
}
