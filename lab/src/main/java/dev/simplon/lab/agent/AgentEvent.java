package dev.simplon.lab.agent;

/// Something happened to a daemon.
///
/// @param detail the pid of one that started, the exit code of one that ended, the line announced
public record AgentEvent(What what, String daemon, long incarnation, String detail) {
    /// Named on the wire as here.
    public enum What {
        STARTED,
        ENDED,
        ANNOUNCED
    }

    byte[] encoded() {
        return new Fields.Writer()
                .text(what.name())
                .text(daemon)
                .number(incarnation)
                .text(detail)
                .body();
    }

    static AgentEvent decoded(Fields.Reader in) {
        return new AgentEvent(What.valueOf(in.text()), in.text(), in.number(), in.text());
    }
}
