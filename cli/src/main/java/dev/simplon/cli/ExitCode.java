package dev.simplon.cli;

/// What the process says to a script. One list for the code, `--help` and the README.
public enum ExitCode {
    DONE(0, "done"),
    FAILURE(1, "failure"),
    CHANGES(2, "changes present (only with -detailed-exitcode)"),
    REFUSED(3, "Azure would refuse"),
    NOT_AS_DECLARED(4, "a tunnel is not as declared"),
    ENVIRONMENT(5, "the environment lacks something"),
    USAGE(64, "wrong usage"),
    INTERRUPTED(130, "interrupted");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
