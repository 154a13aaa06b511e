package dev.simplon.lab.vici;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.simplon.lab.vici.ViciValue.Items;
import dev.simplon.lab.vici.ViciValue.Section;
import dev.simplon.lab.vici.ViciValue.Text;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class ViciCodecTest {
    private static final Gen<String> NAMES = strings().basicLatinAlphabet().ofLengthBetween(0, 40);
    private static final Gen<String> TEXTS =
            strings().betweenCodePoints(1, 0xD7FF).ofLengthBetween(0, 60);
    private static final Gen<List<String>> ITEMS = lists().of(TEXTS).ofSizeBetween(0, 5);

    @Test
    void messageSurvivesTheWire() {
        qt().forAll(sections(3))
                .check(s -> {
                    try {
                        return ViciCodec.decode(ByteBuffer.wrap(ViciCodec.encode(s))).equals(s);
                    } catch (ViciException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void brokenMessageIsRefusedAndNothingElse() {
        qt().forAll(sections(2), integers().between(0, 500), integers().between(0, 255))
                .checkAssert((section, at, value) -> {
                    var bytes = ViciCodec.encode(section);
                    if (bytes.length > 0) {
                        bytes[at % bytes.length] = value.byteValue();
                    }
                    try {
                        ViciCodec.decode(ByteBuffer.wrap(bytes));
                    } catch (ViciException e) {
                        assertThat(e).hasMessageContaining("VICI");
                    }
                });
    }

    /// The example of strongSwan's README.
    @Test
    void messageIsAsStrongSwanWritesIt() {
        var message =
                Section.EMPTY
                        .with("key1", "value1")
                        .with(
                                "section1",
                                Section.EMPTY
                                        .with("sub-section", Section.EMPTY.with("key2", "value2"))
                                        .with("list1", List.of("item1", "item2")));
        assertThat(HexFormat.of().formatHex(ViciCodec.encode(message)))
                .isEqualTo(
                        "03046b657931000676616c756531"
                                + "010873656374696f6e31"
                                + "010b7375622d73656374696f6e"
                                + "03046b657932000676616c756532"
                                + "02"
                                + "04056c69737431"
                                + "0500056974656d31"
                                + "0500056974656d32"
                                + "06"
                                + "02");
    }

    @Test
    void tooLongNameIsAnErrorOfOurs() {
        assertThatThrownBy(() -> ViciCodec.encode(Section.EMPTY.with("n".repeat(256), "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textIsNeverPrinted() {
        assertThat(Section.EMPTY.with("data", "a secret").toString()).doesNotContain("a secret");
    }

    private static Gen<Section> sections(int depth) {
        Gen<ViciValue> texts = TEXTS.map(Text::new);
        Gen<ViciValue> items = ITEMS.map(Items::new);
        var leaves = texts.mix(items);
        Gen<ViciValue> values =
                depth == 0 ? leaves : leaves.mix(sections(depth - 1).map(s -> s), 30);
        return lists().of(NAMES)
                .ofSizeBetween(0, 4)
                .zip(
                        lists().of(values).ofSize(4),
                        (names, all) -> {
                            var members = new LinkedHashMap<String, ViciValue>();
                            for (int i = 0; i < names.size(); i++) {
                                members.put(names.get(i), all.get(i));
                            }
                            return new Section(members);
                        });
    }
}
