package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The published examples, with their placeholders replaced, are accepted.
class SpecExamplesTest {
    private static final String NET =
            "/subscriptions/subid/resourceGroups/rg1/providers/Microsoft.Network/";
    @TempDir Path directory = Path.of("");

    private static ObjectValue example(String name) throws IOException {
        var text = Files.readString(Path.of("src/test/resources/azure-specs/" + name + ".json"));
        return Edit.asObject(
                Edit.at(json(text.replace("x.x.x.x", "11.12.13.14")), "parameters").orElseThrow());
    }

    private static void send(TestCloud cloud, String method, String path, ObjectValue example) {
        var body = Edit.asObject(example.member("parameters").orElseThrow());
        send(cloud, method, path, text(example, "api-version"), body);
    }

    private static void send(
            TestCloud cloud, String method, String path, String version, ObjectValue body) {
        var answer = cloud.call(method, path + "?api-version=" + version, JsonCodec.encode(body));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 201);
        answer.headers()
                .firstValue("Azure-AsyncOperation")
                .ifPresent(operation -> WritesTest.follow(cloud, operation));
    }

    private static ObjectValue object(String text) {
        return Edit.asObject(json(text));
    }

    @Test
    void publishedExamplesAreAccepted() throws Exception {
        var settings =
                CloudSettings.of(directory, new ScriptedDataPlane())
                        .withSubscription("subid")
                        .asOf(LocalDate.of(2023, 9, 1));
        try (var cloud = TestCloud.with(settings)) {
            send(
                    cloud,
                    "PUT",
                    "/subscriptions/subid/resourceGroups/rg1",
                    "2021-04-01",
                    object("{\"location\":\"Central US\"}"));
            send(
                    cloud,
                    "PUT",
                    NET + "virtualNetworks/test-vnet",
                    example("VirtualNetworkCreateSubnet"));
            send(
                    cloud,
                    "PUT",
                    NET + "publicIPAddresses/test-ip",
                    example("PublicIpAddressCreateDefaults"));
            var local = example("LocalNetworkGatewayCreate");
            // Both an address and a name: Azure takes one of them.
            send(
                    cloud,
                    "PUT",
                    NET + "localNetworkGateways/localgw",
                    "2023-09-01",
                    Edit.without(
                            Edit.asObject(local.member("parameters").orElseThrow()),
                            "properties",
                            "fqdn"));
            send(
                    cloud,
                    "PATCH",
                    NET + "localNetworkGateways/localgw",
                    example("LocalNetworkGatewayUpdateTags"));
            send(
                    cloud,
                    "PUT",
                    NET + "virtualNetworks/vnet1",
                    "2023-09-01",
                    object(
                            "{\"location\":\"centralus\",\"properties\":{\"addressSpace\":"
                                    + "{\"addressPrefixes\":[\"10.0.0.0/16\"]},\"subnets\":[{\"name\":"
                                    + "\"GatewaySubnet\",\"properties\":{\"addressPrefix\":"
                                    + "\"10.0.1.0/27\"}}]}}"));
            send(
                    cloud,
                    "PUT",
                    NET + "publicIPAddresses/gwpip",
                    "2023-09-01",
                    object(
                            "{\"location\":\"centralus\",\"sku\":{\"name\":\"Standard\"},"
                                    + "\"properties\":{\"publicIPAllocationMethod\":\"Static\"}}"));
            // NAT rules and DNS forwarding are beyond VpnGw1.
            var gateway =
                    Edit.asObject(
                            example("VirtualNetworkGatewayUpdate")
                                    .member("parameters")
                                    .orElseThrow());
            gateway = Edit.put(gateway, "VpnGw2", "properties", "sku", "name");
            gateway = Edit.put(gateway, "VpnGw2", "properties", "sku", "tier");
            send(cloud, "PUT", NET + "virtualNetworkGateways/vpngw", "2023-09-01", gateway);
            // Custom BGP addresses name IP configurations that the example's gateway has not, and
            // a certificate excludes a key.
            var connection =
                    Edit.without(
                            Edit.asObject(
                                    example("VirtualNetworkGatewayConnectionCreate")
                                            .member("parameters")
                                            .orElseThrow()),
                            "properties",
                            "gatewayCustomBgpIpAddresses");
            connection = Edit.without(connection, "properties", "authenticationType");
            connection = Edit.without(connection, "properties", "certificateAuthentication");
            send(cloud, "PUT", NET + "connections/connS2S", "2023-09-01", connection);
            send(
                    cloud,
                    "PUT",
                    NET + "connections/connS2S/sharedkey",
                    example("VirtualNetworkGatewayConnectionSetSharedKey"));
            cloud.plane.await(network -> network.tunnels().size() == 1);
        }
    }
}
