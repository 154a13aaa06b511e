package dev.simplon.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One command, named as the user types it. Built without annotations, so that starting needs no
/// reflection.
interface Command {
    String name();

    /// Options, parameters and the help text.
    void describe(CommandSpec spec);

    /// Commands below this one, such as `cloud start` below `cloud`.
    default List<Command> children() {
        return List.of();
    }

    ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException;
}
