package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.Simplon;
import dev.simplon.acceptance.provider.Terraform.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Azure would refuse is said at plan, at the argument's own line, as far as `SIMPLON_CHECKS`
/// wants it.
@ExtendWith(LocalAzure.Given.class)
@Execution(ExecutionMode.CONCURRENT)
class ChecksTest {
    private static final String BASIC =
            SiteToSite.in("checks").gateway("sku", "Basic").gateway("enable_bgp", true).text();
    private static final String BASIC_WITHOUT_BGP = "A Basic gateway is to speak BGP";

    @Test
    void whatAzureWouldRefuseIsAnErrorAtPlan(LocalAzure azure) {
        var plan = plan(azure.terraform("checks-refuse", LocalAzure.MAIN).configured(BASIC), 1);
        var refused = about(plan, BASIC_WITHOUT_BGP);
        assertThat(refused.get("severity").asText()).isEqualTo("error");
        assertThat(refused.get("address").asText()).isEqualTo(SiteToSite.GATEWAY);
        assertThat(refused.at("/snippet/code").asText()).isEqualTo("  enable_bgp = true");
        assertThat(refused.get("detail").asText())
                .contains("The SKU Basic has no BGP.")
                .contains("Set sku = \"VpnGw1AZ\"");
    }

    @Test
    void itIsAWarningForWhoWantsOnlyToBeWarned(LocalAzure azure) {
        var plan = plan(checking(azure, "warn"), 2);
        var warned = about(plan, BASIC_WITHOUT_BGP);
        assertThat(warned.get("severity").asText()).isEqualTo("warning");
        assertThat(warned.at("/snippet/code").asText()).isEqualTo("  enable_bgp = true");
    }

    @Test
    void nothingIsSaidToWhoWantsToHearNothing(LocalAzure azure) {
        assertThat(diagnostics(plan(checking(azure, "off"), 2))).isEmpty();
    }

    @Test
    void whatCannotBeSetIsRefusedWithWhatCan(LocalAzure azure) {
        var told =
                String.join(
                        "\n",
                        diagnostics(plan(checking(azure, "maybe"), 1)).stream()
                                .map(JsonNode::toString)
                                .toList());
        assertThat(told)
                .contains("SIMPLON_CHECKS")
                .contains("maybe")
                .contains("refuse")
                .contains("warn")
                .contains("off");
    }

    private static Terraform checking(LocalAzure azure, String checks) {
        return azure.terraform("checks-" + checks, LocalAzure.MAIN)
                .configured(BASIC)
                .with(
                        "TF_REATTACH_PROVIDERS",
                        azure.provider(LocalAzure.MAIN, Map.of("SIMPLON_CHECKS", checks))
                                .reattach());
    }

    /// What was made when Azure still allowed it stays as it is, and can be changed.
    @Test
    void whatExistsIsNeverRefused() {
        try (var then = LocalAzure.start("--as-of", "2023-06-01")) {
            var unchecked =
                    then.terraform("checks-then", LocalAzure.MAIN)
                            .with(
                                    "TF_REATTACH_PROVIDERS",
                                    then.provider(LocalAzure.MAIN, Map.of("SIMPLON_CHECKS", "off"))
                                            .reattach());
            var group =
                    """
                    resource "azurerm_resource_group" "main" {
                      name     = "then"
                      location = "West Europe"
                    }
                    """;
            var text = LocalAzure.header() + group + basicAddress("old");
            unchecked.configured(text).plan(2);
            unchecked.apply();

            var checked =
                    unchecked.with(
                            "TF_REATTACH_PROVIDERS",
                            then.provider(LocalAzure.MAIN, Map.of("SIMPLON_CHECKS", "refuse"))
                                    .reattach());
            checked.plan(0);
            checked.configured(text.replace("\"Basic\"", "\"Basic\"\n  tags = { a = \"b\" }"))
                    .plan(2);
            checked.apply();
            checked.plan(0);
            var refused = plan(checked.configured(text + basicAddress("new")), 1);
            assertThat(
                            about(refused, "A new public IP address is to be Basic")
                                    .get("address")
                                    .asText())
                    .isEqualTo("azurerm_public_ip.new");
        }
    }

    private static String basicAddress(String name) {
        return """
        resource "azurerm_public_ip" "%1$s" {
          name                = "%1$s"
          resource_group_name = azurerm_resource_group.main.name
          location            = azurerm_resource_group.main.location
          allocation_method   = "Static"
          sku                 = "Basic"
        }
        """
                .formatted(name);
    }

    /// azurerm says these while it applies.
    ///
    /// @param argument that is missing or wrong
    /// @param line that the message stands at
    record Check(SiteToSite stack, String argument, String line) {
        @Override
        public String toString() {
            return argument;
        }
    }

    static Stream<Check> checksOfCreate() {
        var stack = SiteToSite.in("checks-of-create");
        var whole = "resource \"azurerm_virtual_network_gateway_connection\" \"main\" {";
        var circuit =
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/c";
        return Stream.of(
                new Check(
                        stack.connection("local_network_gateway_id", ABSENT),
                        "local_network_gateway_id",
                        whole),
                new Check(
                        stack.connection("type", "Vnet2Vnet"),
                        "peer_virtual_network_gateway_id",
                        whole),
                new Check(
                        stack.connection("type", "ExpressRoute"),
                        "express_route_circuit_id",
                        whole),
                new Check(
                        stack.connection("type", "ExpressRoute")
                                .connection("express_route_circuit_id", circuit)
                                .connection("private_link_fast_path_enabled", true),
                        "express_route_gateway_bypass",
                        "  private_link_fast_path_enabled = true"),
                new Check(
                        stack.gateway("enable_bgp", true)
                                .device(
                                        "bgp_settings",
                                        Hcl.blocks(
                                                """
                                                asn                 = 65050
                                                bgp_peering_address = "10.20.0.1"
                                                """))
                                .connection("bgp_enabled", true)
                                .connection(
                                        "custom_bgp_addresses",
                                        Hcl.blocks("primary = \"169.254.21.99\"")),
                        "custom_bgp_addresses",
                        "    primary = \"169.254.21.99\""));
    }

    @ParameterizedTest
    @MethodSource("checksOfCreate")
    void whatAzurermChecksOnlyInCreateIsAnErrorAtPlan(Check check, LocalAzure azure) {
        var terraform = azure.terraform("create-checks-" + check.argument(), LocalAzure.MAIN);
        var plan = plan(terraform.configured(check.stack().text()), 1);
        var refused = about(plan, check.argument());
        assertThat(refused.get("severity").asText()).isEqualTo("error");
        assertThat(refused.get("address").asText()).isEqualTo(SiteToSite.CONNECTION);
        assertThat(refused.at("/snippet/code").asText()).isEqualTo(check.line());
    }

    /// azurerm does not check a change at all.
    @Test
    void aChangeIsCheckedAsACreationIs(LocalAzure azure) {
        var terraform = azure.terraform("change-checks", LocalAzure.MAIN);
        var stack = SiteToSite.in("change-checks");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        var without = stack.connection("local_network_gateway_id", ABSENT);
        assertThat(about(plan(terraform.configured(without.text()), 1), "local_network_gateway_id"))
                .isNotNull();
        terraform.configured(stack.text()).plan(0);
        terraform.destroy();
    }

    /// Each of two connections is right by itself; together they never come up.
    @Test
    void twoKeysBetweenTwoGatewaysAreWarnedOfOnce(LocalAzure azure) {
        var terraform = azure.terraform("checks-pair", LocalAzure.MAIN);
        var text = Mutual.in("checks-pair");
        int last = text.lastIndexOf(SiteToSite.KEY);
        var different =
                text.substring(0, last)
                        + "an0ther53cr3t"
                        + text.substring(last + SiteToSite.KEY.length());
        var run = plan(terraform.configured(different), 2);
        assertThat(
                        diagnostics(run).stream()
                                .filter(d ->
                                        d.get("summary").asText().contains("another shared key")))
                .hasSize(1);
        assertThat(run.out()).doesNotContain("an0ther53cr3t");
    }

    private static Run plan(Terraform terraform, int code) {
        return terraform.run("plan", "-json", "-input=false", "-detailed-exitcode").exits(code);
    }

    private static List<JsonNode> diagnostics(Run plan) {
        var diagnostics = new ArrayList<JsonNode>();
        plan.out()
                .lines()
                .forEach(line -> {
                    try {
                        var event = Simplon.JSON.readTree(line);
                        if (event.has("diagnostic")) {
                            diagnostics.add(event.get("diagnostic"));
                        }
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                });
        return diagnostics;
    }

    private static JsonNode about(Run plan, String words) {
        return diagnostics(plan).stream()
                .filter(d ->
                        d.get("summary").asText().contains(words)
                                || d.get("detail").asText().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody says: " + words + "\n" + plan));
    }
}
