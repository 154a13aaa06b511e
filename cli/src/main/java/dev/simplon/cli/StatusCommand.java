package dev.simplon.cli;

import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon status`: the tunnels as they are now.
final class StatusCommand implements Command {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Shows every connection of the local cloud as it is now: measured from the IKE daemons, or marked as predicted.",
                        "Exit code 4 if one of them is not connected.");
        Options.json(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var cloud = LocalCloud.existing(session);
        var status = cloud.status();
        if (arguments.hasMatchedOption("--json")) {
            session.out().println(JsonCodec.encodePretty(status.document()));
        } else {
            status.print(session.out());
        }
        return status.allConnected() ? ExitCode.DONE : ExitCode.NOT_AS_DECLARED;
    }
}
