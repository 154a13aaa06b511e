package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.PrivateData;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Azure leaves out of its answers stays in the state, and what it adds of its own stays out.
class AnswersTest {
    private static final String CONNECTION = "azurerm_virtual_network_gateway_connection";
    private static final String CONNECTION_ID = Stack.NETWORK + "connections/cn";
    private static final String GATEWAY = "azurerm_virtual_network_gateway";
    private static final String LOCAL = "azurerm_local_network_gateway";
    private static final String ADDRESS = Stack.NETWORK + "publicIPAddresses/pip";

    private static final String CIRCUIT =
            Stack.connection("")
                    .replace("IPsec", "ExpressRoute")
                    .replace("local_network_gateway_id", "express_route_circuit_id")
                    .replace("localNetworkGateways/lgw", "expressRouteCircuits/line");

    private static final String EXPRESS =
            Stack.gateway("").replace("\"Vpn\"", "\"ExpressRoute\"").replace("VpnGw1AZ", "ErGw1AZ");

    /// The gateway without an address of the configuration's.
    private static final String WITHOUT_ADDRESS =
            EXPRESS.replace("\"public_ip_address_id\": \"" + ADDRESS + "\", ", "");

    @ParameterizedTest
    @CsvSource({
        "dpd_timeout_seconds, dpdTimeoutSeconds",
        "local_network_gateway_id, localNetworkGateway2",
        "local_azure_ip_address_enabled, useLocalAzureIpAddress",
        "type, connectionType"
    })
    void whatAConnectionsAnswerLeavesOutStays(String argument, String property) {
        var stack = new Stack("4.55.0");
        var made =
                stack.create(
                        CONNECTION,
                        Stack.connection(
                                ", \"shared_key\": \"k3y\", \"dpd_timeout_seconds\": 30,"
                                        + " \"local_azure_ip_address_enabled\": true"));
        stack.arm.forget(CONNECTION_ID, property);
        assertThat(read(stack, CONNECTION, made).member(argument)).isEqualTo(made.member(argument));
    }

    @Test
    void whatTheAnswerOfACircuitsConnectionLeavesOutStays() {
        var stack = new Stack("4.55.0");
        var made = stack.create(CONNECTION, CIRCUIT);
        stack.arm.forget(CONNECTION_ID, "peer");
        assertThat(read(stack, CONNECTION, made)).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.55.0", "5.2.0"})
    void prefixesThatASitesAnswerLeavesOutStay(String version) {
        var stack = new Stack(version);
        var made =
                stack.create(
                        LOCAL,
                        Stack.localGateway(
                                ", \"gateway_address\": \"192.0.2.1\", \"address_space\":"
                                        + " [\"10.1.0.0/16\"]"));
        stack.arm.forget(Stack.NETWORK + "localNetworkGateways/lgw", "localNetworkAddressSpace");
        assertThat(read(stack, LOCAL, made)).isEqualTo(made);
    }

    /// 4.0 to 4.3 demand a key of every connection.
    @ParameterizedTest
    @ValueSource(strings = {"3.60.0", "4.2.0", "5.2.0"})
    void aConnectionToACircuitSendsNoKey(String version) {
        var stack = new Stack(version);
        var made =
                stack.create(
                        CONNECTION,
                        CIRCUIT.replaceFirst("\\}$", ", \"shared_key\": \"n0t-f0r-azure\"}"));
        assertThat(stack.arm.sharedKey(CONNECTION_ID)).isEmpty();
        assertThat(made.member("shared_key")).contains(Value.of("n0t-f0r-azure"));
        assertThat(read(stack, CONNECTION, made)).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.40.0", "4.81.0", "5.2.0"})
    void theAddressThatAzureGivesAnExpressRouteGatewayStaysOut(String version) {
        var stack = new Stack(version);
        var made = stack.create(GATEWAY, WITHOUT_ADDRESS);
        giveAddress(stack);
        var seen = read(stack, GATEWAY, made);
        assertThat(seen).isEqualTo(made);
        plansNothing(stack, seen, WITHOUT_ADDRESS);
    }

    /// Which 4.34 demanded, and 4.59 forbids.
    @Test
    void theAddressOfAnEarlierReleaseReplacesNothingInALaterOne() {
        var earlier = new Stack("4.34.0");
        var made = earlier.create(GATEWAY, EXPRESS);
        var later = new Stack("4.81.0", earlier.arm, Map.of(), "{}");
        var seen =
                read(
                        later,
                        GATEWAY,
                        Recorded.conformed(
                                Optional.ofNullable(later.provider.resourceTypes().get(GATEWAY))
                                        .orElseThrow()
                                        .block(),
                                made));
        plansNothing(later, seen, WITHOUT_ADDRESS);
    }

    @Test
    void theAddressThatIsGivenStaysWhereItMayBeGiven() {
        var stack = new Stack("4.40.0");
        var made = stack.create(GATEWAY, EXPRESS);
        var seen = read(stack, GATEWAY, made);
        assertThat(seen).isEqualTo(made);
        plansNothing(stack, seen, EXPRESS);
    }

    private static void giveAddress(Stack stack) {
        var properties =
                (ObjectValue) stack.arm.document(Stack.GATEWAY).member("properties").orElseThrow();
        var configurations = properties.member("ipConfigurations").orElseThrow().asList();
        var first = (ObjectValue) configurations.getFirst();
        var inner =
                ((ObjectValue) first.member("properties").orElseThrow())
                        .with("publicIPAddress", json("{\"id\": \"" + ADDRESS + "\"}"));
        stack.arm.meddle(
                Stack.GATEWAY,
                "properties",
                properties.with(
                        "ipConfigurations",
                        Value.tuple(java.util.List.of(first.with("properties", inner)))));
    }

    private static void plansNothing(Stack stack, ObjectValue state, String config) {
        var plan = stack.plan(GATEWAY, Optional.of(state), stack.config(GATEWAY, config));
        assertThat(plan.planned()).isEqualTo(state);
        assertThat(plan.requiresReplace()).isEmpty();
    }

    private static ObjectValue read(Stack stack, String type, ObjectValue state) {
        var result = stack.provider.read(type, state, PrivateData.NONE);
        assertThat(result.diagnostics()).noneMatch(problem -> problem.isError());
        return (ObjectValue) result.state();
    }

    private static Value json(String text) {
        try {
            return JsonCodec.decode(text);
        } catch (JsonException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
