package dev.simplon.plugin.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Writes a message field by field; a field that has its type's zero is left out, as Protocol
/// Buffers have it.
public final class MessageWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public byte[] bytes() {
        return out.toByteArray();
    }

    public MessageWriter text(int number, String text) {
        return bytes(number, text.getBytes(StandardCharsets.UTF_8));
    }

    public MessageWriter bytes(int number, byte[] bytes) {
        return bytes.length == 0 ? this : present(number, bytes);
    }

    /// Writes also an empty text: one of several fields of which one is set.
    public MessageWriter chosenText(int number, String text) {
        return present(number, text.getBytes(StandardCharsets.UTF_8));
    }

    public MessageWriter number(int number, long value) {
        return value == 0 ? this : chosenNumber(number, value);
    }

    /// Writes also 0, likewise.
    public MessageWriter chosenNumber(int number, long value) {
        varint((long) number << 3);
        varint(value);
        return this;
    }

    public MessageWriter flag(int number, boolean set) {
        return number(number, set ? 1 : 0);
    }

    /// Writes also an empty message, since it is there.
    public MessageWriter message(int number, MessageWriter message) {
        return present(number, message.bytes());
    }

    public <T> MessageWriter messages(int number, Iterable<T> each, MessageOf<T> form) {
        each.forEach(one -> message(number, form.of(one)));
        return this;
    }

    /// An entry of a map from texts to messages.
    public MessageWriter entry(int number, String key, MessageWriter value) {
        return message(number, new MessageWriter().text(1, key).message(2, value));
    }

    public MessageWriter with(Consumer<MessageWriter> more) {
        more.accept(this);
        return this;
    }

    /// How a thing is written as a message.
    public interface MessageOf<T> {
        MessageWriter of(T thing);
    }

    private MessageWriter present(int number, byte[] bytes) {
        varint(((long) number << 3) | 2);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
