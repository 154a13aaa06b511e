package dev.simplon.lab.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that the agent knows: its daemons, and the notes that clients left with it. Notes die with
/// the lab, so a note about the lab is never older than the lab.
///
/// @param pid the agent's own, inside the lab
public record AgentState(long pid, List<Daemon> daemons, Map<String, String> notes) {
    public AgentState {
        daemons = List.copyOf(daemons);
        notes = Map.copyOf(notes);
    }

    public Optional<Daemon> daemon(String name) {
        return daemons.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    byte[] encoded() {
        var out = new Fields.Writer().number(pid).number(daemons.size());
        daemons.forEach(d -> d.encode(out));
        notes.forEach((key, value) -> out.text(key).text(value));
        return out.body();
    }

    static AgentState decoded(Fields.Reader in) {
        long pid = in.number();
        long count = in.number();
        var daemons = new ArrayList<Daemon>();
        for (long i = 0; i < count; i++) {
            daemons.add(Daemon.decoded(in));
        }
        SortedMap<String, String> notes = new TreeMap<>();
        while (in.hasMore()) {
            notes.put(in.text(), in.text());
        }
        return new AgentState(pid, daemons, notes);
    }
}
