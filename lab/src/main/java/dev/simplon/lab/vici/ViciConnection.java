package dev.simplon.lab.vici;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplon.lab.vici.ViciValue.Section;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A connection to one charon. Commands go one at a time, so a connection is used either for
/// commands (any thread; they queue) or, after [#listen], for events (one thread).
public final class ViciConnection implements AutoCloseable {
    private static final byte CMD_REQUEST = 0;
    private static final byte CMD_RESPONSE = 1;
    private static final byte CMD_UNKNOWN = 2;
    private static final byte EVENT_REGISTER = 3;
    private static final byte EVENT_UNREGISTER = 4;
    private static final byte EVENT_CONFIRM = 5;
    private static final byte EVENT = 7;

    /// charon's own bound is 512 KiB.
    private static final int LONGEST = 1 << 20;

    private final SocketChannel channel;

    private ViciConnection(SocketChannel channel) {
        this.channel = channel;
    }

    public static ViciConnection open(Path socket) throws IOException {
        return new ViciConnection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /// Sends a command and returns its answer.
    ///
    /// @throws ViciException if charon says no, with its reason
    public synchronized Section command(String name, Section message) throws IOException {
        send(CMD_REQUEST, name, message);
        return accepted(name, answer(name, List.of()));
    }

    /// Sends a command that answers with a stream of events before its response, such as `list-sas`
    /// with `list-sa`.
    public synchronized List<Section> stream(String name, String event, Section message)
            throws IOException {
        register(EVENT_REGISTER, event);
        send(CMD_REQUEST, name, message);
        var found = new ArrayList<Section>();
        accepted(name, answer(name, found));
        register(EVENT_UNREGISTER, event);
        return List.copyOf(found);
    }

    /// Asks for events; they come by [#next].
    public synchronized void listen(List<String> events) throws IOException {
        for (var event : events) {
            register(EVENT_REGISTER, event);
        }
    }

    /// The next event; empty when charon is gone or the connection was closed.
    public Optional<ViciEvent> next() {
        try {
            while (true) {
                var packet = packet();
                if (packet.get() == EVENT) {
                    return Optional.of(new ViciEvent(name(packet), ViciCodec.decode(packet)));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Section accepted(String name, Section answer) throws ViciException {
        if (answer.text("success").filter("no"::equals).isPresent()) {
            throw new ViciException(
                    "strongSwan refused "
                            + name
                            + ": "
                            + answer.text("errmsg").orElse("it gave no reason"));
        }
        return answer;
    }

    private Section answer(String command, List<Section> events) throws IOException {
        while (true) {
            var packet = packet();
            byte type = packet.get();
            switch (type) {
                case CMD_RESPONSE -> {
                    return ViciCodec.decode(packet);
                }
                case CMD_UNKNOWN ->
                        throw new ViciException("strongSwan does not know the command " + command);
                case EVENT -> {
                    name(packet);
                    events.add(ViciCodec.decode(packet));
                }
                default -> throw new ViciException("unexpected VICI packet of type " + type);
            }
        }
    }

    private void register(byte type, String event) throws IOException {
        send(type, event, Section.EMPTY);
        while (true) {
            byte answer = packet().get();
            if (answer == EVENT_CONFIRM) {
                return;
            }
            if (answer != EVENT) {
                throw new ViciException("strongSwan does not know the event " + event);
            }
        }
    }

    private void send(byte type, String name, Section message) throws IOException {
        var nameBytes = name.getBytes(UTF_8);
        var body = ViciCodec.encode(message);
        var packet =
                ByteBuffer.allocate(6 + nameBytes.length + body.length)
                        .putInt(2 + nameBytes.length + body.length)
                        .put(type)
                        .put((byte) nameBytes.length)
                        .put(nameBytes)
                        .put(body)
                        .flip();
        while (packet.hasRemaining()) {
            channel.write(packet);
        }
    }

    private ByteBuffer packet() throws IOException {
        int length = read(4).getInt();
        if (length < 1 || length > LONGEST) {
            throw new ViciException("a packet of " + length + " bytes is not VICI");
        }
        return read(length);
    }

    private ByteBuffer read(int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("charon has closed the connection");
            }
        }
        return buffer.flip();
    }

    private static String name(ByteBuffer packet) {
        var bytes = new byte[packet.get() & 0xFF];
        packet.get(bytes);
        return new String(bytes, UTF_8);
    }
}
