package dev.simplon.lab;

import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.lab.agent.AgentClient;
import dev.simplon.lab.agent.AgentState;
import dev.simplon.lab.agent.Daemon;
import dev.simplon.lab.vici.ViciException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one thread that changes the lab. At each signal (something else is wanted, a daemon started
/// or ended, the lab died) it makes a pass: asks the agent what there is, takes the difference to
/// the blueprint, and does of it what can be done at once. A daemon that is not ready yet says so
/// later, and that is the next signal.
///
/// What a pass has done it leaves as notes with the agent, after doing it. So a controller killed
/// anywhere leaves nothing that the next one would not see, and what is done twice does no harm.
final class Reconciler implements AutoCloseable {
    /// How often an end that initiates tries again what its peer refused, as Azure's gateways do.
    private static final long RETRY_MILLIS = 2_000;

    private static final long STOP_GRACE_MILLIS = 3_000;

    private final LabSettings settings;
    private final Runnable changed;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Map<String, Charon> charons = new HashMap<>();
    private final Thread thread;
    private @Nullable DesiredNetwork wanted;
    private @Nullable AgentClient agent;
    private @Nullable InitProcess init;
    private Optional<String> failure = Optional.empty();
    private boolean retryDue;

    /// Counts the agents that were connected to.
    private long epoch;

    private volatile Standing standing;

    private sealed interface Signal {
        record Wanted(DesiredNetwork network) implements Signal {}

        record Moved() implements Signal {}

        record LabDied(long epoch) implements Signal {}

        record Close() implements Signal {}
    }

    /// @param changed is called, on any thread, when a status may have changed
    Reconciler(LabSettings settings, Runnable changed) {
        this.settings = settings;
        this.changed = changed;
        this.standing =
                new Standing(
                        DesiredNetwork.EMPTY,
                        new Blueprint(List.of(), Map.of(), Map.of()),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        this.thread = Thread.ofVirtual().name("lab-reconciler").unstarted(this::run);
    }

    /// Starts the lab, or takes up the living one, and then begins to work.
    void begin() throws LabException {
        try {
            agent();
        } catch (LabException e) {
            throw e;
        } catch (IOException e) {
            throw new LabException(
                    "The lab in %s cannot be used: %s"
                            .formatted(settings.directory(), e.getMessage()),
                    e);
        }
        publish(new Blueprint(List.of(), Map.of(), Map.of()));
        thread.start();
    }

    void want(DesiredNetwork network) {
        signals.add(new Signal.Wanted(network));
    }

    Standing standing() {
        return standing;
    }

    @Override
    public void close() {
        signals.add(new Signal.Close());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dropAgent();
    }

    private void run() {
        long pause = Long.MAX_VALUE;
        while (true) {
            try {
                var signal = signals.poll(pause, TimeUnit.MILLISECONDS);
                retryDue = signal == null;
                while (signal != null) {
                    switch (signal) {
                        case Signal.Wanted(var network) -> wanted = network;
                        case Signal.Moved() -> {}
                        case Signal.LabDied(var dead) -> {
                            if (dead == epoch) {
                                dropAgent();
                            }
                        }
                        case Signal.Close() -> {
                            return;
                        }
                    }
                    signal = signals.poll();
                }
                boolean settled = pass();
                failure = Optional.empty();
                pause = settled ? Long.MAX_VALUE : RETRY_MILLIS;
            } catch (IOException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
                pause = RETRY_MILLIS;
                publish(standing.blueprint());
            } catch (InterruptedException e) {
                return; // Nobody interrupts this thread but the end of the JVM.
            }
        }
    }

    /// One pass; true if nothing is left that a later signal would not bring about.
    private boolean pass() throws IOException {
        var current = agent();
        var want = wanted;
        if (want == null) {
            return true; // Taken up, and not told anything yet.
        }
        var state = current.state();
        var allocation = new Allocation(state.notes());
        var blueprint = Blueprint.of(want, allocation);
        var spaces = blueprint.spaces().stream().map(Space::name).collect(Collectors.toSet());
        current.note(allocation.changes(spaces));
        publish(blueprint);

        var notes = new TreeMap<>(state.notes());
        var stale = staleSpaces(blueprint, notes);
        stopDaemons(current, state, blueprint, stale, salt(current, notes));
        shapeSpaces(current, blueprint, stale, notes);
        startDaemons(current, blueprint, notes);
        boolean all = attend(current, blueprint);
        publish(blueprint);
        changed.run();
        return all;
    }

    // --- the lab itself -----------------------------------------------------------------------

    /// The agent of the living lab; starts a lab if there is none.
    private AgentClient agent() throws IOException {
        var current = agent;
        if (current != null) {
            return current;
        }
        var found = InitProcess.find(settings.directory());
        if (found.isPresent()) {
            try {
                return use(found.get());
            } catch (IOException e) {
                // Its agent does not answer: a start that was cut short, or an end under way.
                found.get().end();
            }
        }
        LabFolder.clear(settings.directory());
        return use(InitProcess.start(settings));
    }

    private AgentClient use(InitProcess living) throws IOException {
        long mine = ++epoch;
        var client =
                AgentClient.connect(
                        settings.agentSocket(),
                        _ -> signals.add(new Signal.Moved()),
                        () -> signals.add(new Signal.LabDied(mine)));
        agent = client;
        init = living;
        return client;
    }

    private void dropAgent() {
        var current = agent;
        agent = null;
        init = null;
        // Incarnations are counted from 1 in the next lab.
        List.copyOf(charons.keySet()).forEach(this::forget);
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                return; // It is gone all the same.
            }
        }
    }

    // --- spaces -------------------------------------------------------------------------------

    /// Spaces that exist (or may, half built) and must go: not wanted, or not of this structure.
    private static Set<String> staleSpaces(Blueprint blueprint, Map<String, String> notes) {
        var stale = new HashSet<String>();
        notes.forEach((key, value) -> {
            if (key.startsWith("space/")) {
                var name = key.substring("space/".length());
                var wanted = blueprint.space(name).map(Space::structure);
                if (!wanted.equals(Optional.of(value.lines().findFirst().orElse("")))) {
                    stale.add(name);
                }
            }
        });
        return stale;
    }

    private void shapeSpaces(
            AgentClient current, Blueprint blueprint, Set<String> stale, Map<String, String> notes)
            throws IOException {
        var script = new ArrayList<String>();
        var done = new TreeMap<String, String>();
        for (var name : stale) {
            var ports = notes.getOrDefault("space/" + name, "").lines().skip(1).toList();
            script.addAll(Space.demolish(name, ports));
            for (var kind : SPACE_NOTES) {
                notes.remove(kind + name);
                done.put(kind + name, "");
            }
        }
        for (var space : blueprint.spaces()) {
            if (!notes.containsKey("space/" + space.name())) {
                // Something half built by a controller that was killed may be in the way.
                script.addAll(Space.demolish(space.name(), space.ports()));
                script.addAll(space.build());
                done.put(
                        "space/" + space.name(),
                        space.structure() + "\n" + String.join("\n", space.ports()));
            }
            configure(space, notes, script, done);
        }
        if (!script.isEmpty()) {
            shell(current, script);
        }
        if (!done.isEmpty()) {
            current.note(done);
            done.forEach((key, value) -> {
                if (value.isEmpty()) {
                    notes.remove(key);
                } else {
                    notes.put(key, value);
                }
            });
        }
    }

    private static final List<String> SPACE_NOTES =
            List.of("space/", "lines/", "plugs/", "nft/", "routes/", "counters/");

    private static void configure(
            Space space, Map<String, String> notes, List<String> script, Map<String, String> done) {
        var lines = String.join("\n", space.lines());
        var before = notes.getOrDefault("lines/" + space.name(), "");
        if (!lines.equals(before)) {
            var gone = new ArrayList<>(before.lines().toList());
            gone.removeAll(space.lines());
            batch(space.name(), gone.stream().map(l -> verb(l, "del")).toList(), true, script);
            batch(
                    space.name(),
                    space.lines().stream().map(l -> verb(l, "replace")).toList(),
                    false,
                    script);
            done.put("lines/" + space.name(), lines);
        }
        if (!space.nft().isEmpty() && !space.nft().equals(notes.get("nft/" + space.name()))) {
            script.add(
                    "ip netns exec %s nft -f - <<'END'\ntable ip simplon\ndelete table ip simplon\ntable ip simplon {\n%s}\nEND"
                            .formatted(space.name(), space.nft()));
            done.put("nft/" + space.name(), space.nft());
        }
        var plugs = String.join("\n", space.plugs());
        if (!plugs.equals(notes.getOrDefault("plugs/" + space.name(), ""))) {
            for (var link : space.links()) {
                script.add(
                        "ip -n %s link set %s %s"
                                .formatted(
                                        link.hub(), link.port(), link.plugged() ? "up" : "down"));
                // The kernel tells a bridge of a new carrier up to a second later, and drops what
                // is sent until then, unless someone asks for the link (Linux 6.7 and later).
                script.add("ip -n %s link show %s >/dev/null".formatted(link.hub(), link.port()));
                script.add(
                        "ip -n %s link show %s >/dev/null".formatted(space.name(), link.device()));
                script.add("ip -n %s link show lan >/dev/null".formatted(link.hub()));
            }
            done.put("plugs/" + space.name(), plugs);
        }
    }

    /// `addr 10.0.0.4/32 dev lan` with its verb behind the first word.
    private static String verb(String line, String verb) {
        int space = line.indexOf(' ');
        return line.substring(0, space) + " " + verb + line.substring(space);
    }

    private static void batch(
            String space, Collection<String> lines, boolean tolerant, List<String> script) {
        if (!lines.isEmpty()) {
            script.add(
                    "ip -n %s %s-batch - <<'END' %s\n%s\nEND"
                            .formatted(
                                    space,
                                    tolerant ? "-force " : "",
                                    tolerant ? "2>/dev/null || true" : "",
                                    String.join("\n", lines)));
        }
    }

    private static void shell(AgentClient current, List<String> script) throws IOException {
        var outcome = current.run(List.of("bash", "-e", "-s"), String.join("\n", script) + "\n");
        if (!outcome.succeeded()) {
            throw new IOException(
                    "The lab's namespaces could not be set up: " + outcome.errors().strip());
        }
    }

    // --- daemons ------------------------------------------------------------------------------

    private void stopDaemons(
            AgentClient current,
            AgentState state,
            Blueprint blueprint,
            Set<String> staleSpaces,
            String salt)
            throws IOException {
        var off = switchedOff(blueprint, state.notes());
        for (var daemon : state.daemons()) {
            var end = Optional.ofNullable(blueprint.ends().get(daemon.name()));
            boolean keep =
                    end.filter(e -> !staleSpaces.contains(e.space()))
                            .map(e -> daemonFingerprint(e, salt).equals(daemon.fingerprint()))
                            .orElse(false);
            if (!keep) {
                forget(daemon.name());
                // A machine that is switched off says nothing any more.
                current.stop(daemon.name(), off.contains(daemon.name()) ? 0 : STOP_GRACE_MILLIS);
            }
        }
    }

    /// The daemons of devices that are switched off, by the numbers that were given to them.
    private static Set<String> switchedOff(Blueprint blueprint, Map<String, String> notes) {
        var off = new HashSet<String>();
        for (var space : blueprint.spaces()) {
            if (space.links().stream().anyMatch(l -> !l.plugged())) {
                notes.forEach((key, value) -> {
                    if (key.startsWith("number/" + space.name() + "|")) {
                        off.add(TunnelEnd.daemon(Integer.parseInt(value)));
                    }
                });
            }
        }
        return off;
    }

    private void startDaemons(AgentClient current, Blueprint blueprint, Map<String, String> notes)
            throws IOException {
        var salt = salt(current, notes);
        var there =
                current.state().daemons().stream().map(Daemon::name).collect(Collectors.toSet());
        for (var end : blueprint.ends().values()) {
            if (!there.contains(end.daemon())) {
                var configuration = new CharonConfiguration(end, settings.directory());
                Files.createDirectories(configuration.folder());
                Files.writeString(configuration.file(), configuration.strongswanConf());
                current.start(configuration.daemon(daemonFingerprint(end, salt)));
            }
        }
    }

    /// Connects to each daemon that is ready, gives it its routes and its connection, and sees that
    /// tunnels which are down are tried again. True if all is up.
    private boolean attend(AgentClient current, Blueprint blueprint) throws IOException {
        var state = current.state();
        var salt = salt(current, new TreeMap<>(state.notes()));
        charons.keySet().stream()
                .filter(d -> !blueprint.ends().containsKey(d))
                .toList()
                .forEach(this::forget);
        for (var end : blueprint.ends().values()) {
            state.daemon(end.daemon()).ifPresent(d -> meet(end, d));
        }
        for (var space : blueprint.spaces()) {
            overlay(current, blueprint, space.name(), state.notes());
        }
        var loaded = new HashSet<String>();
        var fresh = new HashSet<String>();
        // Those that wait first, so that nobody initiates towards one that knows nothing yet.
        for (boolean initiating : List.of(false, true)) {
            for (var end : blueprint.ends().values()) {
                if (end.initiates() == initiating) {
                    load(current, blueprint, end, state.notes(), salt, loaded, fresh);
                }
            }
        }
        boolean all = loaded.size() == blueprint.ends().size();
        for (var end : blueprint.ends().values()) {
            if (!end.initiates() || !loaded.contains(end.daemon())) {
                continue;
            }
            all &= pursue(end, fresh);
        }
        return all;
    }

    /// Connects to the daemon if it is ready and another one than before.
    private void meet(TunnelEnd end, Daemon daemon) {
        var known = charons.get(end.daemon());
        if (known != null && known.incarnation() == daemon.incarnation() && daemon.pid() != 0) {
            return;
        }
        forget(end.daemon());
        var tun =
                daemon.announced().stream()
                        .filter(l -> l.contains(CharonConfiguration.TUN_CREATED))
                        .map(l ->
                                l.substring(
                                        l.indexOf(CharonConfiguration.TUN_CREATED)
                                                + CharonConfiguration.TUN_CREATED.length()))
                        .findFirst();
        boolean ready =
                daemon.announced().stream().anyMatch(l -> l.contains(CharonConfiguration.READY));
        if (tun.isEmpty() || !ready) {
            return;
        }
        try {
            charons.put(
                    end.daemon(),
                    Charon.connect(
                            new CharonConfiguration(end, settings.directory()),
                            daemon.incarnation(),
                            tun.get().strip(),
                            () -> {
                                changed.run();
                                signals.add(new Signal.Moved());
                            }));
        } catch (IOException e) {
            return; // It has just died; its next start is a signal.
        }
    }

    private void forget(String daemon) {
        var known = charons.remove(daemon);
        if (known != null) {
            known.close();
        }
    }

    private void overlay(
            AgentClient current, Blueprint blueprint, String space, Map<String, String> notes)
            throws IOException {
        var ready = new LinkedHashMap<TunnelEnd, Charon>();
        blueprint.ends().values().stream()
                .filter(e -> e.space().equals(space))
                .sorted(java.util.Comparator.comparing(TunnelEnd::number))
                .forEach(e -> {
                    var charon = charons.get(e.daemon());
                    if (charon != null) {
                        ready.put(e, charon);
                    }
                });
        var routes = new ArrayList<String>();
        ready.forEach((end, charon) -> routes.addAll(Overlay.routes(end, charon)));
        var noted = String.join("\n", routes);
        var before = notes.getOrDefault("routes/" + space, "");
        var counters = ready.isEmpty() ? "" : Overlay.counters(ready);
        var script = new ArrayList<String>();
        var done = new TreeMap<String, String>();
        if (!noted.equals(before)) {
            var living =
                    ready.values().stream()
                            .map(c -> c.incarnation() + " ")
                            .collect(Collectors.toSet());
            var gone = new ArrayList<>(before.lines().toList());
            gone.removeAll(routes);
            // The routes of a dead incarnation went with its device.
            gone.removeIf(l -> living.stream().noneMatch(l::startsWith));
            batch(space, gone.stream().map(l -> "route del " + route(l)).toList(), true, script);
            batch(
                    space,
                    routes.stream().map(l -> "route replace " + route(l)).toList(),
                    false,
                    script);
            done.put("routes/" + space, noted);
        }
        if (!counters.equals(notes.getOrDefault("counters/" + space, "")) && !ready.isEmpty()) {
            script.add("ip netns exec " + space + " nft -f - <<'END'\n" + counters + "END");
            done.put("counters/" + space, counters);
        }
        if (!script.isEmpty()) {
            shell(current, script);
        }
        if (!done.isEmpty()) {
            current.note(done);
        }
    }

    private static String route(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    private void load(
            AgentClient current,
            Blueprint blueprint,
            TunnelEnd end,
            Map<String, String> notes,
            String salt,
            Set<String> loaded,
            Set<String> fresh)
            throws IOException {
        var charon = charons.get(end.daemon());
        if (charon == null) {
            return;
        }
        var configuration = new CharonConfiguration(end, settings.directory());
        var print = charon.incarnation() + " " + connectionFingerprint(end, configuration, salt);
        if (print.equals(notes.get("loaded/" + end.daemon()))) {
            loaded.add(end.daemon());
            return;
        }
        boolean peerComes =
                end.peerEnd()
                        .filter(p -> blueprint.ends().containsKey(p) && !loaded.contains(p))
                        .isPresent();
        if (end.initiates() && peerComes) {
            return; // The peer's readiness is a signal of its own.
        }
        try {
            charon.load(configuration);
        } catch (ViciException e) {
            return; // It keeps why.
        } catch (IOException e) {
            forget(end.daemon()); // It has just died; its next start is a signal.
            return;
        }
        current.note(Map.of("loaded/" + end.daemon(), print));
        loaded.add(end.daemon());
        fresh.add(end.daemon());
    }

    /// Sees to it that the tunnel of an initiating end is up or on its way. True if it is up.
    private boolean pursue(TunnelEnd end, Set<String> fresh) {
        var charon = charons.get(end.daemon());
        if (charon == null) {
            return false;
        }
        var configuration = new CharonConfiguration(end, settings.directory());
        boolean peerFresh = end.peerEnd().filter(fresh::contains).isPresent();
        try {
            if (peerFresh && !fresh.contains(end.daemon())) {
                // Its peer is a new one and knows nothing of the tunnel that this end may think it
                // still has.
                charon.load(configuration);
                return false;
            }
            if (charon.sas().stream().anyMatch(s -> Charon.installed(s).isPresent())) {
                return true;
            }
            if (retryDue) {
                charon.initiate(configuration);
            }
            return false;
        } catch (ViciException e) {
            return false; // It keeps why.
        } catch (IOException e) {
            forget(end.daemon()); // It has just died; its next start is a signal.
            return false;
        }
    }

    // --- fingerprints -------------------------------------------------------------------------

    /// The agent's own random text, so that a fingerprint says nothing about a key.
    private static String salt(AgentClient current, Map<String, String> notes) throws IOException {
        var salt = notes.get("salt");
        if (salt == null) {
            salt = UUID.randomUUID().toString();
            current.note(Map.of("salt", salt));
            notes.put("salt", salt);
        }
        return salt;
    }

    private String daemonFingerprint(TunnelEnd end, String salt) {
        return hash(
                salt
                        + end.space()
                        + new CharonConfiguration(end, settings.directory()).strongswanConf());
    }

    private static String connectionFingerprint(
            TunnelEnd end, CharonConfiguration configuration, String salt) {
        return hash(
                salt
                        + end.key().reveal()
                        + end.own()
                        + end.peer()
                        + end.initiates()
                        + end.settings()
                        + configuration.childNames());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void publish(Blueprint blueprint) {
        standing =
                new Standing(
                        Optional.ofNullable(wanted).orElse(DesiredNetwork.EMPTY),
                        blueprint,
                        charons,
                        Optional.ofNullable(agent),
                        Optional.ofNullable(init),
                        failure);
    }
}
