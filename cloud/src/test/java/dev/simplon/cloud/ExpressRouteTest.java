package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.errorCode;
import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressRouteTest {
    private static final String GROUP = "/subscriptions/{s}/resourceGroups/rg";
    private static final String NET = GROUP + "/providers/Microsoft.Network";
    private static final String V = "?api-version=" + TestCloud.VERSION;
    private static final String CIRCUIT = NET + "/expressRouteCircuits/erc";
    private static final String CONNECTION = NET + "/connections/er";
    private static final String CIRCUIT_BODY =
            """
            {"location":"West Europe","name":"erc","sku":{"name":"Standard_MeteredData",
              "tier":"Standard","family":"MeteredData"},"tags":{},"properties":{
              "authorizationKey":"","serviceProviderProperties":{"bandwidthInMbps":50,
              "peeringLocation":"Silicon Valley","serviceProviderName":"Equinix"}}}\
            """;
    private static final String PEERING_BODY =
            """
            {"properties":{"azureASN":0,"gatewayManagerEtag":"","peerASN":100,
              "peeringType":"AzurePrivatePeering","primaryPeerAddressPrefix":"192.168.1.0/30",
              "secondaryPeerAddressPrefix":"192.168.2.0/30","sharedKey":"ItsASecret",
              "state":"Enabled","vlanId":100}}\
            """;

    @TempDir Path directory = Path.of("");

    private static void make(TestCloud cloud) {
        cloud.done("PUT", GROUP + "?api-version=2021-04-01", "{\"location\":\"westeurope\"}");
        cloud.done("PUT", CIRCUIT + V, CIRCUIT_BODY);
    }

    private static Value circuit(TestCloud cloud) {
        return json(cloud.get(CIRCUIT + V).body());
    }

    /// A network with an ExpressRoute gateway in it.
    private static void makeGateway(TestCloud cloud) {
        cloud.done(
                "PUT",
                NET + "/virtualNetworks/net" + V,
                "{\"location\":\"westeurope\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":"
                        + "[\"10.0.0.0/16\"]},\"subnets\":[{\"name\":\"GatewaySubnet\",\"properties\":"
                        + "{\"addressPrefix\":\"10.0.1.0/24\"}}]}}");
        cloud.done(
                "PUT",
                NET + "/publicIPAddresses/pip" + V,
                "{\"location\":\"westeurope\",\"sku\":{\"name\":\"Standard\"},\"properties\":"
                        + "{\"publicIPAllocationMethod\":\"Static\"}}");
        cloud.done(
                "PUT",
                NET + "/virtualNetworkGateways/ergw" + V,
                """
                {"location":"westeurope","properties":{"gatewayType":"ExpressRoute",
                  "vpnType":"RouteBased","sku":{"name":"Standard","tier":"Standard"},
                  "ipConfigurations":[{"name":"default","properties":{
                    "publicIPAddress":{"id":"%1$s/publicIPAddresses/pip"},
                    "subnet":{"id":"%1$s/virtualNetworks/net/subnets/GatewaySubnet"}}}]}}\
                """
                        .formatted(NET));
    }

    private static String connection(String more) {
        return """
        {"location":"westeurope","properties":{"connectionType":"ExpressRoute",
          "virtualNetworkGateway1":{"id":"%1$s/virtualNetworkGateways/ergw"},
          "peer":{"id":"%1$s/expressRouteCircuits/erc"}%2$s}}\
        """
                .formatted(NET, more);
    }

    @Test
    void circuitBeginsNotProvisionedAndItsProviderProvisionsIt() throws Exception {
        try (var cloud = TestCloud.in(directory);
                var client = cloud.client()) {
            make(cloud);
            var circuit = circuit(cloud);
            assertThat(text(circuit, "properties", "serviceProviderProvisioningState"))
                    .isEqualTo("NotProvisioned");
            assertThat(text(circuit, "properties", "circuitProvisioningState"))
                    .isEqualTo("Enabled");
            assertThat(Edit.list(circuit, "properties", "peerings")).isEmpty();
            assertThat(Edit.list(circuit, "properties", "authorizations")).isEmpty();
            assertThat(circuit.member("properties").orElseThrow().member("authorizationKey"))
                    .isEmpty();
            var key = text(circuit, "properties", "serviceKey");
            assertThat(key).hasSize(36);

            var id = ResourceId.parse(text(circuit, "id")).orElseThrow();
            var provisioned = client.provisionCircuit(id, "Provisioned");
            assertThat(text(provisioned, "properties", "serviceProviderProvisioningState"))
                    .isEqualTo("Provisioned");

            // A later write changes neither that nor the key.
            cloud.done("PUT", CIRCUIT + V, CIRCUIT_BODY.replace("50", "100"));
            circuit = circuit(cloud);
            assertThat(text(circuit, "properties", "serviceProviderProvisioningState"))
                    .isEqualTo("Provisioned");
            assertThat(text(circuit, "properties", "serviceKey")).isEqualTo(key);
        }
    }

    @Test
    void peeringIsAResourceAndAPartOfItsCircuit() {
        try (var cloud = TestCloud.in(directory)) {
            make(cloud);
            var peering = CIRCUIT + "/peerings/AzurePrivatePeering";
            assertThat(errorCode(cloud.get(peering + V))).isEqualTo("NotFound");
            assertThat(errorCode(cloud.get(peering + "/connections" + V))).isEqualTo("NotFound");
            var put = cloud.call("PUT", peering + V, PEERING_BODY);
            assertThat(put.statusCode()).isEqualTo(201);
            WritesTest.follow(
                    cloud, put.headers().firstValue("Azure-AsyncOperation").orElseThrow());

            var got = cloud.get(peering + V);
            assertThat(got.body()).doesNotContain("ItsASecret");
            var properties = json(got.body()).member("properties").orElseThrow();
            assertThat(properties.member("azureASN")).contains(Value.of(12076));
            assertThat(text(properties, "primaryAzurePort")).isEmpty();
            assertThat(properties.member("primaryAzurePort")).isPresent();
            assertThat(text(properties, "lastModifiedBy")).isEqualTo("Customer");
            assertThat(text(properties, "provisioningState")).isEqualTo("Succeeded");
            assertThat(got.headers().firstValue("ETag")).contains(text(json(got.body()), "etag"));

            assertThat(Edit.list(circuit(cloud), "properties", "peerings"))
                    .containsExactly(json(got.body()));
            assertThat(json(cloud.get(CIRCUIT + "/peerings" + V).body()))
                    .isEqualTo(Edit.object("value", java.util.List.of(json(got.body()))));
            assertThat(json(cloud.get(peering + "/connections" + V).body()))
                    .isEqualTo(json("{\"value\":[]}"));

            // A circuit that says nothing of its children keeps them.
            cloud.done("PUT", CIRCUIT + V, CIRCUIT_BODY);
            assertThat(Edit.list(circuit(cloud), "properties", "peerings")).hasSize(1);
            cloud.done("DELETE", peering + V, "");
            assertThat(cloud.get(peering + V).statusCode()).isEqualTo(404);
            assertThat(cloud.call("DELETE", peering + V, "").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void authorizationIsInUseWhileAConnectionHasItsKey() {
        try (var cloud = TestCloud.in(directory)) {
            make(cloud);
            makeGateway(cloud);
            var authorization = CIRCUIT + "/authorizations/a";
            cloud.done("PUT", authorization + V, "{\"properties\":{}}");
            cloud.done("PUT", CIRCUIT + "/authorizations/b" + V, "{\"properties\":{}}");
            var key = key(cloud, "a");
            assertThat(key).hasSize(36).isNotEqualTo(key(cloud, "b"));
            assertThat(use(cloud, "a")).isEqualTo("Available");

            var wrong =
                    cloud.call(
                            "PUT",
                            CONNECTION + V,
                            connection(",\"authorizationKey\":\"of another circuit\""));
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(errorCode(wrong)).isEqualTo("SimplonAuthorizationKeyUnknown");
            assertThat(wrong.body()).doesNotContain("of another circuit");

            cloud.done("PUT", CONNECTION + V, connection(",\"authorizationKey\":\"" + key + "\""));
            assertThat(use(cloud, "a")).isEqualTo("InUse");
            assertThat(cloud.get(CONNECTION + V).body()).doesNotContain(key);
            assertThat(
                            errorCode(
                                    cloud.call(
                                            "PUT",
                                            NET + "/connections/second" + V,
                                            connection(",\"authorizationKey\":\"" + key + "\""))))
                    .isEqualTo("SimplonAuthorizationInUse");

            cloud.done(
                    "PUT",
                    CONNECTION + V,
                    connection(",\"authorizationKey\":\"" + key(cloud, "b") + "\""));
            assertThat(use(cloud, "a")).isEqualTo("Available");
            assertThat(use(cloud, "b")).isEqualTo("InUse");
            cloud.done("PUT", CONNECTION + V, connection(""));
            assertThat(use(cloud, "b")).isEqualTo("InUse");
            cloud.done("DELETE", CONNECTION + V, "");
            assertThat(use(cloud, "b")).isEqualTo("Available");
        }
    }

    private static String key(TestCloud cloud, String name) {
        return text(
                json(cloud.get(CIRCUIT + "/authorizations/" + name + V).body()),
                "properties",
                "authorizationKey");
    }

    private static String use(TestCloud cloud, String name) {
        return text(
                json(cloud.get(CIRCUIT + "/authorizations/" + name + V).body()),
                "properties",
                "authorizationUseStatus");
    }

    @Test
    void connectionOfACircuitHasNoKeyAndWeighsNothing() {
        try (var cloud = TestCloud.in(directory)) {
            make(cloud);
            makeGateway(cloud);
            cloud.done("PUT", CONNECTION + V, connection(""));
            var got = json(cloud.get(CONNECTION + V).body());
            assertThat(got.member("properties").orElseThrow().member("routingWeight"))
                    .contains(Value.of(0));
            assertThat(cloud.get(CONNECTION + "/sharedkey" + V).body())
                    .isEqualTo("{\"value\":\"\"}");
            assertThat(
                            cloud.call(
                                            cloud.keylessToken(),
                                            "GET",
                                            CONNECTION + "/sharedkey" + V,
                                            "",
                                            Map.of())
                                    .body())
                    .isEqualTo("{\"value\":[]}");

            var refused = cloud.call("DELETE", CIRCUIT + V, "");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("still used by er");
            cloud.done("DELETE", CONNECTION + V, "");
            cloud.done("DELETE", CIRCUIT + V, "");
        }
    }
}
