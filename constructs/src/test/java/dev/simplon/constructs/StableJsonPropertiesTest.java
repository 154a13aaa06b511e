package dev.simplon.constructs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.maps;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StableJsonPropertiesTest {
    @Test
    void textReadsBackAsItself() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 40).map(s -> wellFormed(s)))
                .check(s -> read(StableJson.print(s)).equals(Value.of(s)));
    }

    @Test
    void membersComeInTheOrderOfTheirCodeUnitsWhateverOrderTheyCameIn() {
        qt().forAll(
                        maps().of(
                                        strings().basicLatinAlphabet().ofLengthBetween(0, 6),
                                        strings().basicLatinAlphabet().ofLengthBetween(0, 6))
                                .ofSizeBetween(0, 8))
                .check(map -> {
                    var names = new ArrayList<>(map.keySet());
                    var backwards = new LinkedHashMap<String, String>();
                    names.reversed().forEach(n -> backwards.put(n, map.get(n)));
                    var text = StableJson.print(map);
                    names.sort(null);
                    return text.equals(StableJson.print(backwards))
                            && List.copyOf(read(text).asMap().keySet()).equals(names);
                });
    }

    @Test
    void listsKeepTheirOrder() {
        qt().forAll(
                        lists().of(strings().basicLatinAlphabet().ofLengthBetween(0, 6))
                                .ofSizeBetween(0, 8))
                .check(list ->
                        read(StableJson.print(list)).asList().stream()
                                .map(v -> v.asText().orElseThrow())
                                .toList()
                                .equals(list));
    }

    @Test
    void layoutIsCdktfs() {
        var document = new LinkedHashMap<String, Object>();
        document.put("s10", List.of());
        document.put("s2", Map.of());
        document.put("//", List.of(1, true, Null.NULL));
        document.put("B", 2);

        assertThat(StableJson.print(document))
                .isEqualTo(
                        """
                        {
                          "//": [
                            1,
                            true,
                            null
                          ],
                          "B": 2,
                          "s10": [
                          ],
                          "s2": {
                          }
                        }\
                        """);
    }

    @Test
    void onlyWhatMustBeEscapedIs() {
        assertThat(StableJson.print("é \u2028 / \" \\ \u0007 \t \n \ud800 \ud83d\ude00"))
                .isEqualTo("\"é \u2028 / \\\" \\\\ \\u0007 \\t \\n \\ud800 \ud83d\ude00\"");
    }

    /// Without the halves of pairs, which are no characters and have no UTF-8.
    private static String wellFormed(String text) {
        return text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Value read(String json) {
        try {
            return JsonCodec.decode(json);
        } catch (JsonException e) {
            throw new AssertionError(json, e);
        }
    }
}
