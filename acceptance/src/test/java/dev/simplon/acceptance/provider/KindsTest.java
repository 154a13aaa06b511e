package dev.simplon.acceptance.provider;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of connection that azurerm's users have is made, planned again without a change,
/// changed in its own ways, imported without a change, and destroyed.
@ExtendWith(LocalAzure.Given.class)
class KindsTest {
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {LocalAzure.MAIN, "3.60.0", "3.117.1", "5.2.0"})
    void everyKindOfConnectionLivesItsWholeLife(String version, LocalAzure azure) {
        new ScenarioRun(Kinds.under(version), azure).run();
    }
}
