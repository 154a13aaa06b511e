package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.SharedKeyTest.change;
import static dev.simplon.acceptance.provider.SiteToSite.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.Simplon;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What ends before Azure is done: by the time that it may take, or by Ctrl-C.
@ExtendWith(LocalAzure.Given.class)
@Execution(ExecutionMode.CONCURRENT)
class InterruptionTest {
    private static final String HOLD = "hold-operation";

    @Test
    void aCreationEndsWhenItsTimeIsOver(LocalAzure azure) throws IOException {
        var terraform = azure.terraform("timeout", LocalAzure.MAIN);
        var stack = SiteToSite.in("timeout").connection("timeouts", Hcl.blocks("create = \"2s\""));
        terraform.configured(stack.text()).plan(2);
        try (var _ = Fault.at(azure, HOLD, "PUT", stack.connectionPath())) {
            assertThat(terraform.apply(1).told())
                    .contains(stack.connectionPath())
                    .contains("not done within 2 s")
                    .contains("set `create` in the block `timeouts`");
        }
        FaultsTest.isTaintedWithItsId(terraform, stack);
        // In the form in which azurerm keeps them.
        assertThat(timeouts(terraform.instance(CONNECTION)))
                .isEqualTo(
                        Simplon.JSON.readTree(
                                """
                                {
                                  "create": 2000000000,
                                  "delete": 1800000000000,
                                  "read": 300000000000,
                                  "update": 1800000000000
                                }
                                """));
        goesOn(terraform);
    }

    private static JsonNode timeouts(JsonNode instance) throws IOException {
        var json =
                Simplon.JSON.readTree(Base64.getDecoder().decode(instance.get("private").asText()));
        return json.get("e2bfb730-ecaa-11e6-8f88-34363bc7c4c0");
    }

    @Test
    void controlCEndsACreationCleanlyAndTheNextApplyGoesOn(LocalAzure azure) throws Exception {
        var terraform = azure.terraform("interrupted", LocalAzure.MAIN);
        var stack = SiteToSite.in("interrupted");
        terraform.configured(stack.text()).plan(2);
        try (var held = Fault.at(azure, HOLD, "PUT", stack.connectionPath())) {
            var apply = terraform.start("apply", "-input=false", "-no-color", "plan");
            held.awaitHit();
            apply.interrupt();
            var ended = apply.ended().exits(1);
            assertThat(ended.out()).contains("Interrupt received");
            assertThat(ended.told()).contains("interrupted").contains(stack.connectionPath());
        }
        FaultsTest.isTaintedWithItsId(terraform, stack);
        goesOn(terraform);
    }

    /// A change that is interrupted is planned again.
    @Test
    void controlCEndsAChangeCleanly(LocalAzure azure) throws Exception {
        var terraform = azure.terraform("change-interrupted", LocalAzure.MAIN);
        var stack = SiteToSite.in("change-interrupted");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        terraform.configured(stack.connection("shared_key", "an0ther53cr3t").text()).plan(2);
        try (var held = Fault.at(azure, HOLD, "PUT", stack.connectionPath() + "/sharedkey")) {
            var apply = terraform.start("apply", "-input=false", "-no-color", "plan");
            held.awaitHit();
            apply.interrupt();
            apply.ended().exits(1);
        }
        assertThat(terraform.instance(CONNECTION).has("status")).isFalse();
        // Whether the key arrived before the end is for Azure to say, not for the state.
        terraform.run("apply", "-auto-approve", "-input=false", "-no-color").exits(0);
        assertThat(SharedKeyTest.key(azure, stack)).isEqualTo("an0ther53cr3t");
        terraform.plan(0);
        terraform.destroy();
    }

    private static void goesOn(Terraform terraform) {
        terraform.plan(2);
        assertThat(change(terraform.planned(), CONNECTION).get("actions").toString())
                .isEqualTo("[\"delete\",\"create\"]");
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
        assertThat(terraform.addresses()).isEmpty();
    }
}
