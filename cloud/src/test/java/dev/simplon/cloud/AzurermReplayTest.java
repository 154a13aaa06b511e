package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the real azurerm sent, sent again in the same order.
class AzurermReplayTest {
    /// What differs from answer to answer, and from service to service.
    private static final Set<String> VOLATILE =
            Set.of("etag", "resourceGuid", "ipAddress", "tunnelIpAddresses", "provisioningState");

    @TempDir Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"3.60", "4.20"})
    void everyRecordedRequestIsAnsweredAsRecorded(String version) throws Exception {
        var settings =
                CloudSettings.of(directory, new ScriptedDataPlane())
                        .withTenant("11111111-1111-1111-1111-111111111111")
                        .withClient("22222222-2222-2222-2222-222222222222", new Secret("REDACTED"))
                        .withSubscription("33333333-3333-3333-3333-333333333333")
                        .asOf(LocalDate.of(2023, 6, 1));
        var lines =
                Files.readAllLines(
                        Path.of("src/test/resources/azurerm/site-to-site-" + version + ".jsonl"));
        assertThat(lines).isNotEmpty();
        try (var cloud = TestCloud.with(settings)) {
            var token = cloud.token();
            for (var line : lines) {
                replay(cloud, token, json(line));
            }
            cloud.plane.await(desired -> desired.tunnels().size() == 1);
        }
    }

    private static void replay(TestCloud cloud, String token, Value exchange) {
        var path = text(exchange, "path");
        if (path.contains("/operations/") || path.contains("/operationResults/")) {
            return; // ours have other ids: each write below is followed by its own
        }
        var what = text(exchange, "method") + " " + path;
        var answer = cloud.send(request(cloud, token, exchange));
        assertThat(answer.statusCode())
                .as(what + " " + answer.body())
                .isEqualTo(
                        exchange.member("status")
                                .flatMap(Value::asNumber)
                                .orElseThrow()
                                .intValue());
        answer.headers()
                .firstValue("Azure-AsyncOperation")
                .ifPresent(operation -> WritesTest.follow(cloud, operation));
        if (text(exchange, "method").equals("GET")
                && path.startsWith("/subscriptions/")
                && answer.statusCode() == 200) {
            assertThat(
                            lacking(
                                    "",
                                    exchange.member("response_body").orElseThrow(),
                                    json(answer.body())))
                    .as(what)
                    .isEmpty();
        }
    }

    private static HttpRequest.Builder request(TestCloud cloud, String token, Value exchange) {
        var body = exchange.member("request_body").filter(b -> !b.isNull());
        var type = text(exchange, "request_headers", "content-type");
        var request =
                HttpRequest.newBuilder(cloud.uri(text(exchange, "path")))
                        .method(
                                text(exchange, "method"),
                                body.map(b ->
                                                HttpRequest.BodyPublishers.ofString(
                                                        type.contains("urlencoded")
                                                                ? form(b)
                                                                : JsonCodec.encode(b)))
                                        .orElse(HttpRequest.BodyPublishers.noBody()))
                        .header("Authorization", "Bearer " + token);
        return type.isEmpty() ? request : request.header("Content-Type", type);
    }

    private static String form(Value fields) {
        return fields.asMap().entrySet().stream()
                .map(e ->
                        e.getKey()
                                + "="
                                + URLEncoder.encode(
                                        e.getValue().asText().orElseThrow(),
                                        StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// The first place where what was recorded is not in our answer; empty if there is none. More
    /// members than recorded are allowed.
    private static String lacking(String at, Value recorded, Value ours) {
        if (recorded instanceof ObjectValue object) {
            for (var member : object.members().entrySet()) {
                if (VOLATILE.contains(member.getKey())) {
                    continue;
                }
                var here = at + "." + member.getKey();
                var mine = ours.member(member.getKey());
                if (mine.isEmpty() && member.getValue().equals(Value.tuple(List.of()))) {
                    continue; // the fake wrote every empty array, we do not
                }
                if (mine.isEmpty()) {
                    return here + " is missing";
                }
                var inside = lacking(here, member.getValue(), mine.get());
                if (!inside.isEmpty()) {
                    return inside;
                }
            }
            return "";
        }
        if (recorded instanceof Value.TupleValue(var elements)) {
            var mine = ours.asList();
            if (mine.size() != elements.size()) {
                return "%s has %d elements, not %d".formatted(at, mine.size(), elements.size());
            }
            for (int i = 0; i < elements.size(); i++) {
                var inside = lacking(at + "[" + i + "]", elements.get(i), mine.get(i));
                if (!inside.isEmpty()) {
                    return inside;
                }
            }
            return "";
        }
        return recorded.equals(ours) ? "" : "%s is %s, not %s".formatted(at, ours, recorded);
    }
}
