package dev.simplon.plugin.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The few forms of ASN.1's distinguished encoding (X.690) that a certificate needs.
final class Der {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return form(0x30, joined(parts));
    }

    static byte[] set(byte[]... parts) {
        return form(0x31, joined(parts));
    }

    /// `[number] EXPLICIT`.
    static byte[] explicit(int number, byte[] inside) {
        return form(0xA0 | number, inside);
    }

    /// `[number] IMPLICIT` of something without parts.
    static byte[] implicit(int number, byte[] content) {
        return form(0x80 | number, content);
    }

    static byte[] integer(BigInteger number) {
        return form(0x02, number.toByteArray());
    }

    static byte[] bool() {
        return form(0x01, new byte[] {(byte) 0xFF});
    }

    static byte[] octets(byte[] content) {
        return form(0x04, content);
    }

    /// @param unused bits at the end
    static byte[] bits(int unused, byte[] content) {
        return form(0x03, joined(new byte[] {(byte) unused}, content));
    }

    static byte[] text(String text) {
        return form(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant time) {
        return form(0x18, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /// @param arcs of the object identifier; the first two below 40
    static byte[] identifier(int... arcs) {
        var out = new ByteArrayOutputStream();
        out.write(arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arcs[i] >>> shift != 0) {
                    out.write(((arcs[i] >>> shift) & 0x7F) | 0x80);
                }
            }
            out.write(arcs[i] & 0x7F);
        }
        return form(0x06, out.toByteArray());
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] form(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else if (length <= 0xFF) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >>> 8);
            out.write(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
