package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesTest {
    private static final String CONNECTION =
            "/subscriptions/{s}/resourceGroups/rg/providers/Microsoft.Network/connections/onpremise";
    private static final String V = "?api-version=" + VERSION;

    @TempDir Path directory = Path.of("");

    @Test
    void clientWithoutKeysMayDoEverythingButReadThem() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            var token = cloud.keylessToken();
            var refused = cloud.call(token, "GET", CONNECTION + "/sharedKey" + V, "", Map.of());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(text(json(refused.body()), "error", "code"))
                    .isEqualTo("AuthorizationFailed");
            assertThat(text(json(refused.body()), "error", "message"))
                    .startsWith(
                            "The client '%s' with object id '"
                                    .formatted(cloud.environment.withoutKeys().clientId()))
                    .contains(
                            "' does not have authorization to perform action"
                                    + " 'Microsoft.Network/connections/sharedKey/read' over scope '%s'"
                                            .formatted(
                                                    CONNECTION.replace(
                                                            "{s}",
                                                            cloud.environment.subscriptionId())));

            var old =
                    cloud.call(token, "GET", CONNECTION + "?api-version=2022-07-01", "", Map.of());
            assertThat(old.statusCode()).isEqualTo(200);
            assertThat(old.body()).doesNotContain("4-v3ry");

            var set =
                    cloud.call(
                            token,
                            "PUT",
                            CONNECTION + "/sharedKey" + V,
                            "{\"value\":\"an0th3r\"}",
                            Map.of());
            assertThat(set.statusCode()).isEqualTo(200);
            WritesTest.follow(
                    cloud, set.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            assertThat(text(json(cloud.get(CONNECTION + "/sharedKey" + V).body()), "value"))
                    .isEqualTo("an0th3r");
        }
    }

    @Test
    void environmentTellsBothClients() throws Exception {
        try (var cloud = TestCloud.in(directory);
                var client =
                        dev.simplon.cloud.client.CloudClient.of(
                                CloudEnvironment.read(directory)
                                        .orElseThrow()
                                        .asClientWithoutKeys())) {
            assertThat(cloud.environment.withoutKeys().clientId())
                    .isNotEqualTo(cloud.environment.clientId());
            assertThat(client.writes()).isEmpty();
            assertThat(cloud.environment.toString())
                    .doesNotContain(cloud.environment.withoutKeys().clientSecret().reveal());
        }
    }
}
