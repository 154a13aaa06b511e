package dev.simplon.lab.agent;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/// One message between agent and client. On the wire: length of the rest (4 bytes, big endian), id
/// (4 bytes), kind (1 byte), body. A reply carries the id of its request, so that several requests
/// can be under way at once.
@SuppressWarnings("ArrayRecordComponent") // Frames are written and read, never compared.
record Frame(int id, Kind kind, byte[] body) {
    private static final int LONGEST = 16 << 20;

    enum Kind {
        RUN(1),
        START(2),
        STOP(3),
        LIST(4),
        NOTE(5),
        WATCH(6),
        DONE(7),
        FAILED(8),
        EVENT(9);

        private final int wire;

        Kind(int wire) {
            this.wire = wire;
        }

        private static Kind of(int wire) throws IOException {
            for (var kind : values()) {
                if (kind.wire == wire) {
                    return kind;
                }
            }
            throw new IOException("a frame of kind " + wire + " is not of this protocol");
        }
    }

    /// The next frame; empty if the other end has closed.
    static Optional<Frame> read(ReadableByteChannel channel) throws IOException {
        var head = ByteBuffer.allocate(4);
        if (!fill(channel, head)) {
            return Optional.empty();
        }
        int length = head.flip().getInt();
        if (length < 5 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes is not of this protocol");
        }
        var rest = ByteBuffer.allocate(length);
        if (!fill(channel, rest)) {
            throw new EOFException("the connection ended within a frame");
        }
        rest.flip();
        int id = rest.getInt();
        var kind = Kind.of(rest.get());
        var body = new byte[rest.remaining()];
        rest.get(body);
        return Optional.of(new Frame(id, kind, body));
    }

    void write(WritableByteChannel channel) throws IOException {
        var bytes =
                ByteBuffer.allocate(9 + body.length)
                        .putInt(5 + body.length)
                        .putInt(id)
                        .put((byte) kind.wire)
                        .put(body)
                        .flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// False if the channel was at its end before the first byte.
    private static boolean fill(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (buffer.position() == 0) {
                    return false;
                }
                throw new EOFException("the connection ended within a frame");
            }
        }
        return true;
    }
}
