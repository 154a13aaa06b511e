package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.SharedKeyTest.change;
import static dev.simplon.acceptance.provider.SharedKeyTest.key;
import static dev.simplon.acceptance.provider.SiteToSite.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a network does to its clients, made to happen by name: nothing is lost, nothing is made
/// twice, and the state says what is there.
@ExtendWith(LocalAzure.Given.class)
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    private static final Map<String, String> TAG = Map.of("env", "test");

    @Test
    void aCreationThatFailsAfterItWasAcceptedIsTaintedAndMadeAnew(LocalAzure azure) {
        var terraform = azure.terraform("fault-failed", LocalAzure.MAIN);
        var stack = SiteToSite.in("fault-failed");
        terraform.configured(stack.text()).plan(2);
        try (var _ =
                Fault.at(
                        azure,
                        "fail-after-acceptance",
                        "PUT",
                        stack.connectionPath(),
                        "code",
                        "GatewayIsBroken",
                        "message",
                        "The gateway has a cold.")) {
            assertThat(terraform.apply(1).told())
                    .contains("GatewayIsBroken")
                    .contains("The gateway has a cold.")
                    .contains(stack.connectionPath());
        }
        isTaintedWithItsId(terraform, stack);

        terraform.plan(2);
        assertThat(change(terraform.planned(), CONNECTION).get("actions").toString())
                .isEqualTo("[\"delete\",\"create\"]");
        terraform.apply();
        terraform.plan(0);
        assertThat(
                        azure.arm()
                                .get(stack.connectionPath())
                                .at("/properties/provisioningState")
                                .asText())
                .isEqualTo("Succeeded");
        terraform.destroy();
        assertThat(azure.arm().groups()).doesNotContain("fault-failed");
    }

    static void isTaintedWithItsId(Terraform terraform, SiteToSite stack) {
        var connection = terraform.instance(CONNECTION);
        assertThat(connection.path("status").asText()).isEqualTo("tainted");
        assertThat(connection.at("/attributes/id").asText()).endsWith(stack.connectionPath());
    }

    @Test
    void aCreationThatIsRefusedLeavesNothing(LocalAzure azure) {
        var terraform = azure.terraform("fault-refused", LocalAzure.MAIN);
        var stack = SiteToSite.in("fault-refused");
        terraform.configured(stack.text()).plan(2);
        try (var _ =
                Fault.at(
                        azure,
                        "refuse",
                        "PUT",
                        stack.connectionPath(),
                        "code",
                        "TooManyTunnels",
                        "message",
                        "There is no room.")) {
            assertThat(terraform.apply(1).told())
                    .contains("TooManyTunnels")
                    .contains("There is no room.")
                    .contains("with " + CONNECTION);
        }
        assertThat(terraform.addresses()).doesNotContain(CONNECTION);
        terraform.plan(2);
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
    }

    /// What a user sees of each is nothing: the creation succeeds, and the next plan is empty.
    @ParameterizedTest
    @CsvSource({
        "throttle, PUT, 2",
        "throttle, GET, 2",
        "drop-connection, PUT, 1",
        "lose-operation, PUT, 1"
    })
    void aCreationGetsThrough(String fault, String method, int times, LocalAzure azure) {
        var name = "through-%s-%s".formatted(fault, method).toLowerCase(Locale.ROOT);
        var terraform = azure.terraform(name, LocalAzure.MAIN);
        var stack = SiteToSite.in(name);
        terraform.configured(stack.text()).plan(2);
        try (var armed =
                Fault.at(
                        azure,
                        fault,
                        method,
                        stack.connectionPath(),
                        "times",
                        times,
                        "retryAfterSeconds",
                        0)) {
            terraform.apply();
            assertThat(armed.hits()).isEqualTo(times);
            terraform.plan(0);
        }
        terraform.destroy();
    }

    /// The same for a change of the key, which is a request of its own.
    @ParameterizedTest
    @CsvSource({"throttle, 2", "drop-connection, 1", "lose-operation, 1", "still-updating, 1"})
    void aChangeOfTheKeyGetsThrough(String fault, int times, LocalAzure azure) {
        var name = "key-through-" + fault;
        var terraform = azure.terraform(name, LocalAzure.MAIN);
        var stack = SiteToSite.in(name);
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        terraform.configured(stack.connection("shared_key", "an0ther53cr3t").text()).plan(2);
        try (var armed =
                Fault.at(
                        azure,
                        fault,
                        "PUT",
                        stack.connectionPath() + "/sharedkey",
                        "times",
                        times,
                        "retryAfterSeconds",
                        0,
                        "polls",
                        3)) {
            terraform.apply();
            assertThat(armed.hits()).isEqualTo(times);
            // Not before Azure was done with it.
            assertThat(
                            azure.arm()
                                    .get(stack.connectionPath())
                                    .at("/properties/provisioningState")
                                    .asText())
                    .isEqualTo("Succeeded");
        }
        assertThat(key(azure, stack)).isEqualTo("an0ther53cr3t");
        terraform.plan(0);
        terraform.destroy();
    }

    /// Somebody else writes between our reading and our writing: we read again.
    @Test
    void aChangeThatCameTooLateIsReadAndWrittenAgain(LocalAzure azure) {
        var terraform = azure.terraform("fault-late", LocalAzure.MAIN);
        var stack = SiteToSite.in("fault-late");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        terraform.configured(stack.connection("tags", TAG).text()).plan(2);
        try (var armed = Fault.at(azure, "precondition-failed", "PUT", stack.connectionPath())) {
            terraform.apply();
            assertThat(armed.hits()).isEqualTo(1);
        }
        assertThat(azure.arm().get(stack.connectionPath()).at("/tags/env").asText())
                .isEqualTo("test");
        terraform.plan(0);

        // Not for ever: somebody who always comes first is an error.
        terraform.configured(stack.connection("tags", Map.of("env", "late")).text()).plan(2);
        try (var _ =
                Fault.at(azure, "precondition-failed", "PUT", stack.connectionPath(), "times", 0)) {
            assertThat(terraform.apply(1).told()).contains("PreconditionFailed");
        }
        terraform.plan(2);
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
    }

    @Test
    void aChangeThatFailsIsPlannedAgain(LocalAzure azure) {
        var terraform = azure.terraform("fault-change", LocalAzure.MAIN);
        var stack = SiteToSite.in("fault-change");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        var changed = stack.connection("shared_key", "an0ther53cr3t");
        terraform.configured(changed.text()).plan(2);
        try (var _ = Fault.at(azure, "refuse", "PUT", stack.connectionPath() + "/sharedkey")) {
            terraform.apply(1);
        }
        assertThat(terraform.instance(CONNECTION).has("status")).isFalse();
        terraform.plan(2);
        terraform.apply();
        assertThat(key(azure, stack)).isEqualTo("an0ther53cr3t");
        terraform.plan(0);
        terraform.destroy();
    }

    @Test
    void aDestructionThatFailsKeepsWhatIsThere(LocalAzure azure) {
        var terraform = azure.terraform("fault-destroy", LocalAzure.MAIN);
        var stack = SiteToSite.in("fault-destroy");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        try (var _ = Fault.at(azure, "fail-after-acceptance", "DELETE", stack.connectionPath())) {
            terraform.run("destroy", "-auto-approve", "-input=false", "-no-color").exits(1);
        }
        assertThat(terraform.addresses()).contains(CONNECTION);
        terraform.destroy();
        assertThat(terraform.addresses()).isEmpty();
    }

    /// Azure's answer where there is no key, instead of an error.
    @Test
    void aKeyThatIsAnsweredAsAnEmptyListIsNotCompared(LocalAzure azure) {
        var terraform = azure.terraform("fault-no-key", LocalAzure.MAIN);
        var stack = SiteToSite.in("fault-no-key");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        try (var armed =
                Fault.at(
                        azure,
                        "shared-key-as-array",
                        "GET",
                        stack.connectionPath() + "/sharedkey",
                        "times",
                        0)) {
            assertThat(terraform.plan(0).told()).contains("key was not compared");
            assertThat(armed.hits()).isPositive();
        }
        terraform.destroy();
    }
}
