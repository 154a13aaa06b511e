package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.SiteToSite.CONNECTION;
import static dev.simplon.acceptance.provider.SiteToSite.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.Simplon;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The key of a connection: where it is kept, how it changes, and who may read it.
@ExtendWith(LocalAzure.Given.class)
@Execution(ExecutionMode.CONCURRENT)
class SharedKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {LocalAzure.MAIN, "3.60.0", "5.2.0"})
    void aChangedKeyArrivesAtAzureAndNothingElseChanges(String version, LocalAzure azure) {
        var group = "key-changed-" + version.replace('.', '-');
        var terraform = azure.terraform(group, version);
        var stack = SiteToSite.in(group);
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        assertThat(key(azure, stack)).isEqualTo(KEY);
        var before = azure.arm().get(stack.connectionPath());

        terraform.configured(stack.connection("shared_key", "an0ther53cr3t").text()).plan(2);
        var change = change(terraform.planned(), CONNECTION);
        assertThat(change.get("actions").toString()).isEqualTo("[\"update\"]");
        assertThat(change.at("/after/shared_key").asText()).isEqualTo("an0ther53cr3t");
        assertThat(change.at("/after_sensitive/shared_key").asBoolean()).isTrue();
        var applied = terraform.apply();

        assertThat(applied.out()).doesNotContain("an0ther53cr3t").doesNotContain(KEY);
        assertThat(key(azure, stack)).isEqualTo("an0ther53cr3t");
        assertThat(azure.arm().get(stack.connectionPath()).at("/properties/resourceGuid"))
                .isEqualTo(before.at("/properties/resourceGuid"));
        terraform.plan(0);
        terraform.destroy();
    }

    @Test
    void aKeyThatAzureMadeIsKnownAfterTheApply(LocalAzure azure) {
        var terraform = azure.terraform("key-generated", LocalAzure.MAIN);
        var stack = SiteToSite.in("key-generated").connection("shared_key", Hcl.ABSENT);
        terraform.configured(stack.text()).plan(2);
        assertThat(
                        change(terraform.planned(), CONNECTION)
                                .at("/after_unknown/shared_key")
                                .asBoolean())
                .isTrue();
        terraform.apply();
        assertThat(key(azure, stack)).isNotEmpty();
        assertThat(attribute(terraform, "shared_key").asText()).isEqualTo(key(azure, stack));
        terraform.plan(0);
        terraform.destroy();
    }

    /// Somebody changes the key by another way: the next plan shows it, and puts it right.
    @Test
    void aKeyChangedOutsideIsSeenAndPutRight(LocalAzure azure) {
        var terraform = azure.terraform("key-drifted", LocalAzure.MAIN);
        var stack = SiteToSite.in("key-drifted");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        azure.arm()
                .put(
                        stack.connectionPath() + "/sharedkey",
                        Simplon.JSON.createObjectNode().put("value", "fr0m0utside"));
        terraform.plan(2);
        var change = change(terraform.planned(), CONNECTION);
        assertThat(change.at("/before/shared_key").asText()).isEqualTo("fr0m0utside");
        assertThat(change.at("/after/shared_key").asText()).isEqualTo(KEY);
        terraform.apply();
        assertThat(key(azure, stack)).isEqualTo(KEY);
        terraform.plan(0);
        terraform.destroy();
    }

    /// With credentials that may not read keys the key is not compared, and everything else works.
    @Test
    void whoMayNotReadKeysIsToldThatTheyWereNotCompared(LocalAzure azure) {
        var terraform =
                azure.terraform("key-unreadable", LocalAzure.MAIN)
                        .with(
                                "TF_REATTACH_PROVIDERS",
                                azure.providerWithoutKeys(LocalAzure.MAIN).reattach());
        var stack = SiteToSite.in("key-unreadable");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        assertThat(key(azure, stack)).isEqualTo(KEY);

        var plan = terraform.plan(0);
        assertThat(plan.told()).contains("Warning:").contains("key was not compared");
        assertThat(attribute(terraform, "shared_key").asText()).isEqualTo(KEY);

        terraform
                .configured(
                        stack.connection("tags", Map.of("env", "test"))
                                .connection("shared_key", "an0ther53cr3t")
                                .text())
                .plan(2);
        terraform.apply();
        assertThat(key(azure, stack)).isEqualTo("an0ther53cr3t");
        assertThat(attribute(terraform, "shared_key").asText()).isEqualTo("an0ther53cr3t");
        assertThat(terraform.plan(0).told()).contains("key was not compared");
        terraform.destroy();
    }

    static String key(LocalAzure azure, SiteToSite stack) {
        return azure.arm().get(stack.connectionPath() + "/sharedkey").get("value").asText();
    }

    static JsonNode change(JsonNode plan, String address) {
        for (var resource : plan.get("resource_changes")) {
            if (resource.get("address").asText().equals(address)) {
                return resource.get("change");
            }
        }
        throw new AssertionError("the plan has no " + address + "\n" + plan.toPrettyString());
    }

    private static JsonNode attribute(Terraform terraform, String name) {
        return terraform.instance(CONNECTION).get("attributes").get(name);
    }
}
