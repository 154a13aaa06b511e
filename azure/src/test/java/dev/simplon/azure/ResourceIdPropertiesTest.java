package dev.simplon.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class ResourceIdPropertiesTest {
    private static final Gen<String> SEGMENTS =
            strings()
                    .betweenCodePoints('!', '~')
                    .ofLengthBetween(1, 12)
                    .map(text -> text.replace('/', '-'));

    private static final Gen<ResourceId> IDS =
            lists().of(SEGMENTS)
                    .ofSize(11)
                    .zip(
                            integers().between(0, 4),
                            (words, depth) ->
                                    new ResourceId(
                                            words.get(0),
                                            words.get(1),
                                            depth == 0 ? "" : words.get(2),
                                            words.subList(3, 3 + depth),
                                            words.subList(7, 7 + depth)));

    @Test
    void idSurvivesItsText() {
        qt().forAll(IDS)
                .check(id ->
                        ResourceId.parse(id.toString())
                                .filter(parsed ->
                                        parsed.equals(id) && parsed.names().equals(id.names()))
                                .isPresent());
    }

    @Test
    void caseDoesNotMatter() {
        qt().forAll(IDS)
                .check(id -> {
                    var lower =
                            ResourceId.parse(id.toString().toLowerCase(Locale.ROOT)).orElseThrow();
                    return lower.equals(id) && lower.hashCode() == id.hashCode();
                });
    }

    @Test
    void parentOfAChildIsTheParent() {
        qt().forAll(IDS, SEGMENTS, SEGMENTS)
                .assuming((id, _, _) -> !id.types().isEmpty())
                .check((id, type, name) -> id.child(type, name).parent().equals(Optional.of(id)));
    }

    @Test
    void nonsenseIsNoId() {
        qt().forAll(lists().of(SEGMENTS).ofSizeBetween(0, 9))
                .check(words -> ResourceId.parse(String.join("/", words)).isEmpty());
        for (var text : List.of("", "/", "/subscriptions/s", "/subscriptions//resourceGroups/g")) {
            assertThat(ResourceId.parse(text)).isEmpty();
        }
    }
}
