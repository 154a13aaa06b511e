package dev.simplon.provider.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.simplon.plugin.tls.OwnCertificate;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A server on loopback that takes whatever it is given and says that it is done, in the forms of
/// Azure Resource Manager: enough for the provider's client to run through all of its code while
/// the JVM is being recorded. It knows nothing of any resource.
final class TrainingCloud implements AutoCloseable {
    private static final String DONE = "/operations/done";

    private final HttpsServer server;
    private final ExecutorService threads;
    private final Map<String, ObjectValue> documents = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();

    private TrainingCloud(HttpsServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// @param certificate where the certificate is written that a client has to trust
    static TrainingCloud start(Path certificate) throws IOException {
        try {
            var own = OwnCertificate.make(Clock.systemUTC().instant());
            Files.writeString(
                    certificate,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(own.der())
                            + "\n-----END CERTIFICATE-----\n",
                    US_ASCII);
            var server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(own)));
            var threads = Executors.newCachedThreadPool();
            server.setExecutor(threads);
            var cloud = new TrainingCloud(server, threads);
            server.createContext("/", cloud::answer);
            server.start();
            return cloud;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static SSLContext tls(OwnCertificate own) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), new char[0], new Certificate[] {own.certificate()});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /// Host and port, as `ARM_METADATA_HOSTNAME` has them.
    String metadataHost() {
        return "localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/metadata/endpoints")) {
                send(exchange, 200, endpoints());
            } else if (path.endsWith("/oauth2/v2.0/token")) {
                send(
                        exchange,
                        200,
                        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"training\"}");
            } else if (path.equals(DONE)) {
                send(exchange, 200, "{\"status\":\"Succeeded\"}");
            } else {
                document(exchange, path, body);
            }
        }
    }

    private void document(HttpExchange exchange, String path, String body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                var document = accepted(path, body);
                documents.put(path, document);
                accept(exchange);
                send(exchange, 201, JsonCodec.encode(document));
            }
            case "DELETE" -> {
                var was = Optional.ofNullable(documents.remove(path));
                accept(exchange);
                send(exchange, was.isPresent() ? 202 : 204, "");
            }
            default -> {
                var document = Optional.ofNullable(documents.get(path));
                send(
                        exchange,
                        document.isPresent() ? 200 : 404,
                        document.map(JsonCodec::encode)
                                .orElse(
                                        "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"none\"}}"));
            }
        }
    }

    /// How many documents were written and deleted.
    int changes() {
        return changes.get();
    }

    private void accept(HttpExchange exchange) {
        changes.incrementAndGet();
        exchange.getResponseHeaders()
                .set("Azure-AsyncOperation", "https://" + metadataHost() + DONE);
        exchange.getResponseHeaders().set("Retry-After", "0");
    }

    private static ObjectValue accepted(String path, String body) throws IOException {
        try {
            var members = new LinkedHashMap<>(JsonCodec.decode(body).asMap());
            var properties =
                    new LinkedHashMap<>(
                            Optional.ofNullable(members.get("properties"))
                                    .map(Value::asMap)
                                    .orElse(new LinkedHashMap<>()));
            properties.put("provisioningState", Value.of("Succeeded"));
            members.put("id", Value.of(path));
            members.put("name", Value.of(path.substring(path.lastIndexOf('/') + 1)));
            members.put("etag", Value.of("W/\"1\""));
            members.put("properties", Value.object(properties));
            return Value.object(members);
        } catch (JsonException e) {
            throw new IOException(e);
        }
    }

    private String endpoints() {
        var here = "https://" + metadataHost();
        return ("{\"name\":\"Training\",\"resourceManager\":\"%s\","
                        + "\"authentication\":{\"loginEndpoint\":\"%s\",\"audiences\":[\"%s\"],\"tenant\":\"common\"}}")
                .formatted(here, here, here);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
