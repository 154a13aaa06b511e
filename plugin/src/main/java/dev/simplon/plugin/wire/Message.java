package dev.simplon.plugin.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message as it came, by field number; what a field means is its reader's affair. A field that
/// is not there has its type's zero, and of a field given twice the last counts, as Protocol
/// Buffers have it.
///
/// Source: protobuf.dev, "Encoding".
public final class Message {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final List<Field> fields = new ArrayList<>();

    private sealed interface Field {
        int number();

        record Varint(int number, long value) implements Field {}

        record Bytes(int number, ByteBuffer value) implements Field {}
    }

    private Message() {}

    /// @throws WireException if the bytes are no message; nested messages are looked at only when
    ///   they are asked for
    public static Message of(byte[] bytes) throws WireException {
        return of(ByteBuffer.wrap(bytes));
    }

    private static Message of(ByteBuffer bytes) throws WireException {
        var message = new Message();
        var in = bytes.slice();
        while (in.hasRemaining()) {
            long tag = varint(in);
            long number = tag >>> 3;
            if (number == 0 || number > Integer.MAX_VALUE) {
                throw new WireException("a field has the number " + number);
            }
            switch ((int) (tag & 7)) {
                case VARINT -> message.fields.add(new Field.Varint((int) number, varint(in)));
                case FIXED64 -> skip(in, 8);
                case BYTES -> {
                    long length = varint(in);
                    need(in, length);
                    message.fields.add(
                            new Field.Bytes((int) number, in.slice(in.position(), (int) length)));
                    skip(in, length);
                }
                case FIXED32 -> skip(in, 4);
                default ->
                        throw new WireException(
                                "field " + number + " has the unknown form " + (tag & 7));
            }
        }
        return message;
    }

    public String text(int number) {
        return StandardCharsets.UTF_8.decode(view(number)).toString();
    }

    /// A view of the message's own bytes.
    public ByteBuffer view(int number) {
        for (var field : fields.reversed()) {
            if (field instanceof Field.Bytes(int n, ByteBuffer value) && n == number) {
                return value.duplicate();
            }
        }
        return NOTHING.duplicate();
    }

    public byte[] bytes(int number) {
        var view = view(number);
        var copy = new byte[view.remaining()];
        view.get(copy);
        return copy;
    }

    public long number(int number) {
        for (var field : fields.reversed()) {
            if (field instanceof Field.Varint(int n, long value) && n == number) {
                return value;
            }
        }
        return 0;
    }

    public boolean flag(int number) {
        return number(number) != 0;
    }

    public boolean has(int number) {
        return fields.stream().anyMatch(field -> field.number() == number);
    }

    /// @throws WireException if the field is there and no message
    public Optional<Message> message(int number) throws WireException {
        return has(number) ? Optional.of(of(view(number))) : Optional.empty();
    }

    /// Every message of this field, in order.
    ///
    /// @throws WireException if one of them is none
    public List<Message> messages(int number) throws WireException {
        var messages = new ArrayList<Message>();
        for (var field : fields) {
            if (field instanceof Field.Bytes(int n, ByteBuffer value) && n == number) {
                messages.add(of(value));
            }
        }
        return messages;
    }

    private static long varint(ByteBuffer in) throws WireException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(in, 1);
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new WireException("a number is longer than 64 bits");
    }

    private static void skip(ByteBuffer in, long length) throws WireException {
        need(in, length);
        in.position(in.position() + (int) length);
    }

    private static void need(ByteBuffer in, long length) throws WireException {
        if (length < 0 || length > in.remaining()) {
            throw new WireException(
                    "the message ends too early: "
                            + Long.toUnsignedString(length)
                            + " bytes more announced, "
                            + in.remaining()
                            + " left");
        }
    }
}
