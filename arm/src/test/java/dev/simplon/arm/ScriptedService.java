package dev.simplon.arm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.simplon.values.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An HTTPS server on loopback: metadata and tokens are always answered, everything else by the
/// next answer of the script. Remembers what it was asked.
final class ScriptedService implements AutoCloseable {
    /// @param body `{base}` in it and in headers stands for the server's address; null: the
    ///   connection is broken instead
    record Answer(int status, Map<String, String> headers, Optional<String> body) {
        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), Optional.of(body));
        }

        static Answer of(int status, Map<String, String> headers, String body) {
            return new Answer(status, headers, Optional.of(body));
        }

        /// The server hangs up.
        static Answer broken() {
            return new Answer(0, Map.of(), Optional.empty());
        }
    }

    record Asked(String method, String path, String requestId, String ifMatch, String body) {}

    private static final String PASSWORD = "changeit";
    private final HttpsServer server;
    private final Path caFile;
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    private volatile Optional<Answer> oidc = Optional.empty();
    private final List<String> tokenRequests = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, List<String>>> headers =
            Collections.synchronizedList(new ArrayList<>());

    private ScriptedService(HttpsServer server, Path caFile) {
        this.server = server;
        this.caFile = caFile;
    }

    static ScriptedService answering(Path directory, Answer... answers) throws Exception {
        var store = keys(directory);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var service = new ScriptedService(server, caFile(directory, store));
        Collections.addAll(service.script, answers);
        server.createContext("/", service::handle);
        server.start();
        return service;
    }

    /// The JDK's own tool makes the key: none is kept in the project.
    private static KeyStore keys(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        var file = directory.resolve("keys.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path caFile(Path directory, KeyStore store)
            throws IOException, GeneralSecurityException {
        return Files.writeString(
                directory.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(
                                Base64.getMimeEncoder()
                                        .encodeToString(
                                                store.getCertificate("server").getEncoded())));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        if (path.startsWith("/metadata/")) {
            send(
                    exchange,
                    Answer.of(
                            200,
                            "{\"name\":\"Scripted\",\"resourceManager\":\"{base}/\",\"authentication\":{\"loginEndpoint\":\"{base}\"}}"));
        } else if (path.contains("/oauth2/")) {
            tokenRequests.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            send(
                    exchange,
                    Answer.of(
                            200,
                            "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"t\"}"));
        } else {
            var headers = exchange.getRequestHeaders();
            this.headers.add(Map.copyOf(headers));
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            path,
                            String.valueOf(headers.getFirst("x-ms-client-request-id")),
                            String.valueOf(headers.getFirst("If-Match")),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            Answer next;
            synchronized (script) {
                next =
                        path.startsWith("/oidc")
                                ? oidc.orElseThrow()
                                : script.isEmpty()
                                        ? Answer.of(500, "the script is over")
                                        : script.poll();
            }
            send(exchange, next);
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.body().isEmpty()) {
            throw new IOException("broken on purpose");
        }
        answer.headers()
                .forEach((name, value) ->
                        exchange.getResponseHeaders().set(name, value.replace("{base}", base())));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var bytes = answer.body().get().replace("{base}", base()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /// Whoever asks below `/oidc` gets this, as often as they ask.
    void vouching(Answer answer) {
        oidc = Optional.of(answer);
    }

    /// The bodies of the requests for a token.
    List<String> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    /// The headers of what was asked.
    List<Map<String, List<String>>> headers() {
        return List.copyOf(headers);
    }

    String base() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    Path caFile() {
        return caFile;
    }

    AzureArmClient client(Optional<Recovery> recovery) throws Exception {
        return AzureArmClient.connect(
                new ArmSettings(
                        Optional.of(base().substring("https://".length())),
                        "11111111-1111-1111-1111-111111111111",
                        "22222222-2222-2222-2222-222222222222",
                        new Secret("s"),
                        Optional.of(caFile),
                        recovery));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
