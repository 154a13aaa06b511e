package dev.simplon.cli;

/// What is said when something is not there that a command needs.
final class Missing {
    private Missing() {}

    static CommandException cloud(CloudProcess process) {
        return new CommandException(
                ExitCode.FAILURE,
                "Nothing is up in " + process.session().directory(),
                "There is no local cloud here (%s). 'simplon up PROGRAM' brings a declaration up; 'simplon cloud start --detach' starts an empty one."
                        .formatted(process.data()));
    }
}
