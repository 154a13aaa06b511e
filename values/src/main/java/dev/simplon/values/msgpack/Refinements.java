package dev.simplon.values.msgpack;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is known of an unknown value: the body of extension 12, a map from small integers.
final class Refinements {
    static final int PLAIN = 0;
    static final int REFINED = 12;
    private static final int MOST_BYTES = 1024;
    private static final int LONGEST_PREFIX = 256;

    private static final int NULLNESS = 1;
    private static final int PREFIX = 2;
    private static final int NUMBER_MIN = 3;
    private static final int NUMBER_MAX = 4;
    private static final int LENGTH_MIN = 5;
    private static final int LENGTH_MAX = 6;

    private Refinements() {}

    /// The prefix as far as it may be written; where it is cut, one character more goes, since the
    /// next might have combined with it.
    static String shortened(String prefix) {
        if (prefix.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PREFIX) {
            return prefix;
        }
        int end = prefix.length();
        do {
            end = prefix.offsetByCodePoints(end, -1);
        } while (prefix.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX);
        return prefix.substring(0, prefix.offsetByCodePoints(end, -1));
    }

    static byte[] ofPrefix(String prefix) {
        var body = new MessagePackWriter();
        body.mapHeader(1);
        body.integer(PREFIX);
        body.text(prefix);
        return body.bytes();
    }

    /// An unknown value of this type, with what is known of it.
    ///
    /// @param start where the extension begins
    static Value read(MessagePackReader.Extension extension, Type type, int start)
            throws MessagePackException {
        if (extension.body().remaining() <= 1) {
            return Value.unknown(type);
        }
        if (extension.type() != REFINED) {
            throw new MessagePackException(
                    "extension " + extension.type() + " is none that stands for a value", start);
        }
        if (extension.body().remaining() > MOST_BYTES) {
            throw new MessagePackException(
                    "what is said of an unknown value is longer than " + MOST_BYTES + " bytes",
                    start);
        }
        try {
            return read(new MessagePackReader(extension.body()), type);
        } catch (MessagePackException e) {
            throw new MessagePackException(
                    "in what is said of an unknown value: " + e.what(), start);
        }
    }

    private static Value read(MessagePackReader body, Type type) throws MessagePackException {
        boolean isNull = false;
        var prefix = Optional.<String>empty();
        int count = body.readMapHeader("a map");
        for (int i = 0; i < count; i++) {
            int at = body.offset();
            switch (key(body)) {
                case NULLNESS -> isNull = body.readBool();
                case PREFIX -> {
                    check(type == Type.STRING || type == Type.DYNAMIC, "a prefix", type, at);
                    prefix = Optional.of(body.readText("a string")).filter(text -> !text.isEmpty());
                }
                case NUMBER_MIN, NUMBER_MAX -> {
                    check(type == Type.NUMBER || type == Type.DYNAMIC, "a bound", type, at);
                    readBound(body);
                }
                case LENGTH_MIN, LENGTH_MAX -> {
                    check(isCollection(type) || type == Type.DYNAMIC, "a length", type, at);
                    body.readNumber();
                }
                default -> {
                    // A later version may say more, in forms that are not known here: what was said
                    // until now holds all the same.
                    return known(type, isNull, prefix);
                }
            }
        }
        return known(type, isNull, prefix);
    }

    private static Value known(Type type, boolean isNull, Optional<String> prefix) {
        if (type == Type.DYNAMIC) {
            return Value.unknown(type);
        }
        return isNull ? Value.nullOf(type) : new Value.Unknown(type, prefix);
    }

    private static int key(MessagePackReader body) throws MessagePackException {
        int at = body.offset();
        var key = body.readNumber();
        if (key.scale() > 0) {
            throw new MessagePackException("an integer is required as key", at);
        }
        return key.intValue();
    }

    private static void readBound(MessagePackReader body) throws MessagePackException {
        int at = body.offset();
        if (body.readArrayHeader("a bound") != 2) {
            throw new MessagePackException("a bound has a number and a bool", at);
        }
        NumberForm.read(body);
        body.readBool();
    }

    private static boolean isCollection(Type type) {
        return type instanceof Type.ListOf
                || type instanceof Type.SetOf
                || type instanceof Type.MapOf;
    }

    private static void check(boolean fits, String what, Type type, int at)
            throws MessagePackException {
        if (!fits) {
            throw new MessagePackException(what + " does not fit " + type.friendlyName(), at);
        }
    }
}
