package dev.simplon.values.msgpack;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.nio.ByteBuffer;

/// Values to MessagePack and back, as Terraform's plugin protocol writes them.
///
/// | value | bytes |
/// | --- | --- |
/// | null | nil |
/// | bool, string | bool, string (UTF-8, normalised to NFC) |
/// | number | an integer if it fits 64 bits, else a 64-bit float if that is exact, else a decimal string |
/// | list, set, tuple | array |
/// | map, object | map, names sorted; of an object every attribute |
/// | unknown | extension of one zero byte, or extension 12 with a map of what is known of it |
/// | where the type is dynamic | array of the type's JSON as binary, and the value |
///
/// Marks are not written. Of the refinements of an unknown value the prefix of a string is kept,
/// and that it is null; the others are read and dropped: to know less is always right.
///
/// Source: zclconf/go-cty `cty/msgpack`; terraform docs/plugin-protocol/object-wire-format.md.
public final class MessagePackCodec {
    /// A value nested more deeply than this is refused; Terraform's language cannot make one.
    public static final int MOST_LEVELS = 500;

    private MessagePackCodec() {}

    /// @throws IllegalArgumentException if the value is not of this type; the message says where,
    ///   and tells nothing of the value
    public static byte[] encode(Value value, Type type) {
        var writer = new MessagePackWriter();
        new Encoder(writer).write(value, type);
        return writer.bytes();
    }

    /// @param type as the schema has it: dynamic where the value brings its own type
    /// @throws MessagePackException if the bytes are not one value of this type
    public static Value decode(byte[] bytes, Type type) throws MessagePackException {
        return decode(ByteBuffer.wrap(bytes), type);
    }

    /// Decodes what is between the position and the limit of `bytes`.
    ///
    /// @throws MessagePackException if that is not one value of this type
    public static Value decode(ByteBuffer bytes, Type type) throws MessagePackException {
        var reader = new MessagePackReader(bytes.slice());
        var value = new Decoder(reader).read(type, 0);
        if (!reader.isAtEnd()) {
            throw new MessagePackException("more bytes than one value has", reader.offset());
        }
        return value;
    }
}
