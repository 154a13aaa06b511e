package dev.simplon.cloud.client;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.Ping;
import dev.simplon.cloud.CloudEnvironment;
import dev.simplon.cloud.fault.FaultJson;
import dev.simplon.cloud.fault.FaultSpec;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Asks a running cloud. Trusts its authority only; fetches a token when it first needs one.
/// Thread-safe.
///
/// Every method throws [CloudException] if the cloud refuses or is not there.
public final class CloudClient implements AutoCloseable {
    private final CloudEnvironment environment;
    private final HttpClient http;
    private volatile @Nullable String token;

    private CloudClient(CloudEnvironment environment, HttpClient http) {
        this.environment = environment;
        this.http = http;
    }

    /// Nothing is sent yet.
    ///
    /// @throws IOException if the authority's certificate cannot be read
    public static CloudClient of(CloudEnvironment environment) throws IOException {
        return new CloudClient(
                environment,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .sslContext(trusting(environment))
                        .build());
    }

    private static SSLContext trusting(CloudEnvironment environment) throws IOException {
        try (var in = Files.newInputStream(environment.caFile())) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "%s is no certificate: %s".formatted(environment.caFile(), e.getMessage()), e);
        }
    }

    /// Whether a cloud answers there.
    public boolean isRunning() throws InterruptedException {
        try {
            return http.send(
                                    request("/metadata/endpoints?api-version=2022-09-01")
                                            .GET()
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// The observed network, as `simplon status --json` prints it: `schemaVersion` 1, `source`,
    /// `sourceReason`, `connections`, `processes`.
    public ObjectValue status() throws CloudException, InterruptedException {
        return call("GET", "/simplon/status", null);
    }

    public List<Device> devices() throws CloudException, InterruptedException {
        return call("GET", "/simplon/devices", null)
                .member("value")
                .map(Value::asList)
                .orElse(List.of())
                .stream()
                .map(CloudClient::device)
                .toList();
    }

    /// Sets what a device is to do. What is empty stays as it is.
    ///
    /// @param name of its local network gateway
    public Device setDevice(String name, Optional<Boolean> running, Optional<Secret> sharedKey)
            throws CloudException, InterruptedException {
        var body = new LinkedHashMap<String, Value>();
        running.ifPresent(r -> body.put("running", Value.of(r)));
        sharedKey.ifPresent(k -> body.put("sharedKey", Value.of(k.reveal())));
        return device(
                call(
                        "PUT",
                        "/simplon/devices/"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20"),
                        Value.object(body)));
    }

    /// Sends echo requests from the host in the virtual network to the one at the other end.
    public Ping ping(ResourceId connection, int count) throws CloudException, InterruptedException {
        var body = new LinkedHashMap<String, Value>();
        body.put("id", Value.of(connection.toString()));
        body.put("count", Value.of(count));
        var answer = call("POST", "/simplon/connections/ping", Value.object(body));
        return new Ping(
                IpAddress.parse(text(answer, "from")).orElseThrow(),
                IpAddress.parse(text(answer, "to")).orElseThrow(),
                (int) number(answer, "sent"),
                (int) number(answer, "received"),
                answer.member("roundTripMicroseconds")
                        .flatMap(Value::asNumber)
                        .map(n -> Duration.ofNanos(n.longValue() * 1000)));
    }

    /// The log of accepted writes, in the order of acceptance.
    public List<Write> writes() throws CloudException, InterruptedException {
        return call("GET", "/simplon/writes", null)
                .member("value")
                .map(Value::asList)
                .orElse(List.of())
                .stream()
                .map(w ->
                        new Write(
                                number(w, "seq"),
                                Instant.parse(text(w, "time")),
                                text(w, "method"),
                                text(w, "id"),
                                text(w, "requestId"),
                                text(w, "operationId")))
                .toList();
    }

    /// Sets what the service provider of a circuit says of it, and answers the circuit.
    ///
    /// @param state `NotProvisioned`, `Provisioning`, `Provisioned` or `Deprovisioning`
    public ObjectValue provisionCircuit(ResourceId circuit, String state)
            throws CloudException, InterruptedException {
        var body = new LinkedHashMap<String, Value>();
        body.put("id", Value.of(circuit.toString()));
        body.put("state", Value.of(state));
        return call("POST", "/simplon/circuits/provision", Value.object(body));
    }

    /// Asks for a fault.
    public ArmedFault arm(FaultSpec spec) throws CloudException, InterruptedException {
        return fault(call("POST", "/simplon/faults", FaultJson.encode(spec)));
    }

    /// The faults that were asked for, also those that have hit all their times.
    public List<ArmedFault> faults() throws CloudException, InterruptedException {
        return call("GET", "/simplon/faults", null)
                .member("value")
                .map(Value::asList)
                .orElse(List.of())
                .stream()
                .map(CloudClient::fault)
                .toList();
    }

    /// Returns when the fault has hit that many requests.
    public ArmedFault awaitHits(ArmedFault fault, int atLeast)
            throws CloudException, InterruptedException {
        while (true) {
            var now =
                    fault(
                            call(
                                    "GET",
                                    "/simplon/faults/%s/hits?atLeast=%d"
                                            .formatted(fault.id(), atLeast),
                                    null));
            if (now.hits() >= atLeast) {
                return now;
            }
        }
    }

    /// Lets go the answers and operations that a fault holds.
    public ArmedFault release(ArmedFault fault) throws CloudException, InterruptedException {
        return fault(
                call(
                        "POST",
                        "/simplon/faults/" + fault.id() + "/release",
                        Value.object(new LinkedHashMap<>())));
    }

    /// Forgets a fault, and lets go what it holds.
    public void disarm(ArmedFault fault) throws CloudException, InterruptedException {
        call("DELETE", "/simplon/faults/" + fault.id(), null);
    }

    /// Forgets all faults.
    public void clearFaults() throws CloudException, InterruptedException {
        call("DELETE", "/simplon/faults", null);
    }

    private static ArmedFault fault(Value json) {
        return new ArmedFault(
                text(json, "id"),
                text(json, "name"),
                (int) number(json, "hits"),
                json.member("armed").flatMap(Value::asBool).orElse(false));
    }

    /// Asks the cloud to end; it does so after it has answered.
    public void shutdown() throws CloudException, InterruptedException {
        call("POST", "/simplon/shutdown", Value.object(new LinkedHashMap<>()));
    }

    private static Device device(Value json) {
        return new Device(
                text(json, "name"),
                ResourceId.parse(text(json, "id")).orElseThrow(),
                json.member("running").flatMap(Value::asBool).orElse(true),
                json.member("hasOwnSharedKey").flatMap(Value::asBool).orElse(false));
    }

    private ObjectValue call(String method, String path, @Nullable Value body)
            throws CloudException, InterruptedException {
        var known = token;
        var request =
                request(path)
                        .header("Authorization", "Bearer " + (known == null ? fetch() : known))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(
                                                JsonCodec.encode(body)))
                        .build();
        var answer = send(request);
        if (answer.statusCode() == 401 && known != null) {
            token = null;
            return call(method, path, body);
        }
        return read(answer);
    }

    private String fetch() throws CloudException, InterruptedException {
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                        .formatted(
                                encode(environment.clientId()),
                                encode(environment.clientSecret().reveal()),
                                encode("https://" + environment.metadataHost() + "/.default"));
        var answer =
                read(
                        send(
                                request("/" + environment.tenantId() + "/oauth2/v2.0/token")
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(form))
                                        .build()));
        var fresh = text(answer, "access_token");
        token = fresh;
        return fresh;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://" + environment.metadataHost() + path))
                .timeout(Duration.ofMinutes(2));
    }

    private HttpResponse<String> send(HttpRequest request)
            throws CloudException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            var said = e.getMessage();
            throw new CloudException(
                    "The cloud at %s does not answer: %s."
                            .formatted(
                                    environment.metadataHost(),
                                    said == null ? "connection refused" : said),
                    0,
                    "");
        }
    }

    private static ObjectValue read(HttpResponse<String> answer) throws CloudException {
        ObjectValue body;
        try {
            body =
                    JsonCodec.decode(answer.body()) instanceof ObjectValue object
                            ? object
                            : Value.object(new LinkedHashMap<>());
        } catch (JsonException e) {
            body = Value.object(new LinkedHashMap<>());
        }
        if (answer.statusCode() >= 300) {
            var error = body.member("error").orElse(body);
            var message = error.member("message").or(() -> error.member("error_description"));
            throw new CloudException(
                    message.flatMap(Value::asText).orElse("HTTP " + answer.statusCode()),
                    answer.statusCode(),
                    text(error, "code"));
        }
        return body;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(Value json, String member) {
        return json.member(member).flatMap(Value::asText).orElse("");
    }

    private static long number(Value json, String member) {
        return json.member(member).flatMap(Value::asNumber).map(BigDecimal::longValue).orElse(0L);
    }

    @Override
    public void close() {
        http.close();
    }
}
