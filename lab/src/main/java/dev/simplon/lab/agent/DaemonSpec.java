package dev.simplon.lab.agent;

import java.util.List;

/// What a daemon is to be: the agent starts it, starts it again whenever it ends, and goes on doing
/// so while nobody is connected.
///
/// @param name by which it is known; one daemon a name
/// @param argv the program and its arguments; no secret may stand here
/// @param environment as `NAME=value`, added to the agent's own
/// @param log the file that takes its output; renamed to `*.old` when it grows over 4 MiB
/// @param remove files that a dead one leaves behind and that stand in the way of the next
/// @param announcements texts; a line of output that contains one is kept and reported
/// @param fingerprint whatever the client wants to recognize the daemon's configuration by
public record DaemonSpec(
        String name,
        List<String> argv,
        List<String> environment,
        String log,
        List<String> remove,
        List<String> announcements,
        String fingerprint) {
    public DaemonSpec {
        argv = List.copyOf(argv);
        environment = List.copyOf(environment);
        remove = List.copyOf(remove);
        announcements = List.copyOf(announcements);
    }

    byte[] encoded() {
        return new Fields.Writer()
                .text(name)
                .texts(argv)
                .texts(environment)
                .text(log)
                .texts(remove)
                .texts(announcements)
                .text(fingerprint)
                .body();
    }

    static DaemonSpec decoded(Fields.Reader in) {
        return new DaemonSpec(
                in.text(), in.texts(), in.texts(), in.text(), in.texts(), in.texts(), in.text());
    }
}
