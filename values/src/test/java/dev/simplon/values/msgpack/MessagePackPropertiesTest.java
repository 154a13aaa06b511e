package dev.simplon.values.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.TypeJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;

class MessagePackPropertiesTest {
    @Test
    void valueOfAnyTypeSurvives() {
        qt().withExamples(2_000)
                .forAll(TypedValue.any())
                .checkAssert(typed -> {
                    var bytes = MessagePackCodec.encode(typed.value(), typed.type());
                    assertThat(decoded(bytes, typed.type()))
                            .isEqualTo(withShortPrefixes(typed.value()));
                });
    }

    @Test
    void typeSurvivesItsJson() {
        qt().forAll(TypedValue.any())
                .checkAssert(typed ->
                        assertThat(TypeJson.decode(TypeJson.encode(typed.type())))
                                .contains(typed.type()));
    }

    @Test
    void otherLibraryReadsWhatIsWrittenAndItsBytesAreReadAlike() {
        qt().withExamples(500)
                .forAll(TypedValue.any())
                .checkAssert(typed -> {
                    var bytes = MessagePackCodec.encode(typed.value(), typed.type());
                    assertThat(decoded(repacked(bytes), typed.type()))
                            .isEqualTo(withShortPrefixes(typed.value()));
                });
    }

    /// Whatever comes, the answer is a value or a [MessagePackException]; and a value that came out
    /// of wild bytes is a value like any other.
    @Test
    void randomBytesAreRefusedOrUnderstood() {
        qt().withExamples(5_000)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    var type = TypedValue.type(random, 3, true);
                    var bytes = new byte[random.nextInt(60)];
                    random.nextBytes(bytes);
                    check(bytes, type);
                });
    }

    @Test
    void mutatedBytesAreRefusedOrUnderstood() {
        qt().withExamples(5_000)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    var type = TypedValue.type(random, 3, true);
                    var bytes = MessagePackCodec.encode(TypedValue.value(random, type), type);
                    check(mutated(bytes, random), type);
                });
    }

    private static void check(byte[] bytes, Type type) {
        Value value;
        try {
            value = MessagePackCodec.decode(bytes, type);
        } catch (MessagePackException e) {
            assertThat(e.told()).isNotBlank();
            assertThat(e.offset()).isBetween(0, bytes.length);
            return;
        }
        assertThat(decoded(MessagePackCodec.encode(value, type), type))
                .isEqualTo(withShortPrefixes(value));
    }

    static byte[] mutated(byte[] bytes, Random random) {
        var mutated = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt();
                case 1 -> mutated = Arrays.copyOf(mutated, at);
                case 2 -> mutated = Arrays.copyOf(mutated, mutated.length + random.nextInt(9));
                default ->
                        // The forms with a length are all up here.
                        mutated[at] = (byte) (0xC0 + random.nextInt(0x20));
            }
        }
        return mutated;
    }

    /// What is told of a long prefix is less than the whole.
    private static Value withShortPrefixes(Value value) {
        return value.transform(inner ->
                inner instanceof Value.Unknown(Type type, Optional<String> prefix)
                        ? new Value.Unknown(type, prefix.map(Refinements::shortened))
                        : inner);
    }

    private static byte[] repacked(byte[] bytes) {
        try (var unpacker = MessagePack.newDefaultUnpacker(bytes);
                var packer = MessagePack.newDefaultBufferPacker()) {
            unpacker.unpackValue().writeTo(packer);
            assertThat(unpacker.hasNext()).isFalse();
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Value decoded(byte[] bytes, Type type) {
        try {
            return MessagePackCodec.decode(bytes, type);
        } catch (MessagePackException e) {
            throw new AssertionError(e.told() + " of type " + type, e);
        }
    }
}
