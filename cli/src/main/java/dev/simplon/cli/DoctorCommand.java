package dev.simplon.cli;

import java.io.IOException;
import java.util.ArrayList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon doctor`: what this machine can do, what it lacks, and the one command that mends each.
final class DoctorCommand implements Command {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Says what this machine can do, what it lacks for real tunnels, and the one command that mends it. Exit code 5 if it lacks something.");
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var out = session.out();
        out.printf("simplon      %s, in %s%n", Version.NUMBER, session.home());
        out.printf("Java         %s, in %s%n", Runtime.version(), System.getProperty("java.home"));
        out.printf(
                "system       %s %s%n",
                System.getProperty("os.name"), System.getProperty("os.version"));
        var cloud = new CloudProcess(session, session.workspace().cloud());
        out.printf(
                "local cloud  %s%n",
                cloud.running()
                        .map(r -> "runs as pid %d at https://%s".formatted(r.pid(), r.address()))
                        .orElse("does not run here"));
        var lacking = new ArrayList<>(LabPlane.lacking(session.home()));
        if (lacking.isEmpty()) {
            out.println("lab          can run here: tunnels are real");
            return ExitCode.DONE;
        }
        out.println("lab          cannot run here: status is predicted");
        for (var each : lacking) {
            out.println("  lacks      " + each.what());
            out.println("  mend       " + each.mend());
        }
        return ExitCode.ENVIRONMENT;
    }
}
