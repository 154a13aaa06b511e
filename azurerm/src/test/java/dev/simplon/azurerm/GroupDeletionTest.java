package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Provider.Applied;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value.ObjectValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A group goes with all that is in it, so that it must be empty unless the provider's block says
/// otherwise.
class GroupDeletionTest {
    private static final String GROUP = "azurerm_resource_group";
    private static final String SITE = Stack.NETWORK + "localNetworkGateways/lgw";
    private static final String FEATURE =
            "{\"features\": [{\"resource_group\": [{\"prevent_deletion_if_contains_resources\":"
                    + " false}]}]}";

    @Test
    void oneWithSomethingInItStays() {
        var stack = new Stack("4.55.0");
        var group = madeWithASite(stack);
        assertThat(deleted(stack, group).diagnostics())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.detail())
                                .contains("still contains Resources", SITE, "features"));
        assertThat(stack.arm.writes).doesNotContain("DELETE " + Stack.GROUP);
    }

    @Test
    void oneWhoseListLagsBehindGoes() {
        var stack = new Stack("4.55.0");
        var group = madeWithASite(stack);
        stack.arm.remove(SITE);
        stack.arm.listStill(SITE);
        assertThat(deleted(stack, group).diagnostics()).isEmpty();
        assertThat(stack.arm.writes).contains("DELETE " + Stack.GROUP);
    }

    @Test
    void oneWithSomethingInItGoesIfTheProvidersBlockSaysSo() {
        var stack = new Stack("4.55.0", Map.of(), FEATURE);
        var group = madeWithASite(stack);
        assertThat(deleted(stack, group).diagnostics()).noneMatch(Diagnostic::isError);
        assertThat(stack.arm.writes).contains("DELETE " + Stack.GROUP);
    }

    /// Whether something of another family is there, its list alone tells; until that is sure, one
    /// can stop.
    @Test
    void oneMayBeInterruptedWhileItsListIsWaitedFor() {
        var stack = new Stack("4.55.0");
        var group = stack.create(GROUP, "{\"name\": \"rg\", \"location\": \"West Europe\"}");
        stack.arm.listStill(Stack.GROUP + "/providers/Microsoft.Compute/virtualMachines/vm");
        Thread.currentThread().interrupt();
        var applied = deleted(stack, group);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(applied.diagnostics()).anyMatch(Diagnostic::isError);
        assertThat(applied.state()).isEqualTo(group);
        assertThat(stack.arm.writes).doesNotContain("DELETE " + Stack.GROUP);
    }

    private static ObjectValue madeWithASite(Stack stack) {
        var group = stack.create(GROUP, "{\"name\": \"rg\", \"location\": \"West Europe\"}");
        stack.create(
                "azurerm_local_network_gateway",
                Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
        return group;
    }

    private static Applied deleted(Stack stack, ObjectValue group) {
        var plan = stack.planDestroy(GROUP, group);
        return stack.provider.apply(
                GROUP, group, plan.planned(), stack.none(GROUP), plan.plannedPrivate());
    }
}
