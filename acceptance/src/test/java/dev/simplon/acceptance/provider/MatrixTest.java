package dev.simplon.acceptance.provider;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every argument and block of every resource type: made, changed, imported, destroyed.
///
/// One scenario alone: `-Dtest=MatrixTest -Dsimplon.scenario=ends`.
@ExtendWith(LocalAzure.Given.class)
class MatrixTest {
    /// All scenarios; what they change together is everything, see [CoverageTest].
    static List<Scenario> all() {
        return Stream.of(
                        Stream.of(EndScenarios.SCENARIO, NetworkScenarios.SCENARIO),
                        GatewayScenarios.SCENARIOS.stream(),
                        Stream.of(NatRuleScenarios.SCENARIO),
                        ConnectionScenarios.SCENARIOS.stream(),
                        Stream.of(ExpressRouteScenarios.SCENARIO),
                        ReleaseScenarios.SCENARIOS.stream())
                .flatMap(s -> s)
                .toList();
    }

    static List<Scenario> chosen() {
        var name = System.getProperty("simplon.scenario", "");
        return all().stream().filter(scenario -> scenario.toString().contains(name)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chosen")
    @Execution(ExecutionMode.CONCURRENT)
    void everyChangeIsPlannedAndAppliedAsAzurermDoesIt(Scenario scenario, LocalAzure azure) {
        new ScenarioRun(scenario, azure).run();
    }
}
