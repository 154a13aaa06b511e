package dev.simplon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ParseResult;

/// Asks before something is changed.
final class Approval {
    private Approval() {}

    /// @param question what is about to happen, ending in a full stop
    /// @throws CommandException if the answer is not `yes`
    static void ask(ParseResult arguments, Session session, String question)
            throws CommandException, IOException {
        if (arguments.hasMatchedOption("-auto-approve")) {
            return;
        }
        session.out().println();
        session.out().println(question);
        session.out().print("Only 'yes' is accepted: ");
        session.out().flush();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var answer = input.readLine();
        if (answer == null || !answer.strip().equals("yes")) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "Not approved; nothing was changed",
                    answer == null
                            ? "There is nobody to ask: standard input is at its end. -auto-approve goes on without asking."
                            : "");
        }
    }
}
