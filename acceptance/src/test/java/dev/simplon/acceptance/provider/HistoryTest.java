package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.Scenario.HERE;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.starts;

import org.junit.jupiter.api.Test;

/// What Azure no longer makes is tried by the rules of a day when it did: Basic gateways on dynamic
/// addresses, as azurerm 3.x knew them.
class HistoryTest {
    private static final String THEN = "2023-06-01";

    @Test
    void basicAddressesAndGatewaysOf2023AreMadeChangedAndDestroyed() {
        try (var azure = LocalAzure.start("--as-of", THEN)) {
            new ScenarioRun(scenario(), azure).run();
        }
    }

    private static Scenario scenario() {
        return Scenario.of(
                        "history",
                        "",
                        target(
                                "azurerm_public_ip",
                                HERE
                                        + """
                                        name              = "ip-@"
                                        allocation_method = "Dynamic"
                                        """,
                                starts().keep("sku", "Basic")
                                        .update("allocation_method", "Static")
                                        .update("allocation_method", "Dynamic")
                                        .replace("sku", "Standard", "allocation_method", "Static")),
                        target(
                                GatewayScenarios.TYPE,
                                GatewayScenarios.place("", "main")
                                        + """
                                        resource "azurerm_public_ip" "d@" {
                                          name                = "dynamic-@"
                                          resource_group_name = azurerm_resource_group.main.name
                                          location            = azurerm_resource_group.main.location
                                          allocation_method   = "Dynamic"
                                        }
                                        """,
                                HERE
                                        + """
                                        name     = "gw-@"
                                        type     = "Vpn"
                                        vpn_type = "PolicyBased"
                                        sku      = "Basic"
                                        ip_configuration {
                                          public_ip_address_id = azurerm_public_ip.d@.id
                                          subnet_id            = azurerm_subnet.s@.id
                                        }
                                        """,
                                starts().replace(
                                                "vpn_type",
                                                "RouteBased",
                                                "sku",
                                                "VpnGw1AZ",
                                                "ip_configuration.public_ip_address_id",
                                                ref("azurerm_public_ip.a@.id"))))
                .under("3.60.0");
    }
}
