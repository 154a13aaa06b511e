package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.errorCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    private static final String NET =
            "/subscriptions/{s}/resourceGroups/rg/providers/Microsoft.Network";
    private static final String V = "?api-version=" + VERSION;
    @TempDir Path directory = Path.of("");

    @Test
    void whatIsUsedCannotBeDeleted() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            var address = cloud.call("DELETE", NET + "/publicIPAddresses/pip" + V, "");
            assertThat(address.statusCode()).as(address.body()).isEqualTo(400);
            assertThat(errorCode(address)).isEqualTo("PublicIPAddressCannotBeDeleted");
            var subnet =
                    cloud.call(
                            "DELETE", NET + "/virtualNetworks/vnet/subnets/GatewaySubnet" + V, "");
            assertThat(subnet.statusCode()).as(subnet.body()).isEqualTo(400);
            assertThat(errorCode(subnet)).isEqualTo("InUseSubnetCannotBeDeleted");
            assertThat(
                            cloud.call("DELETE", NET + "/virtualNetworkGateways/vgw" + V, "")
                                    .statusCode())
                    .isEqualTo(400);
            assertThat(cloud.get(NET + "/publicIPAddresses/pip" + V).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rulesHoldOnTheDayThatTheCloudIsGiven() throws Exception {
        var basic =
                "{\"location\":\"westeurope\",\"sku\":{\"name\":\"Basic\"},\"properties\":"
                        + "{\"publicIPAllocationMethod\":\"Dynamic\"}}";
        var path = NET + "/publicIPAddresses/old" + V;
        try (var cloud = TestCloud.in(directory.resolve("today"))) {
            cloud.call(
                    "PUT",
                    "/subscriptions/{s}/resourceGroups/rg" + V,
                    "{\"location\":\"westeurope\"}");
            assertThat(cloud.call("PUT", path, basic).statusCode()).isEqualTo(400);
        }
        var then =
                CloudSettings.of(directory.resolve("then"), new ScriptedDataPlane())
                        .asOf(LocalDate.of(2023, 6, 1));
        try (var cloud = TestCloud.with(then)) {
            cloud.call(
                    "PUT",
                    "/subscriptions/{s}/resourceGroups/rg" + V,
                    "{\"location\":\"westeurope\"}");
            assertThat(cloud.call("PUT", path, basic).statusCode()).isEqualTo(201);
        }
    }
}
