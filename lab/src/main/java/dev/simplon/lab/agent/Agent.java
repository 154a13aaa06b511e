package dev.simplon.lab.agent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// The process inside the lab that starts and watches everything there. Serves any number of
/// clients on one Unix socket, whose folder only the user may enter.
public final class Agent {
    private final Path socket;
    private final AtomicLong incarnations = new AtomicLong();
    private final Map<String, Keeper> daemons = new TreeMap<>();
    private final Map<String, String> notes = new ConcurrentSkipListMap<>();

    /// Not virtual ones: commands and daemons block in ways that hold a carrier.
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private final Set<Client> watchers = ConcurrentHashMap.newKeySet();

    private Agent(Path socket) {
        this.socket = socket;
    }

    /// @param arguments the path of the socket
    public static void main(String[] arguments) throws IOException {
        new Agent(Path.of(arguments[0])).serve();
    }

    private void serve() throws IOException {
        // Bound under another name and renamed once it listens, so that whoever sees the socket
        // can connect to it.
        var early = Path.of(socket + ".new");
        Files.deleteIfExists(early);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(early));
            Files.move(early, socket);
            while (true) {
                var channel = server.accept();
                threads.execute(() -> new Client(channel).serve());
            }
        }
    }

    private void publish(AgentEvent event) {
        watchers.forEach(w -> w.send(new Frame(0, Frame.Kind.EVENT, event.encoded())));
    }

    private byte[] answer(Frame request, Client from) throws IOException, InterruptedException {
        var in = new Fields.Reader(request.body());
        return switch (request.kind()) {
            case RUN -> Command.decoded(in).run().encoded();
            case START -> start(DaemonSpec.decoded(in));
            case STOP -> stop(in.text(), in.number());
            case LIST -> state().encoded();
            case NOTE -> note(in);
            case WATCH -> {
                watchers.add(from);
                yield new byte[0];
            }
            case DONE, FAILED, EVENT -> throw new IOException(request.kind() + " is not a request");
        };
    }

    private byte[] start(DaemonSpec spec) throws IOException {
        var keeper = new Keeper(spec, incarnations, this::publish);
        synchronized (daemons) {
            if (daemons.containsKey(spec.name())) {
                throw new IOException(
                        "a daemon " + spec.name() + " is there already; stop it first");
            }
            keeper.start();
            daemons.put(spec.name(), keeper);
        }
        return new byte[0];
    }

    private byte[] stop(String name, long graceMillis) throws InterruptedException {
        Keeper keeper;
        synchronized (daemons) {
            keeper = daemons.get(name);
        }
        if (keeper != null) {
            keeper.stop(graceMillis);
            synchronized (daemons) {
                daemons.remove(name, keeper);
            }
        }
        return new byte[0];
    }

    private AgentState state() {
        synchronized (daemons) {
            return new AgentState(
                    ProcessHandle.current().pid(),
                    daemons.values().stream().map(Keeper::state).toList(),
                    notes);
        }
    }

    /// Keys with their values; an empty value takes the note away.
    private byte[] note(Fields.Reader in) {
        while (in.hasMore()) {
            var key = in.text();
            var value = in.text();
            if (value.isEmpty()) {
                notes.remove(key);
            } else {
                notes.put(key, value);
            }
        }
        return new byte[0];
    }

    private final class Client {
        private final SocketChannel channel;

        Client(SocketChannel channel) {
            this.channel = channel;
        }

        void serve() {
            try (channel) {
                for (var frame = Frame.read(channel);
                        frame.isPresent();
                        frame = Frame.read(channel)) {
                    var request = frame.get();
                    threads.execute(() -> handle(request));
                }
            } catch (IOException e) {
                // The client is gone, and with it the interest in its answers; its daemons stay.
            } finally {
                watchers.remove(this);
            }
        }

        private void handle(Frame request) {
            try {
                send(new Frame(request.id(), Frame.Kind.DONE, answer(request, this)));
            } catch (IOException e) {
                var message = new Fields.Writer().text(String.valueOf(e.getMessage())).body();
                send(new Frame(request.id(), Frame.Kind.FAILED, message));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        synchronized void send(Frame frame) {
            try {
                frame.write(channel);
            } catch (IOException e) {
                watchers.remove(this);
            }
        }
    }
}
