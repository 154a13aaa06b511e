package dev.simplon.lab.agent;

/// How a command ended.
public record Outcome(int exit, String output, String errors) {
    public boolean succeeded() {
        return exit == 0;
    }

    byte[] encoded() {
        return new Fields.Writer().number(exit).text(output).text(errors).body();
    }

    static Outcome decoded(Fields.Reader in) {
        return new Outcome((int) in.number(), in.text(), in.text());
    }
}
