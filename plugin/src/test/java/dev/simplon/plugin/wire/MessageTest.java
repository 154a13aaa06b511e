package dev.simplon.plugin.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void protobufReadsWhatIsWritten() {
        qt().forAll(
                        integers().between(1, 536_870_911),
                        longs().all(),
                        strings().allPossible().ofLengthBetween(0, 300))
                .checkAssert((number, value, text) -> {
                    var bytes =
                            new MessageWriter()
                                    .chosenNumber(number, value)
                                    .message(1, new MessageWriter().chosenText(2, text))
                                    .bytes();
                    try {
                        var in = CodedInputStream.newInstance(bytes);
                        assertThat(in.readTag())
                                .isEqualTo((number << 3) | WireFormat.WIRETYPE_VARINT);
                        assertThat(in.readInt64()).isEqualTo(value);
                        assertThat(in.readTag())
                                .isEqualTo((1 << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED);
                        var inner = CodedInputStream.newInstance(in.readByteArray());
                        assertThat(inner.readTag())
                                .isEqualTo((2 << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED);
                        assertThat(inner.readByteArray()).isEqualTo(text.getBytes(UTF_8));
                        assertThat(in.isAtEnd()).isTrue();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Test
    void whatProtobufWritesIsRead() {
        qt().forAll(longs().all(), strings().basicLatinAlphabet().ofLengthBetween(0, 300))
                .checkAssert((value, text) -> {
                    var bytes = new byte[1000];
                    var out = CodedOutputStream.newInstance(bytes);
                    try {
                        out.writeString(7, text);
                        out.writeFixed64(2, value);
                        out.writeInt64(3, value);
                        out.writeFixed32(4, 1);
                        out.writeBool(5, true);
                        out.flush();
                        var message = Message.of(Arrays.copyOf(bytes, out.getTotalBytesWritten()));
                        assertThat(message.text(7)).isEqualTo(text);
                        assertThat(message.number(3)).isEqualTo(value);
                        assertThat(message.flag(5)).isTrue();
                        assertThat(message.has(6)).isFalse();
                        assertThat(message.text(6)).isEmpty();
                        assertThat(message.message(6)).isEmpty();
                    } catch (IOException | WireException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void lastOfSeveralCounts() throws WireException {
        var message =
                Message.of(new MessageWriter().text(1, "a").text(1, "b").number(2, 5).bytes());
        assertThat(message.text(1)).isEqualTo("b");
        assertThat(message.number(2)).isEqualTo(5);
    }

    @Test
    void wildBytesAreRefusedOrRead() {
        qt().withExamples(5_000)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    var bytes = new byte[random.nextInt(40)];
                    random.nextBytes(bytes);
                    try {
                        assertThat(Message.of(bytes).bytes(1)).hasSizeLessThanOrEqualTo(40);
                    } catch (WireException e) {
                        assertThat(e.what()).isNotBlank();
                    }
                });
    }

    @Test
    void whatIsNoMessageIsRefusedWithTheReason() {
        refused("0affffffff0f", "the message ends too early: 4294967295 bytes more announced");
        refused("0affffffffffffffffff01", "18446744073709551615 bytes more announced");
        refused("08", "the message ends too early");
        refused("08ffffffffffffffffffff01", "a number is longer than 64 bits");
        refused("00", "a field has the number 0");
        refused("0b", "field 1 has the unknown form 3");
    }

    private static void refused(String hex, String why) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Message.of(HexFormat.of().parseHex(hex)))
                .withMessageContaining(why);
    }
}
