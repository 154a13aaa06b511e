package dev.simplon.cli;

import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon down`: removes the local world of this folder (docs/decisions/0003).
final class DownCommand implements Command {
    @Override
    public String name() {
        return "down";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Removes the local world of this folder: tunnels, lab, local cloud, its data and the local states. Never touches real Azure.");
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var workspace = session.workspace();
        if (!Files.isDirectory(workspace.root())) {
            session.out().println("Nothing is up in " + session.directory() + ".");
            return ExitCode.DONE;
        }
        var process = new CloudProcess(session, workspace.cloud());
        process.stop();
        Workspace.remove(workspace.root());
        session.out().println("Everything of the local cloud and its lab is gone.");
        return ExitCode.DONE;
    }
}
