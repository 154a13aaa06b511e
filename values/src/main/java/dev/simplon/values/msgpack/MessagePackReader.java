package dev.simplon.values.msgpack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads MessagePack's forms one after the other. Whatever a length announces is held against the
/// bytes that are left before anything is made of it, so that no input can ask for more memory than
/// its own size warrants.
final class MessagePackReader {
    private final ByteBuffer bytes;

    /// Reads `bytes` from its position to its limit.
    MessagePackReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int offset() {
        return bytes.position();
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    /// The first byte of what comes next, which stays unread.
    int peek() throws MessagePackException {
        need(1);
        return bytes.get(bytes.position()) & 0xFF;
    }

    /// Reads nil if that is what comes next.
    boolean readNil() throws MessagePackException {
        if (peek() != Format.NIL) {
            return false;
        }
        bytes.get();
        return true;
    }

    boolean readBool() throws MessagePackException {
        int start = offset();
        return switch (next()) {
            case Format.TRUE -> true;
            case Format.FALSE -> false;
            default -> throw new MessagePackException("a bool is required", start);
        };
    }

    /// An integer or a floating-point number, exactly.
    BigDecimal readNumber() throws MessagePackException {
        int start = offset();
        int code = next();
        if (code < Format.FIXMAP || code >= Format.NEGATIVE_FIXINT) {
            return BigDecimal.valueOf((byte) code);
        }
        return switch (code) {
            case Format.UINT8 -> BigDecimal.valueOf(unsigned(1));
            case Format.UINT16 -> BigDecimal.valueOf(unsigned(2));
            case Format.UINT32 -> BigDecimal.valueOf(unsigned(4));
            case Format.UINT64 -> {
                need(8);
                long number = bytes.getLong();
                yield number >= 0
                        ? BigDecimal.valueOf(number)
                        : new BigDecimal(new BigInteger(Long.toUnsignedString(number)));
            }
            case Format.INT8 -> {
                need(1);
                yield BigDecimal.valueOf(bytes.get());
            }
            case Format.INT16 -> {
                need(2);
                yield BigDecimal.valueOf(bytes.getShort());
            }
            case Format.INT32 -> {
                need(4);
                yield BigDecimal.valueOf(bytes.getInt());
            }
            case Format.INT64 -> {
                need(8);
                yield BigDecimal.valueOf(bytes.getLong());
            }
            case Format.FLOAT32 -> {
                need(4);
                yield finite(bytes.getFloat(), start);
            }
            case Format.FLOAT64 -> {
                need(8);
                yield finite(bytes.getDouble(), start);
            }
            default -> throw new MessagePackException("a number is required", start);
        };
    }

    /// A string, or bytes that are one.
    ///
    /// @param wanted what the message says is required
    String readText(String wanted) throws MessagePackException {
        int start = offset();
        var slice = readBytes(wanted);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
        } catch (CharacterCodingException _) {
            throw new MessagePackException("the string is not UTF-8", start);
        }
    }

    /// The bytes of a string or of a binary; a view, not a copy.
    ByteBuffer readBytes(String wanted) throws MessagePackException {
        int start = offset();
        int code = next();
        if (code >= Format.FIXSTR && code < Format.NIL) {
            return slice(code & 0x1F);
        }
        long length =
                switch (code) {
                    case Format.STR8, Format.BIN8 -> unsigned(1);
                    case Format.STR16, Format.BIN16 -> unsigned(2);
                    case Format.STR32, Format.BIN32 -> unsigned(4);
                    default -> throw new MessagePackException(wanted + " is required", start);
                };
        return slice(length);
    }

    /// How many elements follow.
    int readArrayHeader(String wanted) throws MessagePackException {
        int start = offset();
        int code = next();
        if (code >= Format.FIXARRAY && code < Format.FIXSTR) {
            return announced(code - Format.FIXARRAY, 1);
        }
        return switch (code) {
            case Format.ARRAY16 -> announced(unsigned(2), 1);
            case Format.ARRAY32 -> announced(unsigned(4), 1);
            default -> throw new MessagePackException(wanted + " is required", start);
        };
    }

    /// How many pairs of key and value follow.
    int readMapHeader(String wanted) throws MessagePackException {
        int start = offset();
        int code = next();
        if (code >= Format.FIXMAP && code < Format.FIXARRAY) {
            return announced(code - Format.FIXMAP, 2);
        }
        return switch (code) {
            case Format.MAP16 -> announced(unsigned(2), 2);
            case Format.MAP32 -> announced(unsigned(4), 2);
            default -> throw new MessagePackException(wanted + " is required", start);
        };
    }

    /// @param type -128 to 127
    /// @param body a view
    record Extension(int type, ByteBuffer body) {}

    Extension readExtension() throws MessagePackException {
        int start = offset();
        long length =
                switch (next()) {
                    case Format.FIXEXT1 -> 1;
                    case Format.FIXEXT2 -> 2;
                    case Format.FIXEXT4 -> 4;
                    case Format.FIXEXT8 -> 8;
                    case Format.FIXEXT16 -> 16;
                    case Format.EXT8 -> unsigned(1);
                    case Format.EXT16 -> unsigned(2);
                    case Format.EXT32 -> unsigned(4);
                    default -> throw new MessagePackException("an extension is required", start);
                };
        need(1);
        int type = bytes.get();
        return new Extension(type, slice(length));
    }

    private int next() throws MessagePackException {
        need(1);
        return bytes.get() & 0xFF;
    }

    private long unsigned(int width) throws MessagePackException {
        need(width);
        return switch (width) {
            case 1 -> bytes.get() & 0xFFL;
            case 2 -> bytes.getShort() & 0xFFFFL;
            default -> bytes.getInt() & 0xFFFF_FFFFL;
        };
    }

    private static BigDecimal finite(double number, int start) throws MessagePackException {
        if (!Double.isFinite(number)) {
            throw new MessagePackException(
                    "the number is "
                            + (Double.isNaN(number) ? "not a number" : "infinite")
                            + ", which no attribute can hold",
                    start);
        }
        return new BigDecimal(number);
    }

    /// An element takes at least one byte.
    private int announced(long count, int bytesEach) throws MessagePackException {
        need(count * bytesEach);
        return (int) count;
    }

    private ByteBuffer slice(long length) throws MessagePackException {
        need(length);
        var slice = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    private void need(long count) throws MessagePackException {
        if (bytes.remaining() < count) {
            throw new MessagePackException(
                    "the bytes end too early: "
                            + count
                            + " more announced, "
                            + bytes.remaining()
                            + " left",
                    offset());
        }
    }
}
