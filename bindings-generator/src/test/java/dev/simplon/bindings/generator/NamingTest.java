package dev.simplon.bindings.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
    @ParameterizedTest
    @CsvSource({
        "name, name",
        "enable_bgp, enableBgp",
        "ip_sec_replay_protection_enabled, ipSecReplayProtectionEnabled",
        "node, nodeAttribute",
        "import_from, importFromAttribute",
        "get_password_data, fetchPasswordData",
        "equals, equalTo",
        "default, defaultValue"
    })
    void propertiesAreCalledAsCdktfCallsThem(String terraform, String java) {
        assertThat(Naming.property(terraform)).isEqualTo(java);
    }

    @Test
    void classesAreCalledAfterTheirType() {
        assertThat(Naming.className("virtual_network_gateway_connection"))
                .isEqualTo("VirtualNetworkGatewayConnection");
        assertThat(Naming.className("data_azurerm_public_ip")).isEqualTo("DataAzurermPublicIp");
    }
}
