package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Provider.Applied;
import java.lang.Thread.State;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Azure refuses a write to what another write keeps in `Updating`, and a reference to it: those
/// that terraform starts at the same time go one after the other.
class SerializedWritesTest {
    /// One resource of each type whose writes touch another resource.
    private enum Write {
        SUBNET(
                "azurerm_subnet",
                "{\"name\": \"a\", \"resource_group_name\": \"rg\", \"virtual_network_name\":"
                        + " \"vnet\", \"address_prefixes\": [\"10.0.1.0/24\"]}"),
        OTHER_SUBNET(
                "azurerm_subnet",
                "{\"name\": \"b\", \"resource_group_name\": \"rg\", \"virtual_network_name\":"
                        + " \"VNET\", \"address_prefixes\": [\"10.0.2.0/24\"]}"),
        NAT_RULE(
                "azurerm_virtual_network_gateway_nat_rule",
                "{\"name\": \"nat\", \"resource_group_name\": \"rg\","
                        + " \"virtual_network_gateway_id\": \""
                        + Stack.GATEWAY
                        + "\", \"external_mapping\": [{\"address_space\": \"10.8.0.0/24\"}],"
                        + " \"internal_mapping\": [{\"address_space\": \"10.7.0.0/24\"}]}"),
        CONNECTION(
                "azurerm_virtual_network_gateway_connection",
                Stack.connection(", \"shared_key\": \"k3y\"")),
        PEERING(
                "azurerm_express_route_circuit_peering",
                "{\"resource_group_name\": \"rg\", \"express_route_circuit_name\": \"line\","
                        + " \"peering_type\": \"AzurePrivatePeering\", \"vlan_id\": 100,"
                        + " \"primary_peer_address_prefix\": \"192.168.10.0/30\","
                        + " \"secondary_peer_address_prefix\": \"192.168.10.4/30\"}"),
        AUTHORIZATION(
                "azurerm_express_route_circuit_authorization",
                "{\"name\": \"one\", \"resource_group_name\": \"rg\","
                        + " \"express_route_circuit_name\": \"line\"}"),
        EXPRESS_CONNECTION(
                "azurerm_virtual_network_gateway_connection",
                "{\"name\": \"er\", "
                        + Stack.PLACE
                        + ", \"type\": \"ExpressRoute\", \"virtual_network_gateway_id\": \""
                        + Stack.NETWORK
                        + "virtualNetworkGateways/express\", \"express_route_circuit_id\": \""
                        + Stack.NETWORK
                        + "expressRouteCircuits/line\"}");

        private final String type;
        private final String json;

        Write(String type, String json) {
            this.type = type;
            this.json = json;
        }

        Applied by(Stack stack) {
            return stack.apply(type, Optional.empty(), stack.config(type, json));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUBNET, OTHER_SUBNET",
        "NAT_RULE, CONNECTION",
        "PEERING, AUTHORIZATION",
        "AUTHORIZATION, EXPRESS_CONNECTION",
        "EXPRESS_CONNECTION, PEERING"
    })
    void secondWaitsForTheFirst(Write first, Write second) throws Exception {
        var stack = new Stack("4.55.0");
        var isWriting = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        stack.arm.beforeNextPut(() -> {
            isWriting.countDown();
            awaits(goOn);
        });
        var one = new FutureTask<>(() -> first.by(stack));
        var two = new FutureTask<>(() -> second.by(stack));
        Thread.ofPlatform().daemon().start(one);
        isWriting.await();
        var waiting = Thread.ofPlatform().daemon().start(two);
        while (waiting.getState() != State.WAITING && !two.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(two.isDone()).isFalse();
        assertThat(stack.arm.writes).isEmpty();

        goOn.countDown();
        assertThat(one.get().diagnostics()).isEmpty();
        assertThat(two.get().diagnostics()).isEmpty();
        assertThat(stack.arm.writes).hasSize(2);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
