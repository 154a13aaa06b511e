package dev.simplon.lab;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork.Device;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.ObservedNetwork.ChildSa;
import dev.simplon.azure.network.ObservedNetwork.Connection;
import dev.simplon.azure.network.ObservedNetwork.IkeSa;
import dev.simplon.azure.network.ObservedNetwork.LabProcess;
import dev.simplon.azure.network.ObservedNetwork.Status;
import dev.simplon.lab.agent.AgentState;
import dev.simplon.lab.agent.Daemon;
import dev.simplon.lab.vici.ViciValue.Section;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Reads what is so: `list-sas` of each gateway's charon, and the kernel's counters. Thread-safe.
final class Observer {
    private final InstantSource clock;

    /// The kernel's totals of an end, with the state of its SAs that they belong to: asked again
    /// only when that state has moved, since asking costs a process.
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    private volatile Map<Long, Long> hostPids = Map.of();

    private record Counted(String at, Totals totals) {}

    private record Totals(long in, long out) {}

    private record Seen(
            Status status, Optional<String> reason, Optional<Section> ike, Totals totals) {}

    Observer(InstantSource clock) {
        this.clock = clock;
    }

    ObservedNetwork observe(Standing standing) {
        var connections =
                standing.wanted().tunnels().stream().map(t -> connection(standing, t)).toList();
        return new ObservedNetwork(
                ObservedNetwork.Source.MEASURED,
                standing.failure().orElse("read from strongSwan in the lab"),
                connections,
                processes(standing));
    }

    Connection connection(Standing standing, Tunnel tunnel) {
        var refused = standing.blueprint().refused().get(tunnel.connection());
        if (refused != null) {
            return none(
                    tunnel.connection(), Status.NOT_CONNECTED, Explanation.capital(refused) + ".");
        }
        var best =
                standing.blueprint().gatewayEnds(tunnel.connection()).stream()
                        .map(e -> see(standing, tunnel, e))
                        .min(Comparator.comparing(s -> rank(s.status())));
        if (best.isEmpty()) {
            return standing.failure()
                    .map(f -> none(tunnel.connection(), Status.NOT_CONNECTED, f))
                    .orElseGet(() -> none(tunnel.connection(), Status.CONNECTING));
        }
        var seen = best.get();
        var child = seen.ike().flatMap(Charon::installed);
        return new Connection(
                tunnel.connection(),
                seen.status(),
                seen.reason(),
                seen.ike().map(this::ikeSa),
                child.map(Observer::childSa),
                seen.totals().in(),
                seen.totals().out());
    }

    private static int rank(Status status) {
        return switch (status) {
            case CONNECTED -> 0;
            case CONNECTING -> 1;
            case NOT_CONNECTED -> 2;
            case UNKNOWN -> 3;
        };
    }

    private static Connection none(ResourceId id, Status status, String reason) {
        return new Connection(
                id, status, Optional.of(reason), Optional.empty(), Optional.empty(), 0, 0);
    }

    private static Connection none(ResourceId id, Status status) {
        return new Connection(
                id, status, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);
    }

    private Seen see(Standing standing, Tunnel tunnel, TunnelEnd end) {
        var charon = Optional.ofNullable(standing.charons().get(end.daemon()));
        List<Section> sas;
        try {
            sas = charon.isPresent() ? charon.get().sas() : List.of();
        } catch (IOException e) {
            sas = List.of(); // It has just died; the agent starts it again.
            charon = Optional.empty();
        }
        var totals = totals(standing, end, sas);
        var up = sas.stream().filter(s -> Charon.installed(s).isPresent()).findFirst();
        if (up.isPresent()) {
            return new Seen(Status.CONNECTED, Optional.empty(), up, totals);
        }
        var established =
                sas.stream()
                        .filter(s -> s.text("state").filter("ESTABLISHED"::equals).isPresent())
                        .findFirst();
        var why = reason(standing, tunnel, end, charon, established);
        return new Seen(
                why.isPresent() ? Status.NOT_CONNECTED : Status.CONNECTING,
                why,
                established,
                totals);
    }

    private static Optional<String> reason(
            Standing standing,
            Tunnel tunnel,
            TunnelEnd end,
            Optional<Charon> charon,
            Optional<Section> established) {
        var device =
                standing.wanted().devices().stream()
                        .filter(d -> d.localNetworkGateway().equals(tunnel.remote()))
                        .findFirst();
        if (device.isPresent() && !device.get().running()) {
            return Optional.of(
                    "The device %s is stopped. Start it with: simplon device start %s"
                            .formatted(device.get().name(), device.get().name()));
        }
        var otherName = otherName(device, tunnel);
        var other = end.peerEnd().map(p -> standing.blueprint().ends().get(p));
        if (other.isEmpty()) {
            return Optional.of(
                    "The other gateway %s has no connection back to this one. Declare it, with the same key."
                            .formatted(tunnel.remote().name()));
        }
        var refusal =
                charon.flatMap(Charon::refusal)
                        .or(() ->
                                end.peerEnd()
                                        .map(p -> standing.charons().get(p))
                                        .flatMap(Charon::refusal));
        if (refusal.isPresent()) {
            return Optional.of(
                    refusal.get()
                            + ". Choose an IPsec policy that it can do: a dh_group other than None, and no GMAC.");
        }
        if (!end.initiates() && !other.get().initiates()) {
            return Optional.of(Explanation.nobodyInitiates(end, otherName));
        }
        // As a responder the end may know less than the one that initiates.
        return charon.flatMap(Charon::trouble)
                .or(() ->
                        end.peerEnd().map(p -> standing.charons().get(p)).flatMap(Charon::trouble))
                .map(t ->
                        t == Trouble.NO_IKE_PROPOSAL && established.isPresent()
                                ? Trouble.NO_ESP_PROPOSAL
                                : t)
                .map(t -> Explanation.of(t, end, otherName, other))
                .or(standing::failure);
    }

    private static String otherName(Optional<Device> device, Tunnel tunnel) {
        return device.map(d -> "the device " + d.name())
                .orElseGet(() -> "the gateway " + tunnel.remote().name());
    }

    private IkeSa ikeSa(Section sa) {
        return new IkeSa(
                (int) sa.number("version"),
                algorithm(sa),
                sa.text("integ-alg"),
                sa.text("prf-alg"),
                sa.text("dh-group").orElse(""),
                sa.text("established")
                        .map(Long::parseLong)
                        .map(s -> clock.instant().minus(Duration.ofSeconds(s))));
    }

    private static ChildSa childSa(Section sa) {
        return new ChildSa(
                algorithm(sa),
                sa.text("integ-alg"),
                sa.text("spi-in").map(Observer::spi),
                sa.text("spi-out").map(Observer::spi),
                sa.items("local-ts"),
                sa.items("remote-ts"),
                sa.number("bytes-in"),
                sa.number("bytes-out"),
                sa.number("packets-in"),
                sa.number("packets-out"));
    }

    /// `AES_CBC_256`, `AES_GCM_16_256`, `3DES_CBC`.
    private static String algorithm(Section sa) {
        return sa.text("encr-alg").orElse("")
                + sa.text("encr-keysize").map(k -> "_" + k).orElse("");
    }

    private static String spi(String text) {
        return "0".repeat(Math.max(0, 8 - text.length())) + text.toLowerCase(Locale.ROOT);
    }

    private Totals totals(Standing standing, TunnelEnd end, List<Section> sas) {
        var at = new StringBuilder();
        // Counters begin anew with the lab.
        standing.init().ifPresent(i -> at.append(i.pid()).append('\n'));
        for (var sa : sas) {
            for (var child : sa.section("child-sas").sections()) {
                at.append(child.text("spi-in").orElse(""))
                        .append(' ')
                        .append(child.number("bytes-in"))
                        .append(' ')
                        .append(child.number("bytes-out"))
                        .append('\n');
            }
        }
        var before = counted.get(end.daemon());
        if (before != null && before.at().contentEquals(at)) {
            return before.totals();
        }
        var totals = before == null ? new Totals(0, 0) : before.totals();
        if (standing.agent().isPresent()) {
            try {
                totals = Overlay.totals(standing.agent().get(), end, Totals::new).orElse(totals);
                counted.put(end.daemon(), new Counted(at.toString(), totals));
            } catch (IOException e) {
                return totals; // The lab has just died; the last reading stands until it is back.
            }
        }
        return totals;
    }

    /// Reading all of /proc costs more than all else here, so it is done only when something is
    /// new.
    private Map<Long, Long> hostPids(InitProcess init, List<Long> inner) {
        var known = hostPids;
        boolean right =
                inner.stream()
                        .allMatch(p ->
                                Optional.ofNullable(known.get(p))
                                        .flatMap(InitProcess::innerPid)
                                        .filter(p::equals)
                                        .isPresent());
        if (right) {
            return known;
        }
        var read = Map.copyOf(InitProcess.hostPids(init.process()));
        hostPids = read;
        return read;
    }

    private List<LabProcess> processes(Standing standing) {
        if (standing.init().isEmpty() || standing.agent().isEmpty()) {
            return List.of();
        }
        var init = standing.init().get();
        AgentState state;
        try {
            state = standing.agent().get().state();
        } catch (IOException e) {
            return List.of(); // The lab has just died.
        }
        var inner =
                Stream.concat(
                                Stream.of(state.pid()),
                                state.daemons().stream().map(Daemon::pid).filter(p -> p != 0))
                        .toList();
        var pids = hostPids(init, inner);
        var processes = new ArrayList<LabProcess>();
        processes.add(new LabProcess("init", "bash", init.pid(), "lab"));
        Optional.ofNullable(pids.get(state.pid()))
                .ifPresent(p -> processes.add(new LabProcess("agent", "java", p, "lab")));
        for (var daemon : state.daemons()) {
            var end = standing.blueprint().ends().get(daemon.name());
            var pid = pids.get(daemon.pid());
            if (end != null && pid != null) {
                processes.add(new LabProcess(end.role().label(), daemon.name(), pid, end.space()));
            }
        }
        return processes;
    }
}
