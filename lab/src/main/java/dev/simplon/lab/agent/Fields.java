package dev.simplon.lab.agent;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The body of a frame: fields one after the other, each with its length, read in the order they
/// were written.
final class Fields {
    private Fields() {}

    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer number(long value) {
            out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
            return this;
        }

        Writer bytes(byte[] value) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
            out.writeBytes(value);
            return this;
        }

        Writer text(String value) {
            return bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        Writer texts(List<String> values) {
            number(values.size());
            values.forEach(this::text);
            return this;
        }

        byte[] body() {
            return out.toByteArray();
        }
    }

    static final class Reader {
        private final ByteBuffer in;

        Reader(byte[] body) {
            in = ByteBuffer.wrap(body);
        }

        long number() {
            return in.getLong();
        }

        byte[] bytes() {
            var value = new byte[in.getInt()];
            in.get(value);
            return value;
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        List<String> texts() {
            long count = number();
            var values = new ArrayList<String>();
            for (long i = 0; i < count; i++) {
                values.add(text());
            }
            return List.copyOf(values);
        }

        boolean hasMore() {
            return in.hasRemaining();
        }
    }
}
