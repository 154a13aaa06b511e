package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.errorCode;
import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.cloud.client.CloudClient;
import dev.simplon.cloud.client.CloudException;
import dev.simplon.cloud.fault.FaultKind;
import dev.simplon.cloud.fault.FaultSpec;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    private static final String NET =
            "/subscriptions/{s}/resourceGroups/rg/providers/Microsoft.Network";
    private static final String V = "?api-version=" + VERSION;
    private static final String TYPE = "Microsoft.Network/virtualNetworks";
    private static final String GROUP_BODY = "{\"location\":\"westeurope\"}";
    private static final String BODY =
            "{\"location\":\"westeurope\",\"properties\":{\"addressSpace\":"
                    + "{\"addressPrefixes\":[\"10.0.0.0/16\"]}}}";

    @TempDir static Path directory = Path.of("");
    private static @Nullable TestCloud shared;

    private final TestCloud cloud = Objects.requireNonNull(shared);
    private final CloudClient client = cloud.client();

    /// Of this test alone.
    private final String name = "v" + System.nanoTime();

    private final String vnet = NET + "/virtualNetworks/" + name + V;

    @BeforeAll
    static void start() throws Exception {
        var started = TestCloud.in(directory);
        started.makeSiteToSite(started.arm());
        shared = started;
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(shared).close();
    }

    @AfterEach
    void clear() throws Exception {
        client.clearFaults();
        client.close();
    }

    private String state() {
        return text(json(cloud.get(vnet).body()), "properties", "provisioningState");
    }

    private String operation(HttpResponse<String> accepted) {
        return accepted.headers()
                .firstValue("Azure-AsyncOperation")
                .orElseThrow()
                .substring(("https://" + cloud.environment.metadataHost()).length());
    }

    @Test
    void writeIsRefusedAsOftenAsAsked() throws Exception {
        var fault =
                client.arm(
                        FaultSpec.of(FaultKind.REFUSE)
                                .atMethod("PUT")
                                .atType(TYPE)
                                .times(2)
                                .saying(400, "SubscriptionIsSad", "Not today."));
        assertThat(cloud.get(vnet).statusCode()).isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            var refused = cloud.call("PUT", vnet, BODY);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(errorCode(refused)).isEqualTo("SubscriptionIsSad");
        }
        assertThat(cloud.call("PUT", vnet, BODY).statusCode()).isEqualTo(201);
        assertThat(client.awaitHits(fault, 2).armed()).isFalse();
        assertThat(client.faults()).hasSize(1);
        client.clearFaults();
        assertThat(client.faults()).isEmpty();
    }

    @Test
    void requestsAreAnsweredWithTheErrorThatIsAskedFor() throws Exception {
        client.arm(FaultSpec.of(FaultKind.THROTTLE).retryAfter(7));
        var throttled = cloud.get(vnet);
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("7");

        client.arm(FaultSpec.of(FaultKind.PRECONDITION_FAILED));
        assertThat(errorCode(cloud.call("PUT", vnet, BODY))).isEqualTo("PreconditionFailed");
        cloud.done("PUT", vnet, BODY);

        client.arm(FaultSpec.of(FaultKind.CONFLICT).atMethod("DELETE"));
        assertThat(cloud.call("DELETE", vnet, "").statusCode()).isEqualTo(409);

        var forbidden =
                client.arm(FaultSpec.of(FaultKind.FORBID).atPath("*/VIRTUALNETWORKS/*").times(0));
        assertThat(errorCode(cloud.get(vnet))).isEqualTo("AuthorizationFailed");
        assertThat(cloud.get(vnet).statusCode()).isEqualTo(403);
        client.disarm(forbidden);
        assertThat(cloud.get(vnet).statusCode()).isEqualTo(200);
    }

    @Test
    void operationFailsAfterAcceptance() throws Exception {
        client.arm(
                FaultSpec.of(FaultKind.FAIL_AFTER_ACCEPTANCE)
                        .saying(200, "NetworkOnFire", "It burns."));
        var put = cloud.call("PUT", vnet, BODY);
        assertThat(put.statusCode()).isEqualTo(201);
        var ended = json(cloud.get(operation(put)).body());
        assertThat(text(ended, "status")).isEqualTo("Failed");
        assertThat(text(ended, "error", "code")).isEqualTo("NetworkOnFire");
        assertThat(state()).isEqualTo("Failed");
        cloud.done("PUT", vnet, BODY);
        assertThat(state()).isEqualTo("Succeeded");
    }

    @Test
    void operationIsLostButTheWorkIsDone() throws Exception {
        client.arm(FaultSpec.of(FaultKind.LOSE_OPERATION));
        var put = cloud.call("PUT", vnet, BODY);
        for (int i = 0; i < 3; i++) {
            assertThat(errorCode(cloud.get(operation(put)))).isEqualTo("OperationNotFound");
        }
        cloud.plane.await(network -> network.virtualNetworks().toString().contains(name));
        assertThat(state()).isEqualTo("Succeeded");
    }

    @Test
    void resourceIsStillUpdatingForSomePolls() throws Exception {
        client.arm(FaultSpec.of(FaultKind.STILL_UPDATING).polls(2));
        cloud.done("PUT", vnet, BODY);
        assertThat(state()).isEqualTo("Updating");
        assertThat(state()).isEqualTo("Updating");
        assertThat(state()).isEqualTo("Succeeded");
    }

    @Test
    void connectionIsDroppedAfterAcceptance() throws Exception {
        var fault = client.arm(FaultSpec.of(FaultKind.DROP_CONNECTION));
        assertThatThrownBy(() -> cloud.call("PUT", vnet, BODY))
                .hasRootCauseInstanceOf(java.io.IOException.class);
        assertThat(client.awaitHits(fault, 1).hits()).isEqualTo(1);
        assertThat(cloud.get(vnet).statusCode()).isEqualTo(200);
    }

    @Test
    void answerIsHeldUntilItIsReleased() throws Exception {
        var fault = client.arm(FaultSpec.of(FaultKind.HOLD_ANSWER).atType(TYPE));
        var put = CompletableFuture.supplyAsync(() -> cloud.call("PUT", vnet, BODY));
        client.awaitHits(fault, 1);
        assertThat(cloud.get(vnet).statusCode()).isEqualTo(200);
        assertThat(put).isNotDone();
        client.release(fault);
        assertThat(put.get().statusCode()).isEqualTo(201);
    }

    @Test
    void operationIsHeldUntilItIsReleased() throws Exception {
        var fault = client.arm(FaultSpec.of(FaultKind.HOLD_OPERATION));
        var put = cloud.call("PUT", vnet, BODY);
        assertThat(state()).isEqualTo("Updating");
        assertThat(text(json(cloud.get(operation(put)).body()), "status")).isEqualTo("InProgress");
        client.release(fault);
        WritesTest.follow(cloud, put.headers().firstValue("Azure-AsyncOperation").orElseThrow());
        assertThat(state()).isEqualTo("Succeeded");
    }

    @Test
    void heldOperationIsFinishedByTheNextCloud(@TempDir Path own) throws Exception {
        try (var first = TestCloud.in(own);
                var its = first.client()) {
            first.done("PUT", "/subscriptions/{s}/resourceGroups/rg" + V, GROUP_BODY);
            its.arm(FaultSpec.of(FaultKind.HOLD_OPERATION));
            assertThat(first.call("PUT", vnet, BODY).statusCode()).isEqualTo(201);
        }
        try (var second = TestCloud.in(own)) {
            second.plane.await(network -> network.virtualNetworks().toString().contains(name));
            assertThat(text(json(second.get(vnet).body()), "properties", "provisioningState"))
                    .isEqualTo("Succeeded");
        }
    }

    @Test
    void sharedKeyIsAnArrayOnce() throws Exception {
        client.arm(FaultSpec.of(FaultKind.SHARED_KEY_AS_ARRAY));
        var key = NET + "/connections/onpremise/sharedkey" + V;
        assertThat(cloud.get(key).body()).isEqualTo("{\"value\":[]}");
        assertThat(cloud.get(key).body()).contains("4-v3ry");
    }

    @Test
    void inTheSameProcessNoRequestIsNeeded() throws Exception {
        var fault = cloud.server.faults().arm(FaultSpec.of(FaultKind.REFUSE));
        assertThat(cloud.call("PUT", vnet, BODY).statusCode()).isEqualTo(400);
        assertThat(fault.awaitHits(1, TestCloud.LONG)).isEqualTo(1);
    }

    @Test
    void fateOfARefusedWriteIsKeptForTheNext() throws Exception {
        var fault = client.arm(FaultSpec.of(FaultKind.LOSE_OPERATION).atType(TYPE));
        assertThat(cloud.call("PUT", vnet, "{}").statusCode()).isEqualTo(400);
        assertThat(cloud.call("PUT", vnet, BODY).statusCode()).isEqualTo(201);
        assertThat(client.awaitHits(fault, 1).hits()).isEqualTo(1);
    }

    @Test
    void unknownFaultIsRefusedWithTheList() throws Exception {
        assertThatThrownBy(
                        () -> client.arm(FaultSpec.of(FaultKind.REFUSE).atType("Contoso/bananas")))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("Microsoft.Network/virtualNetworkGateways/natRules");
    }
}
