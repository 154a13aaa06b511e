package dev.simplon.values.msgpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagePackCodecTest {
    private static final Type PERSON = object(Map.of("name", Type.STRING, "age", Type.NUMBER));

    /// Bytes as go-cty writes them.
    @Test
    void simpleValuesAreWrittenAsTerraformDoes() throws MessagePackException {
        same("c0", Value.nullOf(Type.STRING), Type.STRING);
        same("c3", Value.of(true), Type.BOOL);
        same("a568656c6c6f", Value.of("hello"), Type.STRING);
        same("05", Value.of(5), Type.NUMBER);
        same("ff", Value.of(-1), Type.NUMBER);
        same("cd0100", Value.of(256), Type.NUMBER);
        same("d3fffffffeffffffff", Value.of(-4294967297L), Type.NUMBER);
        same("cb3ff8000000000000", Value.of(new BigDecimal("1.5")), Type.NUMBER);
        same("a3302e31", Value.of(new BigDecimal("0.1")), Type.NUMBER);
        same("b431" + "30".repeat(19), Value.of(new BigDecimal("1e19")), Type.NUMBER);
        same("92a161a162", list("a", "b"), Type.list(Type.STRING));
        same("9101", Value.set(Type.NUMBER, List.of(Value.of(1))), Type.set(Type.NUMBER));
        same("82a3616765" + "07" + "a46e616d65" + "a3416e6e", person("Ann", 7), PERSON);
        same(
                "9201a162",
                Value.tuple(List.of(Value.of(1), Value.of("b"))),
                Type.tuple(List.of(Type.NUMBER, Type.STRING)));
    }

    @Test
    void unknownValuesAreWrittenAsTerraformDoes() throws MessagePackException {
        same("d40000", Value.unknown(Type.STRING), Type.STRING);
        same("d40000", Value.unknown(Type.DYNAMIC), Type.DYNAMIC);
        same("c7050c8102a2782d", new Value.Unknown(Type.STRING, Optional.of("x-")), Type.STRING);
    }

    @Test
    void dynamicValueBringsItsType() throws MessagePackException {
        same("92c408" + hex("\"string\"") + "a161", Value.of("a"), Type.DYNAMIC);
        same("c0", Value.nullOf(Type.DYNAMIC), Type.DYNAMIC);
        same(
                "92c411" + hex("[\"list\",\"number\"]") + "920102",
                Value.list(Type.NUMBER, List.of(Value.of(1), Value.of(2))),
                Type.DYNAMIC);
    }

    @Test
    void everyRefinementIsUnderstood() throws MessagePackException {
        var anyText = Value.unknown(Type.STRING);
        assertThat(decode("c7030c8101c2", Type.STRING)).isEqualTo(anyText);
        assertThat(decode("c7070c8201c202a2782d", Type.STRING))
                .isEqualTo(new Value.Unknown(Type.STRING, Optional.of("x-")));
        assertThat(decode("c7030c8101c3", Type.STRING)).isEqualTo(Value.nullOf(Type.STRING));
        assertThat(decode("c7090c82039201c304920ac2", Type.NUMBER))
                .isEqualTo(Value.unknown(Type.NUMBER));
        assertThat(decode("c7050c82050106" + "0a", Type.list(Type.STRING)))
                .isEqualTo(Value.unknown(Type.list(Type.STRING)));
        assertThat(decode("d40c00", Type.BOOL)).isEqualTo(Value.unknown(Type.BOOL));
        assertThat(decode("c70000", Type.BOOL)).isEqualTo(Value.unknown(Type.BOOL));
        assertThat(decode("c7070c8201c202a2782d", Type.DYNAMIC))
                .isEqualTo(Value.unknown(Type.DYNAMIC));
        assertThat(decode("c7020c8003", Type.BOOL)).isEqualTo(Value.unknown(Type.BOOL));
        // A kind that is not known yet, after one that is.
        assertThat(decode("c7080c8202a2782d63c3c3", Type.STRING))
                .isEqualTo(new Value.Unknown(Type.STRING, Optional.of("x-")));
    }

    @Test
    void refinementOfAnotherTypeIsRefused() {
        refused("c7050c8102a2782d", Type.NUMBER, "a prefix does not fit number");
        refused("c7030c810501", Type.STRING, "a length does not fit string");
        refused("c7070c81ca3fc00000c3", Type.STRING, "an integer is required as key");
        refused("d6070102" + "0304", Type.STRING, "extension 7 is none");
        refused("c804010c" + "00".repeat(0x401), Type.STRING, "longer than 1024 bytes");
    }

    @Test
    void longPrefixIsCutBeforeACharacterThatTheRestCouldChange() {
        var known = "ä".repeat(200);
        var cut = Refinements.shortened(known);
        assertThat(cut.getBytes(UTF_8)).hasSize(254);
        assertThat(known).startsWith(cut);
    }

    @Test
    void numbersOfAllThreeFormsAreRead() throws MessagePackException {
        assertThat(decode("cfffffffffffffffff", Type.NUMBER))
                .isEqualTo(Value.of(new BigDecimal("18446744073709551615")));
        assertThat(decode("ca3f000000", Type.NUMBER)).isEqualTo(Value.of(new BigDecimal("0.5")));
        assertThat(decode("a4" + hex("1e40"), Type.NUMBER))
                .isEqualTo(Value.of(new BigDecimal("1e40")));
        refused("cb7ff0000000000000", Type.NUMBER, "infinite");
        refused("cb7ff8000000000000", Type.NUMBER, "not a number");
        refused("aa" + hex("1e99999999"), Type.NUMBER, "more than 10000 digits");
        refused("a3" + hex("abc"), Type.NUMBER, "a number is required");
    }

    @Test
    void stringsAreNormalised() throws MessagePackException {
        var apart = "e\u0301";
        assertThat(HexFormat.of().formatHex(MessagePackCodec.encode(Value.of(apart), Type.STRING)))
                .isEqualTo("a2c3a9");
        assertThat(decode("a3" + hex(apart), Type.STRING)).isEqualTo(Value.of("é"));
        assertThat(decode("a1" + "78", Type.STRING)).isEqualTo(Value.of("x"));
        refused("a1ff", Type.STRING, "not UTF-8");
        assertThat(MessagePackCodec.encode(Value.of("a\uD800"), Type.STRING))
                .isEqualTo(MessagePackCodec.encode(Value.of("a\uFFFD"), Type.STRING));
    }

    @Test
    void marksAreNotWritten() {
        assertThat(MessagePackCodec.encode(Value.sensitive(Value.of("a")), Type.STRING))
                .isEqualTo(MessagePackCodec.encode(Value.of("a"), Type.STRING));
    }

    @Test
    void wrongValueIsRefusedWithItsPlaceAndWithoutBeingTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MessagePackCodec.encode(
                                Value.list(PERSON, List.of(object("name", "s3cr3t"))),
                                Type.list(PERSON)))
                .withMessage("[0]: attribute \"age\" required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessagePackCodec.encode(Value.of("s3cr3t"), Type.BOOL))
                .withMessage("bool required, not string");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessagePackCodec.encode(person("Ann", 7), object(Map.of())))
                .withMessageStartingWith("unsupported attribute");
    }

    @Test
    void wrongBytesAreRefusedWithTheirPlace() {
        assertThatExceptionOfType(MessagePackException.class)
                .isThrownBy(
                        () -> decode("92" + "82a3616765c3a46e616d65a161" + "80", Type.list(PERSON)))
                .satisfies(e -> {
                    assertThat(e.at()).isEqualTo(Path.ROOT.index(0).attribute("age"));
                    assertThat(e.told()).isEqualTo("[0].age: a number is required (byte 6)");
                });
        refused("81a16101", object(Map.of("b", Type.NUMBER)), "unsupported attribute \"a\"");
        refused("80", object(Map.of("b", Type.NUMBER)), "attribute \"b\" required");
        refused("82a16201a16202", object(Map.of("b", Type.NUMBER)), "stands twice");
        refused("82a16201a16202", Type.map(Type.NUMBER), "the key stands twice");
        refused("9101", Type.tuple(List.of()), "a tuple of 0 elements is required, not of 1");
        refused("", Type.STRING, "the bytes end too early");
        refused("c0c0", Type.STRING, "more bytes than one value has");
        refused("93c0c0c0", Type.DYNAMIC, "an array of two elements");
        refused("92a17bc0", Type.DYNAMIC, "the type is not JSON");
        refused("92a3" + hex("\"x\"") + "c0", Type.DYNAMIC, "no such type");
    }

    @Test
    void announcedLengthNeedsItsBytes() {
        refused("dd7fffffff", Type.list(Type.STRING), "the bytes end too early");
        refused("ddffffffff", Type.set(Type.STRING), "the bytes end too early");
        refused("df7fffffff", Type.map(Type.STRING), "the bytes end too early");
        refused("dbffffffff", Type.STRING, "the bytes end too early");
        refused("c9ffffffff0c", Type.STRING, "the bytes end too early");
    }

    /// A megabyte of beginnings, one inside the other: the type of each is again open.
    @Test
    void endlessNestingIsRefused() {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            bytes.writeBytes(HexFormat.of().parseHex("92c409" + hex("\"dynamic\"")));
        }
        refused(bytes.toByteArray(), Type.DYNAMIC, "nested more than 500 levels deep");
        var type = "[\"list\",".repeat(800) + "\"string\"" + "]".repeat(800);
        var nested = new ByteArrayOutputStream();
        nested.writeBytes(HexFormat.of().parseHex("92c5%04x".formatted(type.length())));
        nested.writeBytes(type.getBytes(UTF_8));
        nested.writeBytes(new byte[] {(byte) 0xC0});
        refused(nested.toByteArray(), Type.DYNAMIC, "the type is nested too deeply");
    }

    private static void same(String hex, Value value, Type type) throws MessagePackException {
        assertThat(HexFormat.of().formatHex(MessagePackCodec.encode(value, type))).isEqualTo(hex);
        assertThat(decode(hex, type)).isEqualTo(value);
    }

    private static Value decode(String hex, Type type) throws MessagePackException {
        return MessagePackCodec.decode(HexFormat.of().parseHex(hex), type);
    }

    private static void refused(String hex, Type type, String why) {
        refused(HexFormat.of().parseHex(hex), type, why);
    }

    private static void refused(byte[] bytes, Type type, String why) {
        assertThatExceptionOfType(MessagePackException.class)
                .isThrownBy(() -> MessagePackCodec.decode(bytes, type))
                .withMessageContaining(why);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static Value list(String... texts) {
        return Value.list(Type.STRING, List.of(texts).stream().map(Value::of).toList());
    }

    private static Type object(Map<String, Type> attributes) {
        return Type.object(new LinkedHashMap<>(attributes));
    }

    private static Value object(String name, String text) {
        var members = new LinkedHashMap<String, Value>();
        members.put(name, Value.of(text));
        return Value.object(members);
    }

    private static Value person(String name, int age) {
        var members = new LinkedHashMap<String, Value>();
        members.put("name", Value.of(name));
        members.put("age", Value.of(age));
        return Value.object(members);
    }
}
