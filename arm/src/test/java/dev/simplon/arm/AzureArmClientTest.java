package dev.simplon.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.arm.ScriptedService.Answer;
import dev.simplon.arm.ScriptedService.Asked;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureArmClientTest {
    private static final String PATH = "/subscriptions/s/resourceGroups/g";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ObjectValue BODY = Value.object(new LinkedHashMap<>());
    private static final String DONE =
            "{\"etag\":\"W/\\\"1\\\"\",\"properties\":{\"provisioningState\":\"Succeeded\"}}";
    private static final String UPDATING = "{\"properties\":{\"provisioningState\":\"Updating\"}}";
    private static final Map<String, String> OPERATION =
            Map.of(
                    "Azure-AsyncOperation",
                    "https://elsewhere.invalid/operation/1?a=b",
                    "Retry-After",
                    "0");
    @TempDir Path directory = Path.of("");

    private static Optional<ArmClient.Document> put(AzureArmClient client) throws Exception {
        return Optional.of(client.put(PATH, "2024-05-01", BODY, Optional.empty(), LONG));
    }

    @Test
    void writeIsFollowedByItsOperationAtTheEndpointThatWeKnow() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(201, OPERATION, UPDATING),
                        Answer.of(200, "{\"status\":\"InProgress\"}"),
                        Answer.of(200, "{\"status\":\"succeeded\"}"),
                        Answer.of(200, DONE))) {
            var document = put(service.client(Optional.empty())).orElseThrow();
            assertThat(document.etag()).contains("W/\"1\"");
            assertThat(service.asked().stream().map(a -> a.method() + " " + a.path()))
                    .containsExactly(
                            "PUT " + PATH + "?api-version=2024-05-01",
                            "GET /operation/1?a=b",
                            "GET /operation/1?a=b",
                            "GET " + PATH + "?api-version=2024-05-01");
        }
    }

    /// No machine has a name that ends so (RFC 6761, section 6.4).
    @Test
    void cloudThatIsNowhereIsSaidToBe() {
        assertThatThrownBy(() ->
                        AzureArmClient.connect(
                                        new ArmSettings(
                                                Optional.of("nowhere.invalid"),
                                                "11111111-1111-1111-1111-111111111111",
                                                "22222222-2222-2222-2222-222222222222",
                                                new Secret("s"),
                                                Optional.empty(),
                                                Optional.empty()))
                                .get(PATH, "2024-05-01", LONG))
                .hasMessageContaining(
                        "nowhere.invalid does not answer: its name cannot be resolved");
    }

    /// Else a name could make another request of it.
    @Test
    void whatAUrlDoesNotHaveIsEscaped() throws Exception {
        try (var service = ScriptedService.answering(directory, Answer.of(404, "{}"))) {
            var client = service.client(Optional.empty());
            assertThat(client.get(PATH + "/a b?c#d%2e\u00e9", "2024-05-01", LONG)).isEmpty();
            assertThat(service.asked())
                    .extracting(Asked::path)
                    .containsExactly(PATH + "/a%20b%3Fc%23d%252e%C3%A9?api-version=2024-05-01");
        }
    }

    @Test
    void writeOfWhatMayNotBeReadIsDone() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(200, OPERATION, ""),
                        Answer.of(200, "{\"status\":\"Succeeded\"}"),
                        Answer.of(403, "{}"))) {
            assertThat(put(service.client(Optional.empty())).orElseThrow().body()).isEqualTo(BODY);
        }
    }

    @Test
    void writeWithoutOperationIsFollowedByTheStateOfItsResource() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(200, UPDATING),
                        Answer.of(200, UPDATING),
                        Answer.of(200, DONE),
                        Answer.of(200, DONE))) {
            assertThat(put(service.client(Optional.empty()))).isPresent();
            assertThat(service.asked()).hasSize(4);
        }
    }

    @Test
    void finishedAnswerNeedsNoPolling() throws Exception {
        try (var service = ScriptedService.answering(directory, Answer.of(201, DONE))) {
            assertThat(put(service.client(Optional.empty()))).isPresent();
            assertThat(service.asked()).hasSize(1);
        }
    }

    @Test
    void operationThatIsNowhereIsJudgedByItsResource() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(201, OPERATION, UPDATING),
                        Answer.of(404, "{}"),
                        Answer.of(404, "{}"),
                        Answer.of(404, "{}"),
                        Answer.of(200, DONE),
                        Answer.of(200, DONE))) {
            assertThat(put(service.client(Optional.empty()))).isPresent();
        }
    }

    @Test
    void resultThatIsNowhereIsJudgedByItsResource() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(201, Map.of("Location", "{base}/result/1"), UPDATING),
                        Answer.of(404, "{}"),
                        Answer.of(404, "{}"),
                        Answer.of(404, "{}"),
                        Answer.of(200, UPDATING),
                        Answer.of(200, DONE),
                        Answer.of(200, DONE))) {
            assertThat(put(service.client(Optional.empty()))).isPresent();
            assertThat(service.asked()).hasSize(7);
        }
    }

    @Test
    void failedOperationSaysWhatAzureSaid() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(201, OPERATION, UPDATING),
                        Answer.of(
                                200,
                                "{\"status\":\"Failed\",\"error\":{\"code\":\"NoRoom\",\"message\":\"no room\",\"details\":[]}}"))) {
            var client = service.client(Optional.empty());
            assertThatThrownBy(() -> put(client))
                    .isInstanceOfSatisfying(
                            ArmException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo("NoRoom");
                                assertThat(e.accepted()).isTrue();
                            })
                    .hasMessage("PUT " + PATH + ": (NoRoom) no room");
        }
    }

    @Test
    void refusedWriteIsNotAccepted() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(400, "{\"error\":{\"code\":\"Bad\",\"message\":\"bad\"}}"))) {
            var client = service.client(Optional.empty());
            assertThatThrownBy(() -> put(client))
                    .isInstanceOfSatisfying(
                            ArmException.class,
                            e -> {
                                assertThat(e.status()).isEqualTo(400);
                                assertThat(e.accepted()).isFalse();
                            });
        }
    }

    @Test
    void throttledRequestIsSentAgainWithItsId() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(429, Map.of("retry-after-ms", "1"), "{}"),
                        Answer.of(503, "{}"),
                        Answer.of(201, DONE))) {
            assertThat(put(service.client(Optional.empty()))).isPresent();
            assertThat(service.asked()).hasSize(3);
            assertThat(service.asked().stream().map(Asked::requestId).distinct()).hasSize(1);
        }
    }

    @Test
    void brokenConnectionAsksForRecoveryAndKeepsTheRequestId() throws Exception {
        var recoveries = new AtomicInteger();
        try (var service =
                ScriptedService.answering(
                        directory, Answer.broken(), Answer.broken(), Answer.of(201, DONE))) {
            var client =
                    service.client(
                            Optional.of(failure -> {
                                recoveries.incrementAndGet();
                                return true;
                            }));
            assertThat(put(client)).isPresent();
            assertThat(recoveries).hasPositiveValue();
            assertThat(service.asked().stream().map(Asked::requestId).distinct()).hasSize(1);
        }
    }

    @Test
    void withoutHopeOfRecoveryTheFailureIsToldAtOnce() throws Exception {
        try (var service = ScriptedService.answering(directory, Answer.broken(), Answer.broken())) {
            var client = service.client(Optional.of(failure -> false));
            assertThatThrownBy(() -> put(client))
                    .isInstanceOfSatisfying(
                            ArmException.class,
                            e -> {
                                assertThat(e.status()).isZero();
                                assertThat(e.accepted()).isTrue();
                            })
                    .hasMessageStartingWith("PUT " + PATH + ": no answer: ");
        }
    }

    @Test
    void deletionWaitsUntilTheResourceIsGone() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(202, Map.of("Location", "{base}/result/1"), ""),
                        Answer.of(202, ""),
                        Answer.of(200, ""),
                        Answer.of(200, DONE),
                        Answer.of(404, "{}"))) {
            service.client(Optional.empty()).delete(PATH, "2024-05-01", LONG);
            assertThat(service.asked()).hasSize(5);
        }
    }

    @Test
    void deletionOfNothingIsDone() throws Exception {
        try (var service = ScriptedService.answering(directory, Answer.of(204, ""))) {
            service.client(Optional.empty()).delete(PATH, "2024-05-01", LONG);
            assertThat(service.asked()).hasSize(1);
        }
    }

    @Test
    void actionAnswersWithWhatStandsAtItsLocation() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(
                                202,
                                Map.of(
                                        "Azure-AsyncOperation", "{base}/operation/1",
                                        "Location", "{base}/result/1",
                                        "Retry-After", "0"),
                                ""),
                        Answer.of(200, "{\"status\":\"Succeeded\"}"),
                        Answer.of(200, "{\"value\":[]}"))) {
            var result =
                    service.client(Optional.empty())
                            .post(PATH + "/action", "2024-05-01", BODY, LONG);
            assertThat(result.member("value")).contains(Value.tuple(java.util.List.of()));
        }
    }

    @Test
    void deadlineEndsTheWaiting() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(
                                201,
                                Map.of(
                                        "Azure-AsyncOperation",
                                        "{base}/operation/1",
                                        "Retry-After",
                                        "3600"),
                                UPDATING))) {
            var client = service.client(Optional.empty());
            assertThatThrownBy(() -> put(client))
                    .isInstanceOfSatisfying(
                            ArmException.class,
                            e -> {
                                assertThat(e.accepted()).isTrue();
                                assertThat(e.late()).isTrue();
                            })
                    .hasMessage("PUT " + PATH + ": not done within 60 s.");
        }
    }

    @Test
    void etagGuardsTheWrite() throws Exception {
        try (var service = ScriptedService.answering(directory, Answer.of(200, DONE))) {
            service.client(Optional.empty())
                    .put(PATH, "2024-05-01", BODY, Optional.of("W/\"7\""), LONG);
            assertThat(service.asked().getFirst().ifMatch()).isEqualTo("W/\"7\"");
        }
    }
}
