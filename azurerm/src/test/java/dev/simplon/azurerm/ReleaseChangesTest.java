package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.PrivateData;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What azurerm's releases changed that no schema shows: values, defaults, what replaces, timeouts.
class ReleaseChangesTest {
    private static final String GATEWAY = "azurerm_virtual_network_gateway";
    private static final String CONNECTION = "azurerm_virtual_network_gateway_connection";
    private static final String ADDRESS = "azurerm_public_ip";

    @ParameterizedTest
    @CsvSource({"3.117.1, false", "4.0.0, true", "5.2.0, true"})
    void dataSizeMayBeWithoutLimit(String version, boolean allowed) {
        var policy =
                ", \"ipsec_policy\": [{\"sa_datasize\": 0, \"dh_group\": \"DHGroup14\","
                        + " \"ike_encryption\": \"AES256\", \"ike_integrity\": \"SHA256\","
                        + " \"ipsec_encryption\": \"AES256\", \"ipsec_integrity\": \"SHA256\","
                        + " \"pfs_group\": \"PFS14\"}], \"shared_key\": \"k\"";
        assertThat(isValid(version, CONNECTION, Stack.connection(policy))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"4.55.0, false", "4.56.0, true", "5.2.0, true"})
    void gatewayMayScale(String version, boolean allowed) {
        var gateway =
                Stack.gateway("")
                        .replace("VpnGw1AZ", "ErGwScale")
                        .replace("\"Vpn\"", "\"ExpressRoute\"");
        assertThat(isSpelledRight(version, GATEWAY, gateway, "sku")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"4.66.0, false", "4.67.0, true", "5.2.0, true"})
    void addressMayBeOfTheSecondStandard(String version, boolean allowed) {
        assertThat(isValid(version, ADDRESS, address(", \"sku\": \"StandardV2\"")))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"3.60.0, Basic", "3.117.1, Basic", "4.0.0, Standard", "5.2.0, Standard"})
    void addressIsOfThisKindUnlessItSaysOtherwise(String version, String sku) {
        var stack = new Stack(version);
        var plan = stack.plan(ADDRESS, Optional.empty(), stack.config(ADDRESS, address("")));
        assertThat(plan.planned().member("sku")).contains(Value.of(sku));
    }

    @ParameterizedTest
    @CsvSource({"3.60.0, false", "4.10.0, false", "4.11.0, true", "5.2.0, true"})
    void changedIpConfigurationReplacesTheGateway(String version, boolean replaces) {
        var stack = new Stack(version);
        var state = stack.create(GATEWAY, Stack.gateway(""));
        var moved = Stack.gateway("").replace("publicIPAddresses/pip", "publicIPAddresses/other");
        var plan = stack.plan(GATEWAY, Optional.of(state), stack.config(GATEWAY, moved));
        assertThat(plan.planned()).isNotEqualTo(state);
        assertThat(!plan.requiresReplace().isEmpty()).isEqualTo(replaces);
    }

    @ParameterizedTest
    @CsvSource({"3.60.0, 60, 60", "3.117.1, 90, 60", "4.20.0, 90, 60", "5.0.0, 90, 120"})
    void gatewayMayTakeSoManyMinutesToMakeAndToDelete(String version, long create, long delete) {
        var stack = new Stack(version);
        var config = stack.config(GATEWAY, Stack.gateway(""));
        var kept = stack.plan(GATEWAY, Optional.empty(), config).plannedPrivate();
        assertThat(kept).isNotEqualTo(PrivateData.NONE);
        assertThat(kept.text())
                .contains("\"create\":" + create * 60_000_000_000L)
                .contains("\"delete\":" + delete * 60_000_000_000L);
    }

    private static String address(String more) {
        return "{\"name\": \"pip\", "
                + Stack.PLACE
                + ", \"allocation_method\": \"Static\""
                + more
                + "}";
    }

    private static boolean isValid(String version, String type, String json) {
        var stack = new Stack(version);
        return stack.provider.validateResource(type, stack.config(type, json)).stream()
                .noneMatch(Diagnostic::isError);
    }

    private static boolean isSpelledRight(
            String version, String type, String json, String argument) {
        var stack = new Stack(version);
        return stack.provider.validateResource(type, stack.config(type, json)).stream()
                .noneMatch(problem -> problem.at().toString().startsWith(argument));
    }
}
