package dev.simplon.lab.agent;

import java.util.List;

/// A daemon as the agent has it now.
///
/// @param pid inside the lab; 0 while it is down
/// @param incarnation grows with each start of any daemon, so that a restart can be told
/// @param fingerprint as its [DaemonSpec] gave it
/// @param announced the lines that this incarnation has announced
public record Daemon(
        String name, long pid, long incarnation, String fingerprint, List<String> announced) {
    public Daemon {
        announced = List.copyOf(announced);
    }

    void encode(Fields.Writer out) {
        out.text(name).number(pid).number(incarnation).text(fingerprint).texts(announced);
    }

    static Daemon decoded(Fields.Reader in) {
        return new Daemon(in.text(), in.number(), in.number(), in.text(), in.texts());
    }
}
