package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.errorCode;
import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.arm.ArmException;
import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.AzureArmClient;
import dev.simplon.values.Secret;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    @TempDir Path directory = Path.of("");

    private static HttpResponse<String> subscriptions(TestCloud cloud, Optional<String> header) {
        var request = HttpRequest.newBuilder(cloud.uri("/subscriptions?api-version=2022-12-01"));
        header.ifPresent(h -> request.header("Authorization", h));
        return cloud.send(request);
    }

    @Test
    void requestsWithoutGoodTokenAreRefused() {
        try (var cloud = TestCloud.in(directory)) {
            var missing = subscriptions(cloud, Optional.empty());
            assertThat(missing.statusCode()).isEqualTo(401);
            assertThat(errorCode(missing)).isEqualTo("AuthenticationFailed");
            assertThat(missing.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith(
                            "Bearer authorization_uri=\"https://127.0.0.1:%d/%s\""
                                    .formatted(
                                            cloud.environment.port(),
                                            cloud.environment.tenantId()));

            var nonsense = subscriptions(cloud, Optional.of("Bearer nonsense"));
            assertThat(nonsense.statusCode()).isEqualTo(401);
            assertThat(errorCode(nonsense)).isEqualTo("InvalidAuthenticationToken");

            var good = cloud.token();
            var forged = good.substring(0, good.lastIndexOf('.') + 1) + "AAAA";
            assertThat(errorCode(subscriptions(cloud, Optional.of("Bearer " + forged))))
                    .isEqualTo("InvalidAuthenticationToken");
            assertThat(subscriptions(cloud, Optional.of("bearer " + good)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tokenOfAnotherCloudIsRefused() {
        try (var cloud = TestCloud.in(directory.resolve("one"));
                var other = TestCloud.in(directory.resolve("two"))) {
            assertThat(errorCode(subscriptions(cloud, Optional.of("Bearer " + other.token()))))
                    .isEqualTo("InvalidAuthenticationToken");
        }
    }

    @Test
    void tokenOfAnotherTenantIsRefused() {
        var old = "";
        try (var cloud = TestCloud.in(directory)) {
            old = cloud.token();
        }
        var settings =
                CloudSettings.of(directory, new ScriptedDataPlane())
                        .withTenant("99999999-9999-9999-9999-999999999999");
        try (var cloud = TestCloud.with(settings)) {
            assertThat(errorCode(subscriptions(cloud, Optional.of("Bearer " + old))))
                    .isEqualTo("InvalidAuthenticationTokenTenant");
        }
    }

    @Test
    void tokenExpiresAfterItsHour() {
        var now = new AtomicReference<>(Instant.now());
        var settings = CloudSettings.of(directory, new ScriptedDataPlane()).withClock(now::get);
        try (var cloud = TestCloud.with(settings)) {
            var token = cloud.token();
            assertThat(subscriptions(cloud, Optional.of("Bearer " + token)).statusCode())
                    .isEqualTo(200);
            now.set(now.get().plus(Duration.ofHours(1)));
            assertThat(errorCode(subscriptions(cloud, Optional.of("Bearer " + token))))
                    .isEqualTo("ExpiredAuthenticationToken");
        }
    }

    @Test
    void tokenOutlivesARestart() {
        var token = "";
        try (var cloud = TestCloud.in(directory)) {
            token = cloud.token();
        }
        try (var cloud = TestCloud.in(directory)) {
            assertThat(subscriptions(cloud, Optional.of("Bearer " + token)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void wrongSecretIsToldAsEntraTellsIt() {
        try (var cloud = TestCloud.in(directory)) {
            var form =
                    "grant_type=client_credentials&client_id=%s&client_secret=wrong&scope=x"
                            .formatted(cloud.environment.clientId());
            var answer =
                    cloud.send(
                            HttpRequest.newBuilder(
                                            cloud.uri(
                                                    "/"
                                                            + cloud.environment.tenantId()
                                                            + "/oauth2/v2.0/token"))
                                    .POST(HttpRequest.BodyPublishers.ofString(form)));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(text(json(answer.body()), "error")).isEqualTo("invalid_client");
            assertThat(text(json(answer.body()), "error_description"))
                    .startsWith("AADSTS7000215: Invalid client secret provided.");
        }
    }

    @Test
    void clientSaysThatItsSecretIsWrongWithoutShowingIt() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            var good = cloud.armSettings();
            var arm =
                    AzureArmClient.connect(
                            new ArmSettings(
                                    good.metadataHost(),
                                    cloud.environment.tenantId(),
                                    cloud.environment.clientId(),
                                    new Secret("wr0ng"),
                                    good.caFile(),
                                    Optional.empty()));
            assertThatThrownBy(() ->
                            arm.get(
                                    "/subscriptions/" + cloud.environment.subscriptionId(),
                                    "2022-12-01",
                                    TestCloud.LONG))
                    .isInstanceOfSatisfying(
                            ArmException.class,
                            e -> {
                                assertThat(e.status()).isEqualTo(401);
                                assertThat(e.code()).isEqualTo("AADSTS7000215");
                                assertThat(e.accepted()).isFalse();
                            })
                    .hasMessageNotContaining("wr0ng");
        }
    }
}
