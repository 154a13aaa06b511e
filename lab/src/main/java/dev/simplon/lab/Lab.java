package dev.simplon.lab;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.Ping;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The control over one lab: brings a desired network about in it, and reads what came of it.
/// Thread-safe. One controller a lab; when it ends, by [#close] or by a crash, the lab lives on
/// with all its tunnels, and the next [#open] takes it up again.
///
/// ```java
/// try (var lab = Lab.open(LabSettings.in(directory))) {
///     lab.listen(event -> System.out.println(event.connection().name() + " " + event.status()));
///     lab.reconcile(network);
///     ...
/// }
/// Lab.end(directory);
/// ```
public final class Lab implements AutoCloseable {
    private static final Pattern PING =
            Pattern.compile("(\\d+) packets transmitted, (\\d+) received");
    private static final Pattern ROUND_TRIP = Pattern.compile("rtt [^=]*= [0-9.]+/([0-9.]+)/");

    private final FileChannel lock;
    private final Reconciler reconciler;
    private final Observer observer = new Observer(Clock.systemUTC());
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore changes = new Semaphore(0);
    private final Thread reporter;
    private volatile boolean closed;

    private Lab(LabSettings settings, FileChannel lock) {
        this.lock = lock;
        this.reconciler = new Reconciler(settings, changes::release);
        this.reporter = Thread.ofVirtual().name("lab-reporter").unstarted(this::report);
    }

    /// Starts a lab in the folder, or takes up the one that lives there; returns when its agent
    /// answers (about 0.3 s for a new one).
    ///
    /// @throws LabException if another controller has it, or a lab cannot be started ([LabProbe]
    ///   says why)
    public static Lab open(LabSettings settings) throws LabException {
        settings.check();
        LabFolder.prepare(settings.directory());
        var lab = new Lab(settings, lock(settings.directory()));
        try {
            lab.reconciler.begin();
        } catch (LabException e) {
            lab.unlock();
            throw e;
        }
        lab.reporter.start();
        return lab;
    }

    /// Says what is wanted; returns at once, and the last call counts. The lab is driven there and
    /// held there, whatever dies in it.
    public void reconcile(DesiredNetwork network) {
        reconciler.want(network);
    }

    /// What is so now: a few milliseconds. Every connection wanted is in it.
    public ObservedNetwork observe() {
        return observer.observe(reconciler.standing());
    }

    /// Calls the listener at each change of a connection's status, on a thread of the lab's; it
    /// must not block for long. Begins with the status of now.
    public void listen(Consumer<LabEvent> listener) {
        listeners.add(new Listener(listener, new HashMap<>()));
        changes.release();
    }

    /// Pings from the host in the virtual network to the host at the other end; waits for the
    /// answers, at most one second for the last.
    ///
    /// @return empty if there is no such connection, or nothing of it is built yet
    public Optional<Ping> ping(ResourceId connection, int count) throws InterruptedException {
        return ping(connection, count, false);
    }

    /// The same the other way round: from the far host to the one in the virtual network.
    public Optional<Ping> pingBack(ResourceId connection, int count) throws InterruptedException {
        return ping(connection, count, true);
    }

    private Optional<Ping> ping(ResourceId connection, int count, boolean back)
            throws InterruptedException {
        var standing = reconciler.standing();
        var tunnel =
                standing.wanted().tunnels().stream()
                        .filter(t -> t.connection().equals(connection))
                        .findFirst();
        var near = tunnel.flatMap(t -> hostOfGateway(standing, t.gateway()));
        var far = tunnel.flatMap(t -> farHost(standing, t));
        if (near.isEmpty() || far.isEmpty() || standing.agent().isEmpty()) {
            return Optional.empty();
        }
        var from = back ? far.get() : near.get();
        var to = back ? near.get() : far.get();
        try {
            var outcome =
                    standing.agent()
                            .get()
                            .run(
                                    List.of(
                                            "ip",
                                            "netns",
                                            "exec",
                                            from.space(),
                                            "ping",
                                            "-n",
                                            "-q",
                                            "-c",
                                            Integer.toString(count),
                                            "-i",
                                            "0.2",
                                            "-W",
                                            "1",
                                            "-I",
                                            from.address().toString(),
                                            to.address().toString()),
                                    "");
            var counts = PING.matcher(outcome.output());
            if (!counts.find()) {
                // The namespace is not there yet, or ping itself failed: nothing was sent.
                return Optional.empty();
            }
            var mean = ROUND_TRIP.matcher(outcome.output());
            return Optional.of(
                    new Ping(
                            from.address(),
                            to.address(),
                            Integer.parseInt(counts.group(1)),
                            Integer.parseInt(counts.group(2)),
                            mean.find()
                                    ? Optional.of(
                                            Duration.ofNanos(
                                                    Math.round(
                                                            Double.parseDouble(mean.group(1))
                                                                    * 1e6)))
                                    : Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A command line that opens a shell in a namespace of the lab, for people.
    ///
    /// @param name of a gateway, a device, a virtual network (its host), or of the namespace itself
    public Optional<String> shellCommand(String name) {
        var standing = reconciler.standing();
        var space =
                List.of("", "gw-", "device-", "hosts-").stream()
                        .map(prefix -> prefix + name)
                        .flatMap(n -> standing.blueprint().space(n).stream())
                        .map(Space::name)
                        .findFirst();
        return standing.init()
                .flatMap(i ->
                        space.map(s ->
                                "nsenter -t %d -U -n -m -p --preserve-credentials -- ip netns exec %s bash"
                                        .formatted(i.pid(), s)));
    }

    /// Ends the control, not the lab.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        reconciler.close();
        changes.release();
        unlock();
    }

    /// Ends the lab of a folder, waits until the last of its processes is gone, and removes the
    /// folder.
    ///
    /// @return whether a lab lived there
    /// @throws LabException if a controller has it, which would only build it again
    public static boolean end(Path directory) throws LabException {
        var absolute = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            return false;
        }
        try (var _ = lock(absolute)) {
            var living = InitProcess.find(absolute);
            if (living.isPresent()) {
                living.get().end();
            }
            LabFolder.delete(absolute);
            return living.isPresent();
        } catch (LabException e) {
            throw e;
        } catch (IOException e) {
            throw new LabException(
                    "The lab in %s cannot be ended: %s".formatted(absolute, e.getMessage()), e);
        }
    }

    /// For tests: the lab's inside.
    Standing standing() {
        return reconciler.standing();
    }

    private record Host(String space, IpAddress address) {}

    private static Optional<Host> hostOfGateway(Standing standing, ResourceId gateway) {
        return standing.wanted().gateways().stream()
                .filter(g -> g.id().equals(gateway))
                .findFirst()
                .flatMap(g ->
                        standing.wanted().virtualNetworks().stream()
                                .filter(v -> v.id().equals(g.network()))
                                .findFirst())
                .flatMap(v -> spaceOf(standing, v.id(), v.host()).map(s -> new Host(s, v.host())));
    }

    private static Optional<Host> farHost(Standing standing, Tunnel tunnel) {
        return switch (tunnel.kind()) {
            case SITE_TO_SITE ->
                    standing.wanted().devices().stream()
                            .filter(d -> d.localNetworkGateway().equals(tunnel.remote()))
                            .findFirst()
                            .flatMap(d ->
                                    spaceOf(standing, d.localNetworkGateway(), d.host())
                                            .map(s -> new Host(s, d.host())));
            case VNET_TO_VNET -> hostOfGateway(standing, tunnel.remote());
        };
    }

    /// The space of an owner that has the address of its host.
    private static Optional<String> spaceOf(Standing standing, ResourceId owner, IpAddress host) {
        return standing.blueprint().spaces().stream()
                .filter(s -> s.owner().equals(owner.key()))
                .filter(s -> s.lines().stream().anyMatch(l -> l.startsWith("addr " + host + "/32")))
                .findFirst()
                .map(Space::name);
    }

    private static FileChannel lock(Path directory) throws LabException {
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock taken = channel.tryLock();
            if (taken != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new LabException(
                    "The lab in %s cannot be locked: %s".formatted(directory, e.getMessage()), e);
        }
        throw new LabException(
                "The lab in %s is controlled by another process. End that one first (simplon down, or simplon cloud stop)."
                        .formatted(directory));
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                return; // Without effect on the answer.
            }
        }
    }

    private void unlock() {
        closeQuietly(lock);
    }

    /// @param told what it was told last of each connection
    private record Listener(Consumer<LabEvent> consumer, Map<ResourceId, LabEvent> told) {
        void tell(LabEvent event) {
            if (!event.equals(told.put(event.connection(), event))) {
                consumer.accept(event);
            }
        }
    }

    private void report() {
        while (true) {
            changes.acquireUninterruptibly();
            changes.drainPermits();
            if (closed) {
                return;
            }
            if (listeners.isEmpty()) {
                continue;
            }
            var standing = reconciler.standing();
            for (var tunnel : standing.wanted().tunnels()) {
                var seen = observer.connection(standing, tunnel);
                var event = new LabEvent(seen.id(), seen.status(), seen.reason());
                listeners.forEach(l -> l.tell(event));
            }
        }
    }
}
