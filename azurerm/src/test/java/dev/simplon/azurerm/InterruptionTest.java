package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Provider.Applied;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an interrupted call leaves: never less than what may exist, and never what was not made.
class InterruptionTest {
    private static final String LOCAL = "azurerm_local_network_gateway";
    private static final String ONE = Stack.localGateway(", \"gateway_address\": \"192.0.2.1\"");
    private static final String NINE = Stack.localGateway(", \"gateway_address\": \"192.0.2.9\"");

    private final Stack stack = new Stack("4.55.0");

    @AfterEach
    @SuppressWarnings("ResultOfMethodCallIgnored")
    void nextTestIsNotInterrupted() {
        Thread.interrupted();
    }

    @Test
    void createThatSentNothingLeavesNothing() {
        Thread.currentThread().interrupt();
        var applied = stack.apply(LOCAL, Optional.empty(), stack.config(LOCAL, ONE));
        assertThat(applied.state().isNull()).isTrue();
        assertThat(stack.arm.writes).isEmpty();
        assertThat(summary(applied)).isEqualTo("Interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void createThatMayHaveBeenSentIsKept() {
        stack.arm.beforeNextPut(Thread.currentThread()::interrupt);
        var applied = stack.apply(LOCAL, Optional.empty(), stack.config(LOCAL, ONE));
        assertThat(applied.state().member("id"))
                .contains(Value.of(Stack.NETWORK + "localNetworkGateways/lgw"));
        assertThat(summary(applied)).startsWith("Interrupted while creating ");
    }

    @Test
    void updateKeepsWhatWasThere() {
        var state = stack.create(LOCAL, ONE);
        stack.arm.beforeNextPut(Thread.currentThread()::interrupt);
        var applied = stack.apply(LOCAL, Optional.of(state), stack.config(LOCAL, NINE));
        assertThat(applied.state()).isEqualTo(state);
        assertThat(summary(applied)).startsWith("Interrupted while updating ");
    }

    private static String summary(Applied applied) {
        return applied.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::summary)
                .findFirst()
                .orElseThrow();
    }
}
