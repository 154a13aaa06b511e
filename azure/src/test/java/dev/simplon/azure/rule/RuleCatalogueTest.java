package dev.simplon.azure.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {
    @Test
    void everyRuleHasAnIdOfItsOwn() {
        assertThat(RuleCatalogue.all()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(RuleCatalogue.all())
                .allSatisfy(rule -> {
                    assertThat(rule.id()).matches("SIM-[A-Z]+-[0-9]{3}(-[A-Z])?");
                    assertThat(rule.reference()).matches("R[0-9]{3}");
                    assertThat(rule.source()).isNotBlank();
                });
    }

    @Test
    void everyRowOfTheReferenceIsARuleAFactOrSaysWhyNot() throws IOException {
        var rows = rows();
        assertThat(rows).extracting(row -> row[0]).containsExactlyElementsOf(expected().toList());
        assertThat(rows)
                .allSatisfy(row -> {
                    assertThat(row).hasSize(3);
                    assertThat(row[1]).isIn("rule", "fact", "not enforced because");
                    assertThat(row[2]).isNotBlank();
                });
    }

    @Test
    void rowsAndRulesNameEachOther() throws IOException {
        var ids = RuleCatalogue.all().stream().map(Rule::id).collect(Collectors.toSet());
        var named =
                rows().stream()
                        .filter(row -> row[1].equals("rule"))
                        .flatMap(row -> Arrays.stream(row[2].split(" ")))
                        .collect(Collectors.toSet());
        assertThat(named).isEqualTo(ids);
        for (var rule : RuleCatalogue.all()) {
            assertThat(rows())
                    .anySatisfy(row -> {
                        assertThat(row[0]).isEqualTo(rule.reference());
                        assertThat(Set.of(row[2].split(" "))).contains(rule.id());
                    });
        }
    }

    /// The reference numbers its sections from a round number on.
    private static Stream<String> expected() {
        return Stream.of(
                        IntStream.rangeClosed(1, 36),
                        IntStream.rangeClosed(40, 60),
                        IntStream.rangeClosed(70, 87),
                        IntStream.rangeClosed(100, 120),
                        IntStream.rangeClosed(130, 141),
                        IntStream.rangeClosed(150, 157),
                        IntStream.rangeClosed(170, 177))
                .flatMapToInt(range -> range)
                .mapToObj("R%03d"::formatted);
    }

    private static List<String[]> rows() throws IOException {
        try (var in = Rule.class.getResourceAsStream("reference.tsv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}
