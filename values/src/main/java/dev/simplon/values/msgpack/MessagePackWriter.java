package dev.simplon.values.msgpack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes MessagePack's forms one after the other, each in the shortest that fits.
final class MessagePackWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    byte[] bytes() {
        return out.toByteArray();
    }

    void nil() {
        out.write(Format.NIL);
    }

    void bool(boolean bool) {
        out.write(bool ? Format.TRUE : Format.FALSE);
    }

    void integer(long number) {
        if (number >= -32 && number < Format.FIXMAP) {
            out.write((int) number);
        } else if (number >= 0) {
            if (number <= 0xFF) {
                form(Format.UINT8, number, 1);
            } else if (number <= 0xFFFF) {
                form(Format.UINT16, number, 2);
            } else if (number <= 0xFFFF_FFFFL) {
                form(Format.UINT32, number, 4);
            } else {
                form(Format.UINT64, number, 8);
            }
        } else if (number >= Byte.MIN_VALUE) {
            form(Format.INT8, number, 1);
        } else if (number >= Short.MIN_VALUE) {
            form(Format.INT16, number, 2);
        } else if (number >= Integer.MIN_VALUE) {
            form(Format.INT32, number, 4);
        } else {
            form(Format.INT64, number, 8);
        }
    }

    void float64(double number) {
        form(Format.FLOAT64, Double.doubleToLongBits(number), 8);
    }

    /// A surrogate without its other half, which has no UTF-8 form, becomes U+FFFD, as Go has it.
    void text(String text) {
        var utf8 = wellFormed(text).getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 32) {
            out.write(Format.FIXSTR | utf8.length);
        } else {
            length(utf8.length, Format.STR8, Format.STR16, Format.STR32);
        }
        out.writeBytes(utf8);
    }

    void binary(byte[] bytes) {
        length(bytes.length, Format.BIN8, Format.BIN16, Format.BIN32);
        out.writeBytes(bytes);
    }

    void arrayHeader(int count) {
        if (count < 16) {
            out.write(Format.FIXARRAY | count);
        } else if (count <= 0xFFFF) {
            form(Format.ARRAY16, count, 2);
        } else {
            form(Format.ARRAY32, count, 4);
        }
    }

    void mapHeader(int count) {
        if (count < 16) {
            out.write(Format.FIXMAP | count);
        } else if (count <= 0xFFFF) {
            form(Format.MAP16, count, 2);
        } else {
            form(Format.MAP32, count, 4);
        }
    }

    void extension(int type, byte[] body) {
        switch (body.length) {
            case 1 -> out.write(Format.FIXEXT1);
            case 2 -> out.write(Format.FIXEXT2);
            case 4 -> out.write(Format.FIXEXT4);
            case 8 -> out.write(Format.FIXEXT8);
            case 16 -> out.write(Format.FIXEXT16);
            default -> length(body.length, Format.EXT8, Format.EXT16, Format.EXT32);
        }
        out.write(type);
        out.writeBytes(body);
    }

    private void length(int length, int form8, int form16, int form32) {
        if (length <= 0xFF) {
            form(form8, length, 1);
        } else if (length <= 0xFFFF) {
            form(form16, length, 2);
        } else {
            form(form32, length, 4);
        }
    }

    private void form(int code, long number, int width) {
        out.write(code);
        out.write(ByteBuffer.allocate(8).putLong(number).array(), 8 - width, width);
    }

    private static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            mended = mended == null ? new StringBuilder(text) : mended;
            mended.setCharAt(i, '\uFFFD');
        }
        return mended == null ? text : mended.toString();
    }
}
