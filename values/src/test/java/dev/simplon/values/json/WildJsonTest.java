package dev.simplon.values.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.simplon.values.Values;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WildJsonTest {
    /// Whatever comes, the answer is a value, which then is one like any other, or a
    /// [JsonException].
    @Test
    void mutatedTextIsRefusedOrUnderstood() {
        qt().withExamples(3_000)
                .forAll(Values.fromJson(), longs().all())
                .checkAssert((value, seed) -> {
                    var random = new Random(seed);
                    var bytes = JsonCodec.encode(value).getBytes(StandardCharsets.UTF_8);
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        int at = random.nextInt(bytes.length);
                        if (random.nextBoolean()) {
                            bytes[at] = (byte) "[]{}\",:0e-\\ ".charAt(random.nextInt(12));
                        } else {
                            bytes = Arrays.copyOf(bytes, at + 1);
                        }
                    }
                    try {
                        var read = JsonCodec.decode(bytes);
                        assertThat(JsonCodec.decode(JsonCodec.encode(read))).isEqualTo(read);
                    } catch (JsonException e) {
                        assertThat(e.getMessage()).isNotBlank();
                    }
                });
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonCodec.decode("[".repeat(1_000_000)))
                .withMessageContaining("nesting depth");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonCodec.decode("{\"a\":".repeat(1_000_000)))
                .withMessageContaining("nesting depth");
    }

    @Test
    void hugeNumberIsRefused() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonCodec.decode("1e999999999"));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonCodec.decode("1e99999999999999"));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonCodec.decode("9".repeat(100_000)));
    }
}
