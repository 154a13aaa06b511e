package dev.simplon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The local cloud as any client of Azure sees it: found by what `cloud env` prints, nothing else.
public final class ArmDoor {
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)='?([^']*)'?");
    private final Map<String, String> environment;
    private final HttpClient http;
    private final String token;

    public static ArmDoor of(Simplon simplon) {
        return new ArmDoor(variables(simplon));
    }

    /// What `cloud env` exports.
    public static Map<String, String> variables(Simplon simplon, String... options) {
        var arguments = new ArrayList<>(List.of("cloud", "env"));
        arguments.addAll(List.of(options));
        var variables = new HashMap<String, String>();
        simplon.run(arguments.toArray(String[]::new))
                .succeeded()
                .out()
                .lines()
                .forEach(line -> {
                    var matcher = EXPORT.matcher(line.strip());
                    if (matcher.matches()) {
                        variables.put(matcher.group(1), matcher.group(2));
                    }
                });
        return variables;
    }

    private ArmDoor(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        http = HttpClient.newBuilder().sslContext(trusting(variable("SSL_CERT_FILE"))).build();
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                        .formatted(
                                variable("ARM_CLIENT_ID"),
                                URLEncoder.encode(
                                        variable("ARM_CLIENT_SECRET"), StandardCharsets.UTF_8),
                                URLEncoder.encode(base() + "/.default", StandardCharsets.UTF_8));
        var answer =
                send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                base()
                                                        + "/"
                                                        + variable("ARM_TENANT_ID")
                                                        + "/oauth2/v2.0/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)));
        token = answer.get("access_token").asText();
    }

    /// The variables by which clients of Azure find this cloud.
    public Map<String, String> environment() {
        return environment;
    }

    public String variable(String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new AssertionError(
                    "'cloud env' does not export " + name + ": " + environment.keySet());
        }
        return value;
    }

    /// What the client that the variables name may do is done with this.
    public String token() {
        return token;
    }

    /// How every token of this cloud begins, and nothing else does.
    public String tokenBeginning() {
        return token.substring(0, token.indexOf('.') + 1);
    }

    /// GET below the subscription: `/resourceGroups/test/...`.
    public JsonNode get(String pathBelowSubscription) {
        return plain(below(pathBelowSubscription));
    }

    /// The names of all resource groups of the subscription.
    public List<String> groups() {
        var path = "/subscriptions/" + variable("ARM_SUBSCRIPTION_ID") + "/resourcegroups";
        return plain(path + "?api-version=2021-04-01").get("value").findValuesAsText("name");
    }

    public JsonNode plain(String pathAndQuery) {
        return send(
                HttpRequest.newBuilder(URI.create(base() + pathAndQuery))
                        .header("Authorization", "Bearer " + token)
                        .GET());
    }

    private String below(String path) {
        return "/subscriptions/"
                + variable("ARM_SUBSCRIPTION_ID")
                + path
                + "?api-version=2024-05-01";
    }

    /// PUT below the subscription.
    public JsonNode put(String pathBelowSubscription, JsonNode body) {
        return send("PUT", below(pathBelowSubscription), body);
    }

    /// Any request of a manager: `/simplon/faults`.
    public JsonNode send(String method, String pathAndQuery, JsonNode body) {
        return send(
                HttpRequest.newBuilder(URI.create(base() + pathAndQuery))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private String base() {
        return "https://" + variable("ARM_METADATA_HOSTNAME");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer + "\n" + answer.body());
            }
            return Simplon.JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext trusting(String certificates) {
        try (var pem = Files.newInputStream(Path.of(certificates))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
