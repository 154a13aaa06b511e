package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Version;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What azurerm changed from 3.60 to 5.2, release by release: the schema of any version is the
/// recorded one of 3.60 with every change up to that version, and nothing else. That the recorded
/// ones of 3.117 and 4.20 are met on the way is [AzurermSchemasTest]'s.
class VersionHistoryTest {
    private static final String GONE = "gone";

    /// @param since the first release that has it
    /// @param spelling as [SchemaLines] has it, or `gone`
    private record Fact(Version since, String place, String spelling) {}

    /// Every release that changed something, the last one before it, and some that nobody recorded.
    static Stream<String> versions() {
        var all =
                new LinkedHashSet<>(
                        Set.of(
                                "3.60.0", "3.60.7", "3.117.1", "4.20.0", "4.55.0", "4.81.0",
                                "5.2.0", "5.2.9"));
        for (var fact : facts()) {
            all.add(fact.since().toString());
            all.add(before(fact.since()));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void schemaIsThatOf360WithEveryChangeSince(String version) {
        var expected = new TreeMap<>(recorded());
        for (var fact : facts()) {
            if (!Version.of(version).isFrom(fact.since())) {
                continue;
            }
            expected.keySet()
                    .removeIf(place ->
                            place.equals(fact.place())
                                    || (fact.spelling().equals(GONE)
                                            && place.startsWith(fact.place() + ".")));
            if (!fact.spelling().equals(GONE)) {
                expected.put(fact.place(), fact.spelling());
            }
        }
        assertThat(ours(version)).isEqualTo(expected);
    }

    private static SortedMap<String, String> recorded() {
        return SchemaLines.of(Recorded.schema("3.60").member("resource_schemas").orElseThrow());
    }

    private static Map<String, String> ours(String version) {
        return SchemaLines.of(
                AzurermSchemas.json("registry.terraform.io/hashicorp/azurerm", Version.of(version))
                        .member("provider_schemas")
                        .orElseThrow()
                        .asMap()
                        .values()
                        .iterator()
                        .next()
                        .member("resource_schemas")
                        .orElseThrow());
    }

    private static java.util.List<Fact> facts() {
        return Recorded.lines("azurerm-history.txt")
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +", 3))
                .map(parts -> new Fact(Version.of(parts[0]), "azurerm_" + parts[1], parts[2]))
                .toList();
    }

    private static String before(Version version) {
        return version.minor() > 0
                ? version.major() + "." + (version.minor() - 1) + ".99"
                : (version.major() - 1) + ".999.0";
    }
}
