package dev.simplon.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class FrameTest {
    private static final Gen<String> TEXTS =
            strings().betweenCodePoints(1, 0xD7FF).ofLengthBetween(0, 60);
    private static final Gen<List<String>> LISTS = lists().of(TEXTS).ofSizeBetween(0, 5);

    @Test
    void framesSurviveTheWireInTheirOrder() {
        qt().forAll(integers().all(), arbitrary().enumValues(Frame.Kind.class), TEXTS)
                .checkAssert((id, kind, text) -> {
                    var body = new Fields.Writer().text(text).body();
                    var wire = written(new Frame(id, kind, body), new Frame(7, kind, body));
                    var channel = Channels.newChannel(new ByteArrayInputStream(wire));
                    try {
                        var first = Frame.read(channel).orElseThrow();
                        assertThat(first.id()).isEqualTo(id);
                        assertThat(first.kind()).isEqualTo(kind);
                        assertThat(first.body()).isEqualTo(body);
                        assertThat(Frame.read(channel)).map(Frame::id).contains(7);
                        assertThat(Frame.read(channel)).isEmpty();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void daemonsAndTheirStateSurviveTheWire() {
        qt().forAll(TEXTS, LISTS, longs().all(), TEXTS)
                .checkAssert((name, lines, number, other) -> {
                    var spec = new DaemonSpec(name, lines, lines, other, lines, lines, other);
                    assertThat(DaemonSpec.decoded(new Fields.Reader(spec.encoded())))
                            .isEqualTo(spec);
                    var state =
                            new AgentState(
                                    number,
                                    List.of(new Daemon(name, number, number, other, lines)),
                                    Map.of(name, other));
                    assertThat(AgentState.decoded(new Fields.Reader(state.encoded())))
                            .isEqualTo(state);
                });
    }

    @Test
    void endWithinAFrameIsNotTakenForAnEndBetween() {
        var wire = written(new Frame(1, Frame.Kind.LIST, new byte[10]));
        for (int length = 1; length < wire.length; length++) {
            var cut = Arrays.copyOf(wire, length);
            assertThatThrownBy(() -> Frame.read(Channels.newChannel(new ByteArrayInputStream(cut))))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void otherProtocolIsRefused() {
        var http = "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Frame.read(Channels.newChannel(new ByteArrayInputStream(http))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not of this protocol");
        var kind = written(new Frame(1, Frame.Kind.LIST, new byte[0]));
        kind[8] = 99;
        assertThatThrownBy(() -> Frame.read(Channels.newChannel(new ByteArrayInputStream(kind))))
                .hasMessage("a frame of kind 99 is not of this protocol");
    }

    private static byte[] written(Frame... frames) {
        var out = new ByteArrayOutputStream();
        try {
            for (var frame : frames) {
                frame.write(Channels.newChannel(out));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
