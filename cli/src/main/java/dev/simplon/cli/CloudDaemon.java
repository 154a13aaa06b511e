package dev.simplon.cli;

import dev.simplon.cloud.CloudServer;
import dev.simplon.cloud.CloudSettings;
import dev.simplon.cloud.DataDirectoryInUse;
import dev.simplon.cloud.PortInUse;
import dev.simplon.cloud.PredictedDataPlane;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.lab.LabException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Collectors;

/// The process in which the local cloud lives, and with it the control of the lab.
final class CloudDaemon {
    private CloudDaemon() {}

    /// Until Ctrl-C; the lab ends with it.
    static ExitCode foreground(CloudProcess process, CloudProcess.Options options, Session session)
            throws CommandException, IOException, InterruptedException {
        Workspace.make(process.data());
        try {
            serve(
                    process,
                    options,
                    address ->
                            session.out()
                                    .printf(
                                            "The local Azure answers at https://%s. Ctrl-C ends it.%n",
                                            address));
        } finally {
            process.endLab();
        }
        return ExitCode.DONE;
    }

    /// Started by another command, which reads the first lines of what this says and goes away. The
    /// lab lives on when this process is killed.
    static ExitCode behind(CloudProcess process, CloudProcess.Options options, Session session)
            throws InterruptedException {
        try {
            serve(
                    process,
                    options,
                    _ -> {
                        session.out().println("ready");
                        session.out().flush();
                    });
            return ExitCode.DONE;
        } catch (CommandException e) {
            session.out().println("failed " + e.code());
            e.diagnostics()
                    .forEach(diagnostic -> {
                        session.out().println(diagnostic.summary());
                        session.out().println(diagnostic.detail());
                    });
            return e.code();
        } catch (IOException e) {
            session.out().println("failed " + ExitCode.FAILURE);
            session.out().println("The local cloud could not be started");
            session.out().println(e);
            return ExitCode.FAILURE;
        }
    }

    private interface Ready {
        void at(String address);
    }

    private static void serve(CloudProcess process, CloudProcess.Options options, Ready ready)
            throws CommandException, IOException, InterruptedException {
        var settings =
                CloudSettings.of(process.data(), plane(process, options))
                        .withPort(options.port())
                        .asOf(
                                options.asOf()
                                        .orElseGet(() -> LocalDate.now(process.session().clock())));
        try (var server = CloudServer.start(settings)) {
            // SIGTERM and Ctrl-C end the server in order; what was accepted is finished by the next
            // start.
            var terminated = new Thread(server::close, "terminated");
            Runtime.getRuntime().addShutdownHook(terminated);
            process.announce(server.environment().metadataHost(), options);
            ready.at(server.environment().metadataHost());
            server.awaitShutdown();
        } catch (PortInUse e) {
            throw new CommandException(
                    ExitCode.ENVIRONMENT,
                    "Port " + e.port() + " on 127.0.0.1 is in use",
                    String.valueOf(e.getMessage()));
        } catch (DataDirectoryInUse e) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "A local cloud runs already on " + process.data(),
                    "'simplon cloud status' says where; 'simplon cloud stop' ends it.");
        }
    }

    private static DataPlane plane(CloudProcess process, CloudProcess.Options options)
            throws CommandException, InterruptedException {
        if (options.lab() == LabMode.OFF) {
            return new PredictedDataPlane("the lab is switched off (--lab off)");
        }
        var lacking = LabPlane.lacking(process.session().home());
        if (lacking.isEmpty()) {
            try {
                return LabPlane.open(process.lab());
            } catch (LabException e) {
                if (options.lab() == LabMode.AUTO) {
                    return new PredictedDataPlane(
                            "the lab could not be started: " + e.getMessage());
                }
                throw new CommandException(
                        ExitCode.ENVIRONMENT,
                        "The lab could not be started",
                        String.valueOf(e.getMessage()));
            }
        }
        if (options.lab() == LabMode.AUTO) {
            return new PredictedDataPlane(
                    "this machine cannot run a lab: "
                            + lacking.stream()
                                    .map(each -> each.what())
                                    .collect(Collectors.joining("; "))
                            + " ('simplon doctor' says how to mend it)");
        }
        throw new CommandException(
                ExitCode.ENVIRONMENT,
                "This machine cannot run a lab",
                lacking.stream()
                        .map(each -> each.what() + "\n  mend: " + each.mend())
                        .collect(Collectors.joining("\n")));
    }
}
