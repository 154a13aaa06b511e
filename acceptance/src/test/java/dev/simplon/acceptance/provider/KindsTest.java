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
    /// The long form takes every release.
    static Iterable<String> releases() {
        return Boolean.getBoolean("simplon.all")
                ? LocalAzure.VERSIONS
                : List.of(LocalAzure.MAIN, "3.60.0");
    }

    @ParameterizedTest
    @MethodSource("releases")
    @Execution(ExecutionMode.CONCURRENT)
    void everyKindOfConnectionLivesItsWholeLife(String version, LocalAzure azure) {
        new ScenarioRun(Kinds.under(version), azure).run();
    }
}
