package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cloud.Recording.Case;
import dev.simplon.cloud.Recording.Exchange;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Everything that the real azurerm sent, sent again in the same order: each request is taken, each
/// answer is one that azurerm takes, and what it wrote it reads back.
class AzurermReplayTest {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String SUBSCRIPTION = "33333333-3333-3333-3333-333333333333";
    private static final String GROUPS =
            "/subscriptions/" + SUBSCRIPTION + "/resourceGroups?api-version=2021-04-01";

    private static final String CONNECTIONS =
            "/subscriptions/"
                    + SUBSCRIPTION
                    + "/resources?api-version=2021-04-01&$filter=resourceType%20eq%20"
                    + "'Microsoft.Network/connections'";

    @TempDir static Path directory = Path.of("");
    private static @Nullable TestCloud shared;

    @BeforeAll
    static void start() {
        shared =
                TestCloud.with(
                        CloudSettings.of(directory, new ScriptedDataPlane())
                                .withTenant(TENANT)
                                .withClient(CLIENT, new Secret("REDACTED"))
                                .withSubscription(SUBSCRIPTION));
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(shared).close();
    }

    @TestFactory
    Stream<DynamicContainer> everyRecordedRequestIsTakenAndAnsweredSoThatAzurermTakesIt() {
        return Stream.of("3.60", "3.117", "4.20")
                .map(Recording::of)
                .map(recording -> {
                    assertThat(recording.cases()).hasSize(31);
                    return DynamicContainer.dynamicContainer(
                            recording.version(),
                            recording.cases().stream()
                                    .map(c ->
                                            DynamicTest.dynamicTest(
                                                    c.name(),
                                                    () -> new Replay(recording.version()).run(c))));
                });
    }

    private static final class Replay {
        private final TestCloud cloud = Objects.requireNonNull(shared);
        private final AzurermSdk sdk;

        /// By resource in lower case: what was answered last, and what was written last.
        private final Map<String, Value> answers = new HashMap<>();

        private final Map<String, Value> written = new HashMap<>();
        private String token = "";
        private boolean drifted;

        Replay(String version) {
            this.sdk = new AzurermSdk(cloud, version);
        }

        void run(Case recorded) {
            try {
                for (var exchange : recorded.exchanges()) {
                    if (exchange.phase().equals("drift-plan") && !drifted) {
                        drift(recorded);
                    }
                    if (!exchange.isPoll()) {
                        replay(exchange);
                    }
                }
            } finally {
                if (!token.isEmpty()) {
                    clear();
                }
            }
        }

        /// In this case somebody deletes the connection behind terraform's back.
        private void drift(Case recorded) {
            drifted = true;
            var put =
                    recorded.exchanges().stream()
                            .filter(e ->
                                    e.method().equals("PUT") && e.path().contains("/connections/"))
                            .findFirst()
                            .orElseThrow();
            cloud.done("DELETE", own(put.path()), "");
        }

        private void replay(Exchange exchange) {
            var answer = send(exchange);
            if (exchange.isTokenRequest()) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                token = text(json(answer.body()), "access_token");
                assertThat(token.split("\\.")).hasSize(3);
                return;
            }
            sdk.take(token, exchange, answer);
            var resource = exchange.resource().toLowerCase(Locale.ROOT);
            switch (exchange.method()) {
                case "PUT" -> {
                    exchange.body().ifPresent(b -> written.put(resource, b));
                    remember(resource, answer);
                }
                case "DELETE" -> written.remove(resource);
                case "GET" -> {
                    if (answer.statusCode() == 200 && resource.startsWith("{s}/resourcegroups/")) {
                        remember(resource, answer);
                        read(exchange, resource, json(answer.body()));
                    }
                }
                default -> {}
            }
        }

        private void read(Exchange exchange, String resource, Value document) {
            assertThat(AzurermSdk.lacking(resource, document)).as(exchange.toString()).isEmpty();
            var before = written.get(resource);
            if (before != null) {
                assertThat(Written.notReadBack("", resolved(before), document))
                        .as("%s after %s", exchange, JsonCodec.encode(before))
                        .isEmpty();
            }
        }

        private void remember(String resource, HttpResponse<String> answer) {
            if (!answer.body().isEmpty()) {
                answers.put(resource, json(answer.body()));
            }
        }

        private HttpResponse<String> send(Exchange exchange) {
            boolean isForm = exchange.isTokenRequest();
            var request =
                    HttpRequest.newBuilder(cloud.uri(own(exchange.path())))
                            .method(
                                    exchange.method(),
                                    exchange.body()
                                            .map(b ->
                                                    HttpRequest.BodyPublishers.ofString(
                                                            isForm
                                                                    ? form(b)
                                                                    : JsonCodec.encode(
                                                                            resolved(b))))
                                            .orElse(HttpRequest.BodyPublishers.noBody()))
                            .header(
                                    "Content-Type",
                                    isForm
                                            ? "application/x-www-form-urlencoded"
                                            : "application/json; charset=utf-8");
            return cloud.send(
                    token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
        }

        private static String own(String text) {
            return text.replace("{s}", "/subscriptions/" + SUBSCRIPTION);
        }

        /// The body with what it took from earlier answers taken from ours.
        private Value resolved(Value value) {
            return switch (value) {
                case Value.Text(String text) when text.startsWith("@") -> remembered(text);
                case Value.Text(String text) -> Value.of(own(text));
                case ObjectValue object -> {
                    var members = new java.util.LinkedHashMap<String, Value>();
                    object.members().forEach((name, each) -> members.put(name, resolved(each)));
                    yield Value.object(members);
                }
                case Value.TupleValue(var elements) ->
                        Value.tuple(elements.stream().map(this::resolved).toList());
                default -> value;
            };
        }

        private Value remembered(String reference) {
            var parts = reference.substring(1).split("#", 2);
            var answer = answers.get(parts[0].toLowerCase(Locale.ROOT));
            var at = answer;
            for (var step : parts[1].split("[.\\[]")) {
                at =
                        Optional.ofNullable(at)
                                .flatMap(
                                        v -> step.endsWith("]") ? element(v, step) : v.member(step))
                                .orElseThrow(() -> new AssertionError(reference + " in " + answer));
            }
            return Objects.requireNonNull(at);
        }

        private static Optional<Value> element(Value array, String step) {
            int index = Integer.parseInt(step.substring(0, step.length() - 1));
            return array.asList().stream().skip(index).findFirst();
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

        /// Connections first: two groups may use each other's gateways.
        private void clear() {
            for (var connection : Edit.list(json(get(CONNECTIONS).body()), "value")) {
                delete(text(connection, "id") + "?api-version=2024-05-01");
            }
            for (var group : Edit.list(json(get(GROUPS).body()), "value")) {
                delete(text(group, "id") + "?api-version=2021-04-01");
            }
            assertThat(get(GROUPS).body()).isEqualTo("{\"value\":[]}");
        }

        private void delete(String path) {
            var answer = cloud.call(token, "DELETE", path, "", Map.of());
            sdk.poll(token, answer.headers().firstValue("Location").orElseThrow());
        }

        private HttpResponse<String> get(String path) {
            return cloud.call(token, "GET", path, "", Map.of());
        }
    }

    /// Reads back what was written, as azurerm compares it.
    private static final class Written {
        /// What the service decides, or never shows.
        private static final List<String> NOT_COMPARED =
                List.of(
                        "sharedKey",
                        "authorizationKey",
                        "etag",
                        "id",
                        "provisioningState",
                        "value",
                        "azureASN");

        /// The first place that does not come back; empty if there is none. What was written as
        /// nothing (`""`, 0, `[]`) may come back as what the service makes of it.
        static String notReadBack(String at, Value wrote, Value read) {
            if (wrote instanceof ObjectValue object) {
                for (var member : object.members().entrySet()) {
                    var name = member.getKey();
                    if (NOT_COMPARED.contains(name) || isNothing(member.getValue())) {
                        continue;
                    }
                    var here = at + "." + name;
                    var mine = read.member(name);
                    if (mine.isEmpty()) {
                        return here + " is missing";
                    }
                    var inside =
                            isReference(member.getValue(), mine.get())
                                    ? reference(here, member.getValue(), mine.get())
                                    : notReadBack(here, member.getValue(), mine.get());
                    if (!inside.isEmpty()) {
                        return inside;
                    }
                }
                return "";
            }
            if (wrote instanceof Value.TupleValue(var elements)) {
                var mine = read.asList();
                if (mine.size() != elements.size()) {
                    return "%s has %d elements, not %d".formatted(at, mine.size(), elements.size());
                }
                for (int i = 0; i < elements.size(); i++) {
                    var inside = notReadBack(at + "[" + i + "]", elements.get(i), mine.get(i));
                    if (!inside.isEmpty()) {
                        return inside;
                    }
                }
                return "";
            }
            return wrote.equals(read) ? "" : "%s is %s, not %s".formatted(at, read, wrote);
        }

        private static boolean isNothing(Value value) {
            return value.isNull()
                    || value.asText().filter(String::isEmpty).isPresent()
                    || value.asNumber().filter(n -> n.signum() == 0).isPresent()
                    || (value instanceof Value.TupleValue(var elements) && elements.isEmpty())
                    || (value instanceof ObjectValue object && object.members().isEmpty());
        }

        /// A whole document sent where only its id counts.
        private static boolean isReference(Value wrote, Value read) {
            return !text(wrote, "id").isEmpty()
                    && read instanceof ObjectValue object
                    && object.members().keySet().equals(java.util.Set.of("id"));
        }

        private static String reference(String at, Value wrote, Value read) {
            return text(wrote, "id").equalsIgnoreCase(text(read, "id"))
                    ? ""
                    : "%s is %s, not %s".formatted(at, read, wrote);
        }
    }
}
