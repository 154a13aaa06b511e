package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzurermReleasesTest {
    /// Counted in azurerm's repository, from v3.60.0 to v5.2.0.
    private static final int TAGS = 156;

    @Test
    void everyReleaseIsThereOnceFromOldToNew() {
        assertThat(AzurermReleases.ALL)
                .hasSize(TAGS)
                .doesNotHaveDuplicates()
                .isSorted()
                .containsAll(AzurermVersions.KNOWN);
        assertThat(AzurermReleases.OLDEST).isEqualTo(Version.of("3.60.0"));
        assertThat(AzurermReleases.NEWEST).isEqualTo(Version.of("5.2.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.59.0", "3.117.2", "3.118.0", "4.0.2", "4.82.0", "5.3.0"})
    void whatWasNeverReleasedIsNotThere(String number) {
        assertThat(AzurermReleases.ALL).doesNotContain(Version.of(number));
    }

    @Test
    void theReleaseBeforeANumberIsFound() {
        assertThat(AzurermReleases.before(Version.of("3.200.0"))).contains(Version.of("3.117.1"));
        assertThat(AzurermReleases.before(Version.of("3.1.0"))).isEmpty();
    }
}
