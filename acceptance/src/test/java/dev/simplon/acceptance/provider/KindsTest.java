package dev.simplon.acceptance.provider;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of connection that azurerm's users have is made, planned again without a change,
/// changed in its own ways, imported without a change, and destroyed.
@ExtendWith(LocalAzure.Given.class)
class KindsTest {
    /// One of each schema that differs much; under [LocalAzure#MAIN] the matrix is. The long form
    /// takes every release.
    static Iterable<String> releases() {
        return Boolean.getBoolean("simplon.all")
                ? LocalAzure.VERSIONS
                : List.of("3.60.0", "4.20.0", "4.55.0", "5.2.0");
    }

    @ParameterizedTest
    @MethodSource("releases")
    @Execution(ExecutionMode.CONCURRENT)
    void everyKindOfConnectionLivesItsWholeLife(String version, LocalAzure azure) {
        new ScenarioRun(Kinds.under(version), azure).run();
    }
}
