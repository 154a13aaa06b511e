package dev.simplon.lab.agent;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A connection to the agent, from outside the lab. Thread-safe; several requests may be under way
/// at once. Every request fails with an `IOException` once the agent is gone.
public final class AgentClient implements AutoCloseable {
    private final SocketChannel channel;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Frame>> waiting = new ConcurrentHashMap<>();
    private final Consumer<AgentEvent> events;
    private final Runnable gone;
    private volatile boolean closed;

    private AgentClient(SocketChannel channel, Consumer<AgentEvent> events, Runnable gone) {
        this.channel = channel;
        this.events = events;
        this.gone = gone;
    }

    /// Connects and watches.
    ///
    /// @param events hears of every start, end and announcement of a daemon
    /// @param gone is called once, when the agent has gone; not after [#close]
    public static AgentClient connect(Path socket, Consumer<AgentEvent> events, Runnable gone)
            throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        var client = new AgentClient(channel, events, gone);
        Thread.ofVirtual().name("agent").start(client::read);
        try {
            client.ask(Frame.Kind.WATCH, new byte[0]);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        return client;
    }

    public Outcome run(List<String> argv, String input) throws IOException {
        return Outcome.decoded(ask(Frame.Kind.RUN, new Command(argv, input).encoded()));
    }

    public void start(DaemonSpec spec) throws IOException {
        ask(Frame.Kind.START, spec.encoded());
    }

    /// Ends a daemon for good: SIGTERM, and SIGKILL after the grace; SIGKILL at once if that is 0.
    public void stop(String daemon, long graceMillis) throws IOException {
        ask(Frame.Kind.STOP, new Fields.Writer().text(daemon).number(graceMillis).body());
    }

    public AgentState state() throws IOException {
        return AgentState.decoded(ask(Frame.Kind.LIST, new byte[0]));
    }

    /// Leaves notes with the agent; an empty value takes one away.
    public void note(Map<String, String> notes) throws IOException {
        var out = new Fields.Writer();
        notes.forEach((key, value) -> out.text(key).text(value));
        ask(Frame.Kind.NOTE, out.body());
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
    }

    private Fields.Reader ask(Frame.Kind kind, byte[] body) throws IOException {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<Frame>();
        waiting.put(id, answer);
        try {
            send(new Frame(id, kind, body));
            var frame = answer.get();
            var in = new Fields.Reader(frame.body());
            if (frame.kind() == Frame.Kind.FAILED) {
                throw new IOException("the lab's agent: " + in.text());
            }
            return in;
        } catch (ExecutionException e) {
            throw new IOException("the lab's agent is gone", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the lab's agent worked");
        } finally {
            waiting.remove(id);
        }
    }

    private synchronized void send(Frame frame) throws IOException {
        frame.write(channel);
    }

    private void read() {
        IOException end = new IOException("the lab's agent has closed the connection");
        try {
            for (var frame = Frame.read(channel); frame.isPresent(); frame = Frame.read(channel)) {
                take(frame.get());
            }
        } catch (IOException e) {
            end = e;
        }
        boolean wasClosed = closed;
        closed = true;
        for (var each : waiting.values()) {
            each.completeExceptionally(end);
        }
        if (!wasClosed) {
            gone.run();
        }
    }

    private void take(Frame frame) {
        if (frame.kind() == Frame.Kind.EVENT) {
            events.accept(AgentEvent.decoded(new Fields.Reader(frame.body())));
            return;
        }
        var answer = waiting.remove(frame.id());
        if (answer != null) {
            answer.complete(frame);
        }
    }
}
