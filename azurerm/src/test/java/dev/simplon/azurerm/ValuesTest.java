package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What single values may be, as azurerm's own validation has it.
class ValuesTest {
    private static final String NETWORK = "azurerm_virtual_network";
    private static final String SUBNET = "azurerm_subnet";

    @ParameterizedTest
    @CsvSource({
        "12076:20000, true",
        "1:65534, true",
        "0:20000, false",
        "12076:0, false",
        "65535:20000, false",
        "12076:65535, false",
        "12076:99999, false",
        "12076, false",
        "1:2:3, false"
    })
    void aCommunityIsTwoNumbers(String community, boolean allowed) {
        var problems =
                problems("5.2.0", NETWORK, network(", 'bgp_community': '" + community + "'"));
        if (allowed) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .containsExactly(
                            "`bgp_community` must be two whole numbers above 0 and below 65535 with a"
                                    + " colon between them; it is \""
                                    + community
                                    + "\".");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft.Web/serverFarms, Microsoft.Network/virtualNetworks/subnets/action, ''",
        "Microsoft.Network/virtualNetworkGateways, Microsoft.Network/networkinterfaces/*, ''",
        "Microsoft.Web/serverfarm, Microsoft.Network/virtualNetworks/read, name",
        "PureStorage.Block/storagePools, Microsoft.Network/virtualNetworks/write, actions"
    })
    void aSubnetIsHandedToTheseServicesAlone(String service, String action, String wrong) {
        var delegation =
                ", 'delegation': [{'name': 'd', 'service_delegation': [{'name': '%s', 'actions': ['%s']}]}]"
                        .formatted(service, action);
        for (var version : List.of("3.60.0", "5.2.0")) {
            var found = problems(version, SUBNET, subnet(delegation));
            assertThat(found).hasSize(wrong.isEmpty() ? 0 : 1);
            assertThat(found)
                    .allSatisfy(problem ->
                            assertThat(problem)
                                    .contains("service_delegation[0]." + wrong, "must be one of"));
        }
    }

    @ParameterizedTest
    @CsvSource({"something, false", "/subscriptions/s/resourceGroups/rg/providers/N/p/a, true"})
    void anEndpointIsKnownByTheIdOfAResource(String identifier, boolean allowed) {
        var endpoint =
                ", 'service_endpoint': [{'service': 'Microsoft.Storage', 'network_identifier': '%s'}]"
                        .formatted(identifier);
        assertThat(problems("5.2.0", SUBNET, subnet(endpoint)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.60.0 | azurerm_virtual_network | address_space | NETWORK",
                "5.2.0 | azurerm_virtual_network | address_space | NETWORK",
                "3.60.0 | azurerm_subnet | address_prefixes | SUBNET",
                "5.2.0 | azurerm_subnet | address_prefixes | SUBNET",
                "3.60.0 | azurerm_subnet | service_endpoint_policy_ids | POLICIES",
                "4.0.0 | azurerm_subnet | '' | POLICIES",
                "5.2.0 | azurerm_virtual_network_gateway"
                        + " | bgp_settings[0].peering_addresses[0].apipa_addresses | APIPA",
                "5.2.0 | azurerm_express_route_circuit_peering"
                        + " | ipv6[0].microsoft_peering[0].advertised_public_prefixes | IPV6"
            })
    void aCollectionThatIsGivenHasAnElement(
            String version, String type, String at, Empty configuration) {
        var found = problems(version, type, configuration.json);
        if (at.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly("`" + at + "` must have at least one element.");
        }
    }

    private enum Empty {
        NETWORK(network("").replace("'10.0.0.0/16'", "")),
        SUBNET(subnet("").replace("'10.0.0.0/24'", "")),
        POLICIES(subnet(", 'service_endpoint_policy_ids': []")),
        APIPA(
                Stack.gateway(
                        ", 'bgp_settings': [{'peering_addresses': [{'apipa_addresses': []}]}]")),
        IPV6(
                "{'peering_type': 'MicrosoftPeering', 'express_route_circuit_name': 'erc',"
                        + " 'resource_group_name': 'rg', 'vlan_id': 100, 'ipv6': [{"
                        + "'primary_peer_address_prefix': '2002:db01::/126',"
                        + " 'secondary_peer_address_prefix': '2003:db01::/126',"
                        + " 'microsoft_peering': [{'advertised_public_prefixes': []}]}]}");

        private final String json;

        Empty(String json) {
            this.json = json;
        }
    }

    private static String network(String more) {
        return "{'name': 'net', " + Stack.PLACE + ", 'address_space': ['10.0.0.0/16']" + more + "}";
    }

    private static String subnet(String more) {
        return "{'name': 's', 'resource_group_name': 'rg', 'virtual_network_name': 'net',"
                + " 'address_prefixes': ['10.0.0.0/24']"
                + more
                + "}";
    }

    /// @param json with single quotes
    private static List<String> problems(String version, String type, String json) {
        var stack = new Stack(version);
        return stack
                .provider
                .validateResource(type, stack.config(type, json.replace('\'', '"')))
                .stream()
                .map(Diagnostic::detail)
                .toList();
    }
}
