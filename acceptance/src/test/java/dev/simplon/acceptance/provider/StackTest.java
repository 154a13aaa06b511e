package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Scenario.HERE;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.starts;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The usual site-to-site stack, with one configuration that every release of azurerm takes.
@ExtendWith(LocalAzure.Given.class)
class StackTest {
    static Iterable<String> releases() {
        return LocalAzure.VERSIONS;
    }

    @ParameterizedTest
    @MethodSource("releases")
    @Execution(ExecutionMode.CONCURRENT)
    void siteToSiteIsMadeChangedImportedAndDestroyedUnderEveryRelease(
            String release, LocalAzure azure) {
        new ScenarioRun(scenario("stack-" + release.replace('.', '-')).under(release), azure).run();
    }

    private static Scenario scenario(String name) {
        return Scenario.of(
                name,
                NatRuleScenarios.gateway("1", "main"),
                target(
                        ConnectionScenarios.TYPE,
                        """
                        resource "azurerm_local_network_gateway" "l@" {
                          name                = "site-@"
                          resource_group_name = azurerm_resource_group.main.name
                          location            = azurerm_resource_group.main.location
                          gateway_address     = "203.0.113.@"
                          address_space       = ["172.16.@.0/24"]
                        }
                        """,
                        HERE
                                + """
                                name                       = "cn-@"
                                type                       = "IPsec"
                                virtual_network_gateway_id = azurerm_virtual_network_gateway.g1.id
                                local_network_gateway_id   = azurerm_local_network_gateway.l@.id
                                shared_key                 = "4-v3ry-53cr37-1p53c-5h4r3d-k3y"
                                """,
                        starts().update("shared_key", "an0ther-k3y")
                                .update("tags", Map.of("env", "test"))
                                .replace("connection_mode", "ResponderOnly")
                                .update("tags", ABSENT)));
    }
}
