package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.errorCode;
import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.arm.ArmException;
import dev.simplon.cloud.client.Write;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritesTest {
    private static final String GROUP = "/subscriptions/{s}/resourceGroups/rg";
    private static final String NET = GROUP + "/providers/Microsoft.Network";
    private static final String V = "?api-version=" + VERSION;
    private static final String VNET =
            "{\"location\":\"westeurope\",\"properties\":{\"addressSpace\":"
                    + "{\"addressPrefixes\":[\"10.0.0.0/16\"]}}}";
    @TempDir Path directory = Path.of("");

    private static void makeGroup(TestCloud cloud) {
        assertThat(
                        cloud.call(
                                        "PUT",
                                        GROUP + "?api-version=2021-04-01",
                                        "{\"location\":\"westeurope\"}")
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void acceptedWriteIsAnsweredAndFollowedAsInAzure() {
        try (var cloud = TestCloud.in(directory)) {
            makeGroup(cloud);
            var put = cloud.call("PUT", NET + "/virtualNetworks/net" + V, VNET);
            assertThat(put.statusCode()).isEqualTo(201);
            assertThat(text(json(put.body()), "properties", "provisioningState"))
                    .isEqualTo("Updating");
            assertThat(put.headers().firstValue("Retry-After")).contains("0");
            var operation = put.headers().firstValue("Azure-AsyncOperation").orElseThrow();
            assertThat(operation)
                    .startsWith(
                            "https://%s/subscriptions/%s/providers/Microsoft.Network/locations/westeurope/operations/"
                                    .formatted(
                                            cloud.environment.metadataHost(),
                                            cloud.environment.subscriptionId()));
            follow(cloud, operation);
            var got = cloud.get(NET + "/virtualNetworks/net" + V);
            assertThat(text(json(got.body()), "properties", "provisioningState"))
                    .isEqualTo("Succeeded");
            assertThat(got.headers().firstValue("ETag")).contains(text(json(got.body()), "etag"));
            assertThat(text(json(got.body()), "etag")).isNotEqualTo(text(json(put.body()), "etag"));

            var again = cloud.call("PUT", NET + "/virtualNetworks/net" + V, VNET);
            assertThat(again.statusCode()).isEqualTo(200);
            follow(cloud, again.headers().firstValue("Azure-AsyncOperation").orElseThrow());

            var delete = cloud.call("DELETE", NET + "/virtualNetworks/net" + V, "");
            assertThat(delete.statusCode()).isEqualTo(202);
            assertThat(delete.headers().firstValue("Location").orElse(""))
                    .contains("/operationResults/");
            follow(cloud, delete.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            assertThat(cloud.get(NET + "/virtualNetworks/net" + V).statusCode()).isEqualTo(404);
            assertThat(cloud.call("DELETE", NET + "/virtualNetworks/net" + V, "").statusCode())
                    .isEqualTo(204);
        }
    }

    /// Waits, as a client does, for the operation; it must succeed.
    static void follow(TestCloud cloud, String operation) {
        var path = operation.substring(("https://" + cloud.environment.metadataHost()).length());
        var deadline = System.nanoTime() + TestCloud.LONG.toNanos();
        while (true) {
            var status = text(json(cloud.get(path).body()), "status");
            if (status.equals("Succeeded")) {
                return;
            }
            assertThat(status).isEqualTo("InProgress");
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void writeSentAgainIsAcceptedOnce() throws Exception {
        try (var cloud = TestCloud.in(directory);
                var client = cloud.client()) {
            makeGroup(cloud);
            var id = Map.of("x-ms-client-request-id", "7a1a8a2e-0000-4000-8000-000000000001");
            var first = cloud.call("PUT", NET + "/virtualNetworks/net" + V, VNET, id);
            var second = cloud.call("PUT", NET + "/VIRTUALNETWORKS/net" + V, VNET, id);

            assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
            assertThat(second.headers().firstValue("Azure-AsyncOperation"))
                    .isEqualTo(first.headers().firstValue("Azure-AsyncOperation"));
            assertThat(client.writes().stream().map(Write::method)).containsExactly("PUT", "PUT");
            follow(cloud, first.headers().firstValue("Azure-AsyncOperation").orElseThrow());

            var other =
                    cloud.call(
                            "PUT",
                            NET + "/virtualNetworks/net" + V,
                            VNET.replace("/16", "/17"),
                            id);
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(client.writes()).hasSize(3);
        }
    }

    @Test
    void etagsGuardWrites() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            makeGroup(cloud);
            var vnet = NET + "/virtualNetworks/net" + V;
            assertThat(cloud.call("PUT", vnet, VNET, Map.of("If-Match", "*")).statusCode())
                    .isEqualTo(412);
            var put = cloud.call("PUT", vnet, VNET, Map.of("If-None-Match", "*"));
            assertThat(put.statusCode()).isEqualTo(201);
            follow(cloud, put.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            var etag = text(json(cloud.get(vnet).body()), "etag");

            var stale = cloud.call("PUT", vnet, VNET, Map.of("If-Match", "W/\"stale\""));
            assertThat(stale.statusCode()).isEqualTo(412);
            assertThat(errorCode(stale)).isEqualTo("PreconditionFailed");
            assertThat(errorCode(cloud.call("PUT", vnet, VNET, Map.of("If-None-Match", "*"))))
                    .isEqualTo("PreconditionFailed");
            assertThat(
                            cloud.call("DELETE", vnet, "", Map.of("If-Match", "W/\"stale\""))
                                    .statusCode())
                    .isEqualTo(412);

            var arm = cloud.arm();
            var path = vnet.replace("{s}", cloud.environment.subscriptionId()).replace(V, "");
            var updated =
                    arm.put(path, VERSION, cloud.object(VNET), Optional.of(etag), TestCloud.LONG);
            assertThat(updated.etag()).isPresent().isNotEqualTo(Optional.of(etag));
            assertThatThrownBy(() ->
                            arm.put(
                                    path,
                                    VERSION,
                                    cloud.object(VNET),
                                    Optional.of(etag),
                                    TestCloud.LONG))
                    .isInstanceOfSatisfying(
                            ArmException.class,
                            e -> {
                                assertThat(e.status()).isEqualTo(412);
                                assertThat(e.code()).isEqualTo("PreconditionFailed");
                                assertThat(e.accepted()).isFalse();
                            });
        }
    }

    @Test
    void writeDuringAnotherIsRefusedUntilThatIsDone() {
        var now = new AtomicReference<>(Instant.now());
        var settings =
                CloudSettings.of(directory, new ScriptedDataPlane())
                        .withClock(now::get)
                        .realisticTiming();
        try (var cloud = TestCloud.with(settings)) {
            makeGroup(cloud);
            var vnet = NET + "/virtualNetworks/net" + V;
            var put = cloud.call("PUT", vnet, VNET);
            assertThat(put.headers().firstValue("Retry-After")).contains("10");
            var busy = cloud.call("PUT", vnet, VNET);
            assertThat(busy.statusCode()).isEqualTo(429);
            assertThat(errorCode(busy)).isEqualTo("AnotherOperationInProgress");
            assertThat(
                            errorCode(
                                    cloud.call(
                                            "PUT",
                                            NET + "/virtualNetworks/net/subnets/s" + V,
                                            "{\"properties\":{\"addressPrefix\":\"10.0.0.0/24\"}}")))
                    .isEqualTo("AnotherOperationInProgress");

            now.set(now.get().plusSeconds(6));
            follow(cloud, put.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            assertThat(cloud.call("PUT", vnet, VNET).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void pathsAreMatchedWithoutRegardToCaseAndAnsweredInAzuresSpelling() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            var odd =
                    "/SUBSCRIPTIONS/{s}/resourcegroups/RG/PROVIDERS/microsoft.network/VIRTUALnetworks/VNET/SUBNETS/gatewaysubnet"
                            + V.toUpperCase(Locale.ROOT).replace("API-VERSION", "Api-Version");
            var subnet = json(cloud.get(odd).body());
            assertThat(text(subnet, "id"))
                    .isEqualTo(
                            cloud.network("virtualNetworks", "vnet")
                                    .child("subnets", "GatewaySubnet")
                                    .toString());
            assertThat(Edit.list(subnet, "properties", "ipConfigurations")).hasSize(1);
        }
    }

    @Test
    void subnetInItsNetworkAndByItselfIsOneThing() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            makeGroup(cloud);
            var vnet = NET + "/virtualNetworks/net";
            var arm = cloud.arm();
            var path = vnet.replace("{s}", cloud.environment.subscriptionId());
            var inline =
                    VNET.replace(
                            "\"properties\":{",
                            "\"properties\":{\"subnets\":[{\"name\":\"a\",\"properties\":{\"addressPrefix\":\"10.0.0.0/24\"}}],");
            arm.put(path, VERSION, cloud.object(inline), Optional.empty(), TestCloud.LONG);
            arm.put(
                    path + "/subnets/b",
                    VERSION,
                    cloud.object("{\"properties\":{\"addressPrefix\":\"10.0.1.0/24\"}}"),
                    Optional.empty(),
                    TestCloud.LONG);
            var network = json(cloud.get(vnet + V).body());
            assertThat(
                            Edit.list(network, "properties", "subnets").stream()
                                    .map(s -> text(s, "name")))
                    .containsExactly("a", "b");
            assertThat(text(json(cloud.get(vnet + "/subnets/a" + V).body()), "etag"))
                    .isEqualTo(text(network, "etag"));

            arm.put(path, VERSION, cloud.object(inline), Optional.empty(), TestCloud.LONG);
            assertThat(cloud.get(vnet + "/subnets/b" + V).statusCode()).isEqualTo(404);
            arm.delete(path + "/subnets/a", VERSION, TestCloud.LONG);
            assertThat(json(cloud.get(vnet + "/subnets" + V).body()))
                    .isEqualTo(json("{\"value\":[]}"));
        }
    }

    @Test
    void sharedKeyHasItsOwnDoor() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            var connection = NET + "/connections/onpremise";
            assertThat(text(json(cloud.get(connection + "/sharedkey" + V).body()), "value"))
                    .isEqualTo("4-v3ry-53cr37-1p53c-5h4r3d-k3y");
            assertThat(cloud.get(connection + V).body()).doesNotContain("4-v3ry");
            assertThat(cloud.get(connection + "?api-version=2022-07-01").body()).contains("4-v3ry");

            var put = cloud.call("PUT", connection + "/sharedKey" + V, "{\"value\":\"an0th3r\"}");
            assertThat(put.statusCode()).isEqualTo(200);
            assertThat(put.body()).isEmpty();
            follow(cloud, put.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            cloud.plane.await(network ->
                    network.tunnels().stream()
                            .anyMatch(t -> t.sharedKey().equals(new Secret("an0th3r"))));

            // A PUT of the whole connection does not change the key.
            var whole = cloud.get(connection + V).body();
            var again =
                    cloud.call(
                            "PUT",
                            connection + V,
                            whole.replace(
                                    "\"properties\":{", "\"properties\":{\"sharedKey\":\"x\","));
            assertThat(again.statusCode()).isEqualTo(200);
            follow(cloud, again.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            assertThat(text(json(cloud.get(connection + "/sharedkey" + V).body()), "value"))
                    .isEqualTo("an0th3r");
        }
    }

    @Test
    void tagsArePatchedAndGroupsAnswerHead() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            var patch =
                    cloud.call(
                            "PATCH",
                            NET + "/localNetworkGateways/onpremise" + V,
                            "{\"tags\":{\"a\":\"b\"}}");
            assertThat(patch.statusCode()).isEqualTo(200);
            follow(cloud, patch.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            var gateway = json(cloud.get(NET + "/localNetworkGateways/onpremise" + V).body());
            assertThat(text(gateway, "tags", "a")).isEqualTo("b");
            assertThat(text(gateway, "properties", "gatewayIpAddress")).isEqualTo("168.62.225.23");
            assertThat(cloud.call("HEAD", GROUP + "?api-version=2021-04-01", "").statusCode())
                    .isEqualTo(204);
            assertThat(
                            cloud.call(
                                            "HEAD",
                                            "/subscriptions/{s}/resourceGroups/none?api-version=2021-04-01",
                                            "")
                                    .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void listsShowWhatIsThere() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            assertThat(names(cloud, GROUP + "/resources?api-version=2021-04-01"))
                    .containsExactlyInAnyOrder("vnet", "pip", "onpremise", "vgw", "onpremise");
            assertThat(names(cloud, NET + "/virtualNetworkGateways/vgw/connections" + V))
                    .containsExactly("onpremise");
            assertThat(
                            names(
                                    cloud,
                                    "/subscriptions/{s}/providers/Microsoft.Network/publicIPAddresses"
                                            + V))
                    .containsExactly("pip");
            assertThat(names(cloud, "/subscriptions/{s}/resourceGroups?api-version=2021-04-01"))
                    .containsExactly("rg");
            assertThat(
                            names(
                                    cloud,
                                    "/subscriptions/{s}/resources?api-version=2021-04-01&$filter=resourceType%20eq%20'Microsoft.Network/connections'"))
                    .containsExactly("onpremise");
        }
    }

    private static List<String> names(TestCloud cloud, String path) {
        return Edit.list(json(cloud.get(path).body()), "value").stream()
                .map((Value v) -> text(v, "name"))
                .toList();
    }

    @Test
    void groupTakesEverythingInItWithIt() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            var arm = cloud.arm();
            cloud.makeSiteToSite(arm);
            arm.delete(
                    GROUP.replace("{s}", cloud.environment.subscriptionId()),
                    "2021-04-01",
                    TestCloud.LONG);
            assertThat(cloud.get(NET + "/virtualNetworks/vnet" + V).statusCode()).isEqualTo(404);
            cloud.plane.await(network -> network.virtualNetworks().isEmpty());
        }
    }
}
