package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Provider.PlannedChange;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said at plan time of one change, as terraform's protocol asks: the rules, with what this
/// provider planned, read or can ask for; and what azurerm itself would find in the middle of a
/// create.
class PlanTimeChecksTest {
    private static final String CONNECTION = "azurerm_virtual_network_gateway_connection";
    private static final String GATEWAY = "azurerm_virtual_network_gateway";
    private static final String NAT_RULE = "azurerm_virtual_network_gateway_nat_rule";

    /// A Basic gateway that is there, and a connection with BGP that is to be made.
    private static final String BASIC = Stack.gateway("").replace("VpnGw1AZ", "Basic");

    private static final String WITH_BGP = Stack.connection(", \"enable_bgp\": true");

    @Test
    void aNeighbourThatWasPlannedCounts() {
        var stack = new Stack("4.20.0");
        stack.plan(GATEWAY, Optional.empty(), stack.config(GATEWAY, BASIC));
        assertThat(found(stack, WITH_BGP))
                .anySatisfy(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.at().toString()).isEqualTo("enable_bgp");
                    assertThat(problem.summary()).contains("Basic gateway");
                });
    }

    @Test
    void aNeighbourThatNobodyPlannedIsAskedFor() {
        var stack = new Stack("4.20.0");
        stack.create(GATEWAY, BASIC);
        var another = new Stack("4.20.0", stack.arm, Map.of(), "{}");
        assertThat(found(another, WITH_BGP)).anyMatch(Diagnostic::isError);
        found(another, WITH_BGP.replace("\"cn\"", "\"cn2\""));
        assertThat(another.arm.reads.stream().filter(Stack.GATEWAY::equals).count())
                .as("each neighbour is asked for once in each process")
                .isEqualTo(2);
    }

    /// Rules of a gateway, as they are planned beside the connection that names them.
    @Test
    void natRulesThatWerePlannedCount() {
        var stack = new Stack("4.20.0");
        assertThat(found(stack, NAT_RULE, natRule("in", "Dynamic", "10.8.0.0/26"))).isEmpty();
        assertThat(found(stack, NAT_RULE, natRule("also", "Static", "10.9.0.0/24"))).isEmpty();
        var connection =
                Stack.connection(
                        ", \"ingress_nat_rule_ids\": [\"%1$s/natRules/in\","
                                        .formatted(Stack.GATEWAY)
                                + " \"%1$s/natRules/also\"]".formatted(Stack.GATEWAY));
        assertThat(found(stack, connection))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.at()).hasToString("ingress_nat_rule_ids");
                    assertThat(problem.summary()).contains("Dynamic rule in is not the only one");
                });
    }

    @Test
    void aNatRuleIsJudgedAtItsMapping() {
        var stack = new Stack("4.20.0");
        assertThat(found(stack, NAT_RULE, natRule("in", "Static", "10.8.0.0/26")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.at()).hasToString("external_mapping[0].address_space");
                });
    }

    private static String natRule(String name, String type, String external) {
        return """
        {"name": "%s", "resource_group_name": "rg", "virtual_network_gateway_id": "%s",
         "mode": "IngressSnat", "type": "%s", "internal_mapping": [{"address_space":
         "10.7.0.0/24"}], "external_mapping": [{"address_space": "%s"}]}
        """
                .formatted(name, Stack.GATEWAY, type, external);
    }

    /// The pool gives the network its prefixes when it is made.
    @Test
    void aSubnetOfANetworkWhosePrefixesAPoolIsToGiveIsNotJudged() {
        var stack = new Stack("5.2.0");
        var network = "azurerm_virtual_network";
        var pooled =
                """
                {"name": "net", %s, "ip_address_pool": [{"number_of_ip_addresses": "256",
                 "id": "%snetworkManagers/m/ipamPools/p"}]}\
                """
                        .formatted(Stack.PLACE, Stack.NETWORK);
        stack.plan(network, Optional.empty(), stack.config(network, pooled));
        var subnet =
                """
                {"name": "one", "resource_group_name": "rg", "virtual_network_name": "net",
                 "address_prefixes": ["10.128.0.0/26"]}\
                """;
        assertThat(found(stack, "azurerm_subnet", subnet)).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotJudged() {
        assertThat(found(new Stack("4.20.0"), WITH_BGP)).isEmpty();
    }

    @Test
    void whatIsThereAndStaysIsNotJudged() {
        var stack = new Stack("4.20.0", Map.of("SIMPLON_CHECKS", "off"), "{}");
        stack.create(GATEWAY, BASIC);
        var made = stack.create(CONNECTION, WITH_BGP);
        var later = new Stack("4.20.0", stack.arm, Map.of(), "{}");
        var config = later.config(CONNECTION, WITH_BGP);
        var plan = later.plan(CONNECTION, Optional.of(made), config);
        assertThat(plan.planned()).isEqualTo(made);
        assertThat(plan.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"refuse, ERROR", "Warn, WARNING", "'', ERROR"})
    void theVariableDecidesWhatAFindingIs(String word, Diagnostic.Severity severity) {
        var stack = new Stack("4.20.0", Map.of("SIMPLON_CHECKS", word), "{}");
        stack.plan(GATEWAY, Optional.empty(), stack.config(GATEWAY, BASIC));
        assertThat(found(stack, WITH_BGP))
                .anySatisfy(problem -> assertThat(problem.severity()).isEqualTo(severity))
                .allSatisfy(problem ->
                        assertThat(severity == Diagnostic.Severity.ERROR || !problem.isError())
                                .isTrue());
    }

    @Test
    void nothingIsSaidWithChecksOff() {
        var stack = new Stack("4.20.0", Map.of("SIMPLON_CHECKS", "off"), "{}");
        stack.plan(GATEWAY, Optional.empty(), stack.config(GATEWAY, BASIC));
        assertThat(found(stack, WITH_BGP)).isEmpty();
    }

    /// What azurerm itself finds only in the middle of a create is under the same variable.
    @ParameterizedTest
    @CsvSource({"refuse, ERROR", "warn, WARNING"})
    void theVariableDecidesWhatAzurermsOwnChecksAre(String word, Diagnostic.Severity severity) {
        assertThat(ofFastPath(word))
                .singleElement()
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(severity));
    }

    @Test
    void azurermsOwnChecksAreOffToo() {
        assertThat(ofFastPath("off")).isEmpty();
    }

    private static List<Diagnostic> ofFastPath(String word) {
        var stack = new Stack("5.2.0", Map.of("SIMPLON_CHECKS", word), "{}");
        return stack.plan(
                        CONNECTION,
                        Optional.empty(),
                        stack.config(CONNECTION, Configurations.FAST.json))
                .diagnostics();
    }

    @Test
    void anotherWordForTheVariableIsAnErrorThatNamesTheRightOnes() {
        assertThat(new Stack("4.20.0", Map.of("SIMPLON_CHECKS", "strict"), "{}").configured)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.summary()).isEqualTo("Invalid SIMPLON_CHECKS");
                    assertThat(problem.detail()).contains("strict", "`refuse` or `warn` or `off`");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.2.0 | azurerm_virtual_network_gateway | GATEWAY_ER"
                        + " | ip_configuration[0].public_ip_address_id",
                "5.2.0 | azurerm_virtual_network_gateway | GATEWAY_SCALE | sku",
                "5.2.0 | azurerm_virtual_network_gateway | GATEWAY_UNITS | minimum_scale_unit",
                "4.20.0 | azurerm_virtual_network_gateway | GATEWAY_PEERING"
                        + " | bgp_settings[0].peering_addresses[0].ip_configuration_name",
                "5.2.0 | azurerm_virtual_network_gateway_connection | FAST"
                        + " | private_link_fast_path_enabled",
                "5.2.0 | azurerm_virtual_network_gateway_connection | CUSTOM"
                        + " | custom_bgp_addresses",
                "5.2.0 | azurerm_public_ip | GLOBAL | sku_tier",
                "5.2.0 | azurerm_public_ip | GLOBAL_V2 | sku_tier",
                "5.2.0 | azurerm_public_ip | PLAN | ddos_protection_plan_id",
                "5.2.0 | azurerm_subnet | SHARED | sharing_scope",
                "5.2.0 | azurerm_express_route_circuit_peering | MICROSOFT"
                        + " | microsoft_peering_config",
                "5.2.0 | azurerm_express_route_circuit_peering | FILTER | route_filter_id",
                "5.2.0 | azurerm_express_route_circuit_peering | IPV6 | ipv6"
            })
    void whatAzurermFindsInTheMiddleOfACreateIsSaidAtPlanTime(
            String version, String type, String configuration, String at) {
        var stack = new Stack(version);
        var plan =
                stack.plan(
                        type,
                        Optional.empty(),
                        stack.config(type, Configurations.valueOf(configuration).json));
        assertThat(plan.diagnostics())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.at().toString()).isEqualTo(at);
                });
    }

    private enum Configurations {
        GATEWAY_ER(
                Stack.gateway("")
                        .replace("\"Vpn\"", "\"ExpressRoute\"")
                        .replace("VpnGw1AZ", "ErGw1AZ")),
        GATEWAY_SCALE(
                Stack.gateway("")
                        .replace("\"Vpn\"", "\"ExpressRoute\"")
                        .replace("VpnGw1AZ", "ErGwScale")
                        .replaceFirst("\"public_ip_address_id\": \"[^\"]*\", ", "")),
        GATEWAY_UNITS(Stack.gateway(", \"minimum_scale_unit\": 1, \"maximum_scale_unit\": 2")),
        GATEWAY_PEERING(
                Stack.gateway(
                        ", \"bgp_settings\": [{\"peering_addresses\":"
                                + " [{\"ip_configuration_name\": \"elsewhere\"}]}]")),
        FAST(
                Stack.connection(", \"private_link_fast_path_enabled\": true")
                        .replace("\"IPsec\"", "\"ExpressRoute\"")),
        CUSTOM(
                Stack.connection(", \"custom_bgp_addresses\": [{\"primary\": \"169.254.21.2\"}]")
                        .replace("\"IPsec\"", "\"Vnet2Vnet\"")),
        GLOBAL(address("\"sku\": \"Basic\", \"sku_tier\": \"Global\"")),
        GLOBAL_V2(address("\"sku\": \"StandardV2\", \"sku_tier\": \"Global\"")),
        PLAN(
                address(
                        "\"ddos_protection_plan_id\": \""
                                + Stack.NETWORK
                                + "ddosProtectionPlans/p\"")),
        SHARED(
                "{\"name\": \"s\", \"resource_group_name\": \"rg\", \"virtual_network_name\": \"v\","
                        + " \"address_prefixes\": [\"10.0.0.0/24\"], \"sharing_scope\": \"Tenant\"}"),
        MICROSOFT(peering("MicrosoftPeering", "")),
        FILTER(
                peering(
                        "AzurePrivatePeering",
                        ", \"route_filter_id\": \"" + Stack.NETWORK + "routeFilters/f\"")),
        IPV6(
                peering(
                        "AzurePublicPeering",
                        ", \"ipv6\": [{\"primary_peer_address_prefix\": \"2002:db01::/126\","
                                + " \"secondary_peer_address_prefix\": \"2003:db01::/126\"}]"));

        private final String json;

        Configurations(String json) {
            this.json = json;
        }

        private static String address(String more) {
            return "{\"name\": \"pip\", "
                    + Stack.PLACE
                    + ", \"allocation_method\": \"Static\", "
                    + more
                    + "}";
        }

        private static String peering(String type, String more) {
            return "{\"peering_type\": \""
                    + type
                    + "\", \"express_route_circuit_name\": \"erc\", \"resource_group_name\": \"rg\","
                    + " \"vlan_id\": 100, \"primary_peer_address_prefix\": \"192.168.1.0/30\","
                    + " \"secondary_peer_address_prefix\": \"192.168.2.0/30\""
                    + more
                    + "}";
        }
    }

    /// What the protocol's plan of this connection says, once it is planned. Terraform plans many
    /// at once, and asks of each as soon as it is planned.
    @Test
    void ofTwoThatDoNotFitTogetherTheLaterOneAloneIsToldSo() {
        var stack = new Stack("4.20.0");
        var forth =
                planned(stack, CONNECTION, mutual("forth", "vgw", "other", "4-v3ry-53cr37-k3y"));
        var back = planned(stack, CONNECTION, mutual("back", "other", "vgw", "an0ther-k3y"));
        assertThat(found(stack, CONNECTION, forth)).isEmpty();
        assertThat(found(stack, CONNECTION, back))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.summary())
                                .isEqualTo("Connection forth has another shared key"));
    }

    private static String mutual(String name, String here, String there, String key) {
        return Stack.connection(", \"shared_key\": \"" + key + "\"")
                .replace("\"cn\"", "\"" + name + "\"")
                .replace("IPsec", "Vnet2Vnet")
                .replace("virtualNetworkGateways/vgw\"", "virtualNetworkGateways/" + here + "\"")
                .replace(
                        "\"local_network_gateway_id\": \""
                                + Stack.NETWORK
                                + "localNetworkGateways/lgw",
                        "\"peer_virtual_network_gateway_id\": \""
                                + Stack.NETWORK
                                + "virtualNetworkGateways/"
                                + there);
    }

    private static List<Diagnostic> found(Stack stack, String connection) {
        return found(stack, CONNECTION, connection);
    }

    private static List<Diagnostic> found(Stack stack, String type, String json) {
        return found(stack, type, planned(stack, type, json));
    }

    private static ObjectValue planned(Stack stack, String type, String json) {
        return (ObjectValue) stack.plan(type, Optional.empty(), stack.config(type, json)).planned();
    }

    private static List<Diagnostic> found(Stack stack, String type, ObjectValue planned) {
        return stack
                .provider
                .review(
                        List.of(
                                new PlannedChange(
                                        type,
                                        type,
                                        Optional.<ObjectValue>empty(),
                                        Optional.of(planned))))
                .findings()
                .stream()
                .map(finding -> finding.diagnostic())
                .filter(problem -> !problem.at().equals(dev.simplon.values.Path.of("sku")))
                .toList();
    }
}
