package dev.simplon.lab.vici;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplon.lab.vici.ViciValue.Items;
import dev.simplon.lab.vici.ViciValue.Section;
import dev.simplon.lab.vici.ViciValue.Text;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// A VICI message as bytes: elements one after the other, each led by a byte that says what it is.
/// A name has one byte of length, a value two (big endian).
final class ViciCodec {
    private static final int SECTION_START = 1;
    private static final int SECTION_END = 2;
    private static final int KEY_VALUE = 3;
    private static final int LIST_START = 4;
    private static final int LIST_ITEM = 5;
    private static final int LIST_END = 6;

    private ViciCodec() {}

    static byte[] encode(Section message) {
        var out = new ByteArrayOutputStream();
        members(message, out);
        return out.toByteArray();
    }

    /// @throws ViciException if the bytes are not a message
    static Section decode(ByteBuffer in) throws ViciException {
        try {
            return section(in, false);
        } catch (BufferUnderflowException e) {
            throw new ViciException("a VICI message ends within an element");
        }
    }

    private static void members(Section section, ByteArrayOutputStream out) {
        section.members()
                .forEach((name, value) -> {
                    switch (value) {
                        case Text(var text) -> {
                            out.write(KEY_VALUE);
                            name(name, out);
                            value(text, out);
                        }
                        case Items(var items) -> {
                            out.write(LIST_START);
                            name(name, out);
                            for (var item : items) {
                                out.write(LIST_ITEM);
                                value(item, out);
                            }
                            out.write(LIST_END);
                        }
                        case Section inner -> {
                            out.write(SECTION_START);
                            name(name, out);
                            members(inner, out);
                            out.write(SECTION_END);
                        }
                    }
                });
    }

    private static void name(String name, ByteArrayOutputStream out) {
        var bytes = name.getBytes(UTF_8);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("a VICI name has at most 255 bytes: " + name);
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static void value(String text, ByteArrayOutputStream out) {
        var bytes = text.getBytes(UTF_8);
        if (bytes.length > 0xFFFF) {
            throw new IllegalArgumentException("a VICI value has at most 65535 bytes");
        }
        out.write(bytes.length >> 8);
        out.write(bytes.length & 0xFF);
        out.writeBytes(bytes);
    }

    private static Section section(ByteBuffer in, boolean inner) throws ViciException {
        var members = new LinkedHashMap<String, ViciValue>();
        while (inner || in.hasRemaining()) {
            int element = in.get();
            switch (element) {
                case KEY_VALUE -> members.put(name(in), new Text(value(in)));
                case LIST_START -> members.put(name(in), items(in));
                case SECTION_START -> members.put(name(in), section(in, true));
                case SECTION_END -> {
                    if (!inner) {
                        throw new ViciException("a VICI message ends a section it did not begin");
                    }
                    return new Section(members);
                }
                default -> throw new ViciException("unknown VICI element " + element);
            }
        }
        return new Section(members);
    }

    private static Items items(ByteBuffer in) throws ViciException {
        var items = new ArrayList<String>();
        while (true) {
            int element = in.get();
            switch (element) {
                case LIST_ITEM -> items.add(value(in));
                case LIST_END -> {
                    return new Items(items);
                }
                default -> throw new ViciException("VICI element " + element + " in a list");
            }
        }
    }

    private static String name(ByteBuffer in) {
        return take(in, in.get() & 0xFF);
    }

    private static String value(ByteBuffer in) {
        return take(in, in.getShort() & 0xFFFF);
    }

    private static String take(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }
}
