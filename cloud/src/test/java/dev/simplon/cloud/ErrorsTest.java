package dev.simplon.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole error answers, held by a golden; `-Dgolden.update` writes it anew.
class ErrorsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/errors/errors.txt");
    @TempDir Path directory = Path.of("");

    private record Asked(String method, String path, String body) {}

    private static List<Asked> asked() {
        var group = "/subscriptions/{s}/resourceGroups/rg";
        var net = group + "/providers/Microsoft.Network";
        var v = "?api-version=2024-05-01";
        return List.of(
                new Asked(
                        "GET", "/subscriptions/{s}/resourceGroups/none?api-version=2021-04-01", ""),
                new Asked(
                        "DELETE",
                        "/subscriptions/{s}/resourceGroups/none?api-version=2021-04-01",
                        ""),
                new Asked("GET", group, ""),
                new Asked("GET", group + "?api-version=banana", ""),
                new Asked("GET", net + "/virtualNetworks/net?api-version=2014-01-01", ""),
                new Asked(
                        "GET", "/subscriptions/0000/resourceGroups/rg?api-version=2021-04-01", ""),
                new Asked(
                        "PUT", group + ".?api-version=2021-04-01", "{\"location\":\"westeurope\"}"),
                new Asked("PUT", group + "2?api-version=2021-04-01", "{}"),
                new Asked("PUT", group + "?api-version=2021-04-01", "{\"location\":\"eastus\"}"),
                new Asked("GET", net + "/virtualNetworks/none" + v, ""),
                new Asked("DELETE", net + "/virtualNetworks/none" + v, ""),
                new Asked("GET", net + "/virtualNetworks/vnet/subnets/none" + v, ""),
                new Asked(
                        "PUT",
                        net + "/virtualNetworks/none/subnets/s" + v,
                        "{\"properties\":{\"addressPrefix\":\"10.0.0.0/24\"}}"),
                new Asked(
                        "PUT", net + "/virtualNetworks/-bad" + v, "{\"location\":\"westeurope\"}"),
                new Asked("PUT", net + "/virtualNetworks/v2" + v, "{\"properties\":{}}"),
                new Asked("PUT", net + "/virtualNetworks/v2" + v, "{\"location\":"),
                new Asked("PUT", net + "/virtualNetworks/v2" + v, "[]"),
                new Asked(
                        "PUT",
                        net + "/virtualNetworks/vnet" + v,
                        "{\"location\":\"eastus\",\"properties\":{\"addressSpace\":"
                                + "{\"addressPrefixes\":[\"10.0.0.0/16\"]}}}"),
                new Asked(
                        "PUT",
                        net + "/connections/c" + v,
                        "{\"location\":\"westeurope\",\"properties\":{\"connectionType\":\"IPsec\","
                                + "\"virtualNetworkGateway1\":{\"id\":\""
                                + net
                                + "/virtualNetworkGateways/none\"}}}"),
                new Asked(
                        "PUT",
                        net + "/connections/c" + v,
                        "{\"location\":\"westeurope\",\"properties\":{\"connectionType\":\"Ipsek\"}}"),
                new Asked("PUT", net + "/connections/onpremise/sharedkey" + v, "{}"),
                new Asked("GET", net + "/connections/none/sharedkey" + v, ""),
                new Asked("POST", net + "/virtualNetworks/vnet" + v, "{}"),
                new Asked("GET", net + "/loadBalancers/x" + v, ""),
                new Asked("GET", net + "/expressRouteCircuits/x" + v, ""),
                new Asked("GET", net + "/expressRouteCircuits/x/peerings/p" + v, ""),
                new Asked("GET", net + "/virtualNetworkGateways/vgw/natRules/n" + v, ""),
                new Asked(
                        "PUT",
                        net + "/expressRouteCircuits/x/authorizations/a" + v,
                        "{\"properties\":{}}"),
                new Asked(
                        "PUT",
                        net + "/expressRouteCircuits/x" + v,
                        "{\"location\":\"westeurope\",\"sku\":{\"tier\":\"Golden\"}}"),
                new Asked("POST", net + "/virtualNetworkGateways/vgw/reset" + v, ""),
                new Asked("GET", net + "/bananas/x" + v, ""),
                new Asked("GET", group + "/providers/Microsoft.Compute/virtualMachines/x" + v, ""),
                new Asked("GET", group + "/providers/Contoso.Bananas/x/y" + v, ""),
                new Asked(
                        "GET",
                        "/subscriptions/{s}/providers/Microsoft.Network/locations/x/operations/none"
                                + v,
                        ""),
                new Asked("GET", "/nowhere?api-version=2024-05-01", ""),
                new Asked("PUT", "/simplon/devices/none", "{\"running\":false}"),
                new Asked(
                        "POST",
                        "/simplon/circuits/provision",
                        "{\"id\":\""
                                + net
                                + "/expressRouteCircuits/none\",\"state\":\"Provisioned\"}"),
                new Asked(
                        "POST",
                        "/simplon/circuits/provision",
                        "{\"id\":\"" + net + "/expressRouteCircuits/none\",\"state\":\"Ready\"}"),
                new Asked("POST", "/simplon/faults", "{\"name\":\"earthquake\"}"),
                new Asked("POST", "/simplon/faults", "{\"name\":\"refuse\",\"type\":\"bananas\"}"),
                new Asked("POST", "/simplon/faults", "{\"name\":\"refuse\",\"often\":3}"),
                new Asked("POST", "/simplon/faults", "{\"name\":\"throttle\",\"times\":-1}"),
                new Asked("POST", "/simplon/faults", "{\"name\":\"refuse\",\"status\":200}"),
                new Asked("GET", "/simplon/faults/7", ""),
                new Asked(
                        "POST",
                        "/simplon/connections/ping",
                        "{\"id\":\"" + net + "/connections/none\"}"),
                new Asked(
                        "POST",
                        "/simplon/connections/ping",
                        "{\"id\":\"" + net + "/connections/onpremise\"}"));
    }

    @Test
    void errorsAreAsAzureWritesThem() throws Exception {
        var lines = new ArrayList<String>();
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            for (var each : asked()) {
                var answer = cloud.call(each.method(), each.path(), each.body());
                lines.add(
                        "%s %s%s"
                                .formatted(
                                        each.method(),
                                        each.path(),
                                        each.body().isEmpty() ? "" : " " + each.body()));
                lines.add("  " + answer.statusCode());
                if (!answer.body().isEmpty()) {
                    JsonCodec.encodePretty(TestCloud.json(answer.body()))
                            .lines()
                            .map(line -> "  " + line)
                            .forEach(lines::add);
                }
                lines.add("");
            }
            var text = String.join("\n", lines).replace(cloud.environment.subscriptionId(), "{s}");
            assertThat(text).isEqualTo(golden(text));
        }
    }

    private static String golden(String text) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        return Files.readString(GOLDEN);
    }
}
