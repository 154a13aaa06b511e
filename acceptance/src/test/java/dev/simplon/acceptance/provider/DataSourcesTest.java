package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.Simplon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every data source, read over resources of which as much as possible is set: each of its
/// attributes says what the resource's attribute of that name says, or what is written here.
@ExtendWith(LocalAzure.Given.class)
class DataSourcesTest {
    /// What a data source has and its resource has not, or has otherwise: JSON, or `arm:` and the
    /// place in the document that Azure holds.
    private static final Map<String, String> OWN =
            Map.ofEntries(
                    Map.entry("azurerm_virtual_network.subnets", "[\"GatewaySubnet\", \"hosts\"]"),
                    Map.entry("azurerm_virtual_network.vnet_peerings", "{}"),
                    Map.entry("azurerm_virtual_network.vnet_peerings_addresses", "[]"),
                    Map.entry("azurerm_subnet.address_prefix", "arm:/properties/addressPrefix"),
                    Map.entry("azurerm_subnet.network_security_group_id", "\"\""),
                    Map.entry("azurerm_subnet.route_table_id", "\"\""),
                    Map.entry(
                            "azurerm_virtual_network_gateway.ip_configuration.id",
                            "arm:/properties/ipConfigurations/0/id"),
                    Map.entry(
                            "azurerm_virtual_network_gateway.ip_configuration.private_ip_address",
                            "arm:/properties/ipConfigurations/0/properties/privateIPAddress"),
                    Map.entry(
                            "azurerm_virtual_network_gateway.bgp_settings.peering_address",
                            "arm:/properties/bgpSettings/bgpPeeringAddress"),
                    Map.entry(
                            "azurerm_virtual_network_gateway_connection.resource_guid",
                            "arm:/properties/resourceGuid"),
                    Map.entry(
                            "azurerm_virtual_network_gateway_connection.connection_status",
                            "arm:/properties/connectionStatus"),
                    Map.entry(
                            "azurerm_virtual_network_gateway_connection.ingress_bytes_transferred",
                            "arm:/properties/ingressBytesTransferred"),
                    Map.entry(
                            "azurerm_virtual_network_gateway_connection.egress_bytes_transferred",
                            "arm:/properties/egressBytesTransferred"),
                    Map.entry(
                            "azurerm_express_route_circuit.service_provider_properties",
                            """
                            [{"service_provider_name": "Equinix", "peering_location": "Amsterdam",
                              "bandwidth_in_mbps": 50}]\
                            """),
                    Map.entry(
                            "azurerm_express_route_circuit.peerings",
                            """
                            [{"peering_type": "AzurePrivatePeering", "azure_asn": 12076, "peer_asn": 65010,
                              "primary_peer_address_prefix": "192.168.10.0/30", "vlan_id": 100,
                              "secondary_peer_address_prefix": "192.168.10.4/30", "shared_key": ""}]\
                            """));

    static List<String> releases() {
        return List.of("3.117.1", LocalAzure.MAIN, "5.2.0");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyDataSourceSaysWhatTheResourceSays(String release, LocalAzure azure)
            throws IOException {
        var terraform = azure.terraform("data-" + release, release);
        var resources = configuration(release);
        terraform.configured(resources).plan(2);
        terraform.apply();
        terraform.configured(resources + readings(resources)).plan(0);
        var planned = terraform.planned().at("/prior_state/values/root_module/resources");
        var state = new HashMap<String, JsonNode>();
        planned.forEach(node -> state.put(node.get("address").asText(), node.get("values")));

        var problems = new ArrayList<String>();
        var read = new TreeSet<String>();
        for (var node : planned) {
            if (node.get("mode").asText().equals("data")) {
                var type = node.get("type").asText();
                read.add(type);
                var name = type + "." + node.get("name").asText();
                if (state.containsKey(name)) {
                    var document = azure.arm().plain(state.get(name).get("id").asText() + API);
                    compare(type, node.get("values"), state.get(name), document, problems);
                } else {
                    account(type, node.get("values"), azure, problems);
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(read).isEqualTo(dataSources(release));
        terraform.configured(resources).destroy();
    }

    private static final String API = "?api-version=2024-05-01";

    /// The stack with its devices and circuits, richly configured.
    private static String configuration(String release) {
        var policy =
                """
                use_policy_based_traffic_selectors = true
                routing_weight                     = 20
                dpd_timeout_seconds                = 45
                ipsec_policy {
                  dh_group         = "DHGroup14"
                  ike_encryption   = "AES256"
                  ike_integrity    = "SHA256"
                  ipsec_encryption = "AES256"
                  ipsec_integrity  = "SHA256"
                  pfs_group        = "PFS14"
                  sa_lifetime      = 3600
                  sa_datasize      = 2048
                }
                traffic_selector_policy {
                  local_address_cidrs  = ["10.1.2.0/24"]
                  remote_address_cidrs = ["172.16.1.0/24"]
                }
                tags = { env = "test" }
                """;
        var gateway =
                """
                tags = { env = "test" }
                %s = true
                bgp_settings {
                  asn = 65010
                }
                custom_route {
                  address_prefixes = ["10.91.0.0/16", "10.90.0.0/16"]
                }
                vpn_client_configuration {
                  address_space        = ["172.17.0.0/24"]
                  vpn_client_protocols = ["OpenVPN"]
                  root_certificate {
                    name             = "ca"
                    public_cert_data = "MIIC5zCCAc+gAwIBAgIQ"
                  }
                  revoked_certificate {
                    name       = "lost"
                    thumbprint = "AD1F0A1B2C3D4E5F60718293A4B5C6D7E8F90A1B"
                  }
                }
                """
                        .formatted(release.startsWith("5.") ? "bgp_enabled" : "enable_bgp");
        return LocalAzure.header()
                + """
                resource "azurerm_resource_group" "main" {
                  name     = "data-RELEASE"
                  location = "westeurope"
                  tags     = { env = "test" }
                }

                resource "azurerm_subnet" "hosts" {
                  name                 = "hosts"
                  resource_group_name  = azurerm_resource_group.main.name
                  virtual_network_name = azurerm_virtual_network.n1.name
                  address_prefixes     = ["10.1.2.0/24"]
                }

                resource "azurerm_public_ip" "named" {
                  name                    = "named"
                  resource_group_name     = azurerm_resource_group.main.name
                  location                = azurerm_resource_group.main.location
                  allocation_method       = "Static"
                  sku                     = "Standard"
                  zones                   = ["1", "2"]
                  domain_name_label       = "data-LABEL"
                  idle_timeout_in_minutes = 10
                  tags                    = { env = "test" }
                }

                resource "azurerm_local_network_gateway" "site" {
                  name                = "site"
                  resource_group_name = azurerm_resource_group.main.name
                  location            = azurerm_resource_group.main.location
                  gateway_address     = "203.0.113.1"
                  address_space       = ["172.16.2.0/24", "172.16.1.0/24"]
                  tags                = { env = "test" }
                  bgp_settings {
                    asn                 = 65050
                    bgp_peering_address = "172.16.1.1"
                    peer_weight         = 5
                  }
                }

                resource "azurerm_local_network_gateway" "named" {
                  name                = "named"
                  resource_group_name = azurerm_resource_group.main.name
                  location            = azurerm_resource_group.main.location
                  gateway_fqdn        = "vpn.example.com"
                  address_space       = ["172.16.3.0/24"]
                }

                resource "azurerm_virtual_network_gateway_connection" "cn" {
                  name                       = "cn"
                  resource_group_name        = azurerm_resource_group.main.name
                  location                   = azurerm_resource_group.main.location
                  type                       = "IPsec"
                  virtual_network_gateway_id = azurerm_virtual_network_gateway.g1.id
                  local_network_gateway_id   = azurerm_local_network_gateway.site.id
                  shared_key                 = "4-v3ry-53cr37-1p53c-5h4r3d-k3y"
                  POLICY
                }

                resource "azurerm_express_route_circuit_peering" "private" {
                  resource_group_name           = azurerm_resource_group.main.name
                  express_route_circuit_name    = azurerm_express_route_circuit.cone.name
                  peering_type                  = "AzurePrivatePeering"
                  peer_asn                      = 65010
                  vlan_id                       = 100
                  primary_peer_address_prefix   = "192.168.10.0/30"
                  secondary_peer_address_prefix = "192.168.10.4/30"
                }
                """
                        .replace("POLICY", policy)
                        .replace("RELEASE", release)
                        .replace("LABEL", release.replace('.', '-'))
                + NatRuleScenarios.gateway("1", "main", gateway)
                + ExpressRouteScenarios.circuit("one", "azurerm_resource_group.main");
    }

    /// A data block for each resource that has one, under the resource's name, and the two that
    /// tell of the account.
    private static String readings(String resources) {
        var text =
                new StringBuilder(
                        """
                        data "azurerm_client_config" "current" {}
                        data "azurerm_subscription" "current" {}
                        """);
        var keys =
                Map.of(
                        "azurerm_resource_group",
                        List.of("name"),
                        "azurerm_subnet",
                        List.of("name", "resource_group_name", "virtual_network_name"),
                        "azurerm_express_route_circuit_peering",
                        List.of(
                                "peering_type",
                                "resource_group_name",
                                "express_route_circuit_name"));
        resources
                .lines()
                .map(line -> line.split("\""))
                .filter(parts -> parts[0].equals("resource "))
                .forEach(parts -> {
                    text.append("data \"%s\" \"%s\" {\n".formatted(parts[1], parts[3]));
                    keys.getOrDefault(parts[1], List.of("name", "resource_group_name"))
                            .forEach(key ->
                                    text.append(
                                            "  %s = %s.%s.%s\n"
                                                    .formatted(key, parts[1], parts[3], key)));
                    text.append("}\n");
                });
        return text.toString();
    }

    private static Set<String> dataSources(String release) {
        var names = new TreeSet<String>();
        Simplon.in(Simplon.HOME)
                .run("provider", "schema", "--version", release)
                .succeeded()
                .json()
                .get("provider_schemas")
                .elements()
                .next()
                .get("data_source_schemas")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static void compare(
            String path, JsonNode read, JsonNode resource, JsonNode document, List<String> problems)
            throws IOException {
        for (var member : read.properties()) {
            var name = path + "." + member.getKey();
            if (member.getKey().equals("timeouts")) {
                continue;
            }
            var own = OWN.get(name);
            if (own != null) {
                var expected =
                        own.startsWith("arm:")
                                ? document.at(own.substring(4))
                                : Simplon.JSON.readTree(own);
                same(name, member.getValue(), expected, problems);
            } else if (resource.has(member.getKey())) {
                var there = resource.get(member.getKey());
                if (isBlock(member.getValue()) && isBlock(there)) {
                    for (int i = 0; i < Math.max(member.getValue().size(), there.size()); i++) {
                        compare(name, member.getValue().path(i), there.path(i), document, problems);
                    }
                } else {
                    same(name, member.getValue(), there, problems);
                }
            } else {
                problems.add(
                        name
                                + " is "
                                + member.getValue()
                                + ", and its resource has no such member");
            }
        }
    }

    private static boolean isBlock(JsonNode node) {
        return node.isArray() && node.path(0).isObject();
    }

    private static void same(String name, JsonNode read, JsonNode expected, List<String> problems) {
        if (!canonical(read).equals(canonical(expected))) {
            problems.add(name + " is " + read + " instead of " + expected);
        }
    }

    /// What is not set is written in several ways, and what is a set here may be a list there.
    private static String canonical(JsonNode node) {
        if (node.isArray()) {
            var elements = new ArrayList<String>();
            node.forEach(element -> elements.add(canonical(element)));
            elements.sort(null);
            return elements.isEmpty() ? "nothing" : elements.toString();
        }
        if (node.isObject()) {
            var members = new TreeMap<String, String>();
            node.properties()
                    .forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return members.isEmpty() ? "nothing" : members.toString();
        }
        var text = node.asText();
        return Set.of("", "0", "false", "null").contains(text) ? "nothing" : text;
    }

    private static void account(
            String type, JsonNode read, LocalAzure azure, List<String> problems) {
        var expected =
                Map.of(
                        "subscription_id",
                        "ARM_SUBSCRIPTION_ID",
                        "tenant_id",
                        "ARM_TENANT_ID",
                        "client_id",
                        "ARM_CLIENT_ID");
        for (var member : read.properties()) {
            var variable = expected.get(member.getKey());
            if (variable != null
                    && !member.getValue().asText().equals(azure.arm().variable(variable))) {
                problems.add(type + "." + member.getKey() + " is " + member.getValue());
            }
            if (List.of("id", "object_id", "display_name", "state").contains(member.getKey())
                    && member.getValue().asText().isEmpty()) {
                problems.add(type + "." + member.getKey() + " is empty");
            }
        }
    }
}
