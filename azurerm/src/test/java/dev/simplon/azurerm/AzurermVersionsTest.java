package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Version;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzurermVersionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~> 3.60 | 3.117.1",
                "~> 3.60.0 | 3.60.0",
                ">= 3.60, < 4.0 | 3.117.1",
                "4.55.0 | 4.55.0",
                "= 4.55 | 4.55.0",
                "~> 4.0 | 4.81.0",
                ">= 4.0.0, != 4.81.0, < 5 | 4.55.0",
                "> 3.60.0 | 5.2.0",
                "<= 4.20.0 | 4.20.0"
            })
    void theNewestKnownReleaseThatSatisfiesIsTaken(String constraint, String version) {
        assertThat(AzurermVersions.resolve(Optional.of(constraint)).value())
                .contains(Version.of(version));
    }

    @Test
    void withoutAConstraintTheNewestIsTaken() {
        assertThat(AzurermVersions.resolve(Optional.empty()).value()).contains(Version.of("5.2.0"));
    }

    @Test
    void whatNothingSatisfiesNamesWhatIsKnown() {
        assertThat(AzurermVersions.resolve(Optional.of("~> 2.0")).diagnostics().getFirst().detail())
                .isEqualTo(
                        "The constraint `~> 2.0` allows none of the releases that Simplon knows:"
                                + " 3.60.0, 3.117.1, 4.20.0, 4.55.0, 4.81.0, 5.2.0. Change it so that it"
                                + " allows one of them.");
    }

    @Test
    void whatIsNoConstraintIsSaidSo() {
        assertThat(
                        AzurermVersions.resolve(Optional.of("latest"))
                                .diagnostics()
                                .getFirst()
                                .summary())
                .isEqualTo("Invalid version constraint");
    }
}
