package dev.simplon.cloud;

import dev.simplon.arm.ArmException;
import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.AzureArmClient;
import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.client.CloudClient;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A running cloud with the clients that tests ask it with.
final class TestCloud implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(60);
    static final String VERSION = "2024-05-01";
    final CloudServer server;
    final ScriptedDataPlane plane;
    final CloudEnvironment environment;
    final HttpClient http;

    TestCloud(CloudServer server, ScriptedDataPlane plane) {
        this.server = server;
        this.plane = plane;
        this.environment = server.environment();
        this.http = trusting(environment.caFile());
    }

    static TestCloud in(Path directory) {
        return with(CloudSettings.of(directory, new ScriptedDataPlane()));
    }

    static TestCloud with(CloudSettings settings) {
        try {
            return new TestCloud(
                    CloudServer.start(settings), (ScriptedDataPlane) settings.dataPlane());
        } catch (IOException | PortInUse | DataDirectoryInUse e) {
            throw new AssertionError(e);
        }
    }

    static HttpClient trusting(Path caFile) {
        try (var in = Files.newInputStream(caFile)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(context)
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    ArmSettings armSettings() {
        return new ArmSettings(
                Optional.of(environment.metadataHost()),
                environment.tenantId(),
                environment.clientId(),
                environment.clientSecret(),
                Optional.of(environment.caFile()),
                Optional.empty());
    }

    AzureArmClient arm() {
        try {
            return AzureArmClient.connect(armSettings());
        } catch (ArmException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    CloudClient client() {
        try {
            return CloudClient.of(environment);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// A token, by the form that azurerm posts.
    String token() {
        return token(environment.clientId(), environment.clientSecret());
    }

    /// A token of the client that may not read keys.
    String keylessToken() {
        return token(
                environment.withoutKeys().clientId(), environment.withoutKeys().clientSecret());
    }

    String token(String clientId, Secret secret) {
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                        .formatted(
                                clientId,
                                secret.reveal(),
                                "https%3A%2F%2Fmanagement.azure.com%2F.default");
        var answer =
                send(
                        HttpRequest.newBuilder(
                                        uri("/" + environment.tenantId() + "/oauth2/v2.0/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return json(answer.body()).member("access_token").flatMap(Value::asText).orElseThrow();
    }

    URI uri(String path) {
        return URI.create("https://" + environment.metadataHost() + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A request with a token; `{s}` in the path stands for the subscription.
    HttpResponse<String> call(
            String method, String path, String body, Map<String, String> headers) {
        return call(token(), method, path, body, headers);
    }

    HttpResponse<String> call(
            String token, String method, String path, String body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(uri(path.replace("{s}", environment.subscriptionId())))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(
                                                body.replace("{s}", environment.subscriptionId())));
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<String> call(String method, String path, String body) {
        return call(method, path, body, Map.of());
    }

    HttpResponse<String> get(String path) {
        return call("GET", path, "");
    }

    static Value json(String text) {
        try {
            return JsonCodec.decode(text);
        } catch (JsonException e) {
            throw new AssertionError(text, e);
        }
    }

    ObjectValue object(String text) {
        return (ObjectValue) json(text.replace("{s}", environment.subscriptionId()));
    }

    static String errorCode(HttpResponse<String> answer) {
        return json(answer.body())
                .member("error")
                .flatMap(e -> e.member("code"))
                .flatMap(Value::asText)
                .orElse("");
    }

    static String text(Value from, String... path) {
        return dev.simplon.cloud.document.Edit.text(from, path);
    }

    /// One document of the site-to-site stack.
    static String siteToSite(String path) {
        return Optional.ofNullable(siteToSite().get(path)).orElseThrow();
    }

    /// The site-to-site stack, in the order in which it can be made: path and body.
    static Map<String, String> siteToSite() {
        var net = "/subscriptions/{s}/resourceGroups/rg/providers/Microsoft.Network";
        var documents = new LinkedHashMap<String, String>();
        documents.put(
                "/subscriptions/{s}/resourceGroups/rg",
                "{\"location\":\"westeurope\",\"tags\":{}}");
        documents.put(
                net + "/virtualNetworks/vnet",
                """
                {"location":"West Europe","properties":{
                  "addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"subnets":[]}}\
                """);
        documents.put(
                net + "/virtualNetworks/vnet/subnets/GatewaySubnet",
                "{\"properties\":{\"addressPrefix\":\"10.0.1.0/24\"}}");
        documents.put(
                net + "/publicIPAddresses/pip",
                """
                {"location":"westeurope","sku":{"name":"Standard"},"zones":["1","2","3"],
                  "properties":{"publicIPAllocationMethod":"Static"}}\
                """);
        documents.put(
                net + "/localNetworkGateways/onpremise",
                """
                {"location":"westeurope","properties":{"gatewayIpAddress":"168.62.225.23",
                  "localNetworkAddressSpace":{"addressPrefixes":["10.1.1.0/24"]}}}\
                """);
        documents.put(
                net + "/virtualNetworkGateways/vgw",
                """
                {"location":"westeurope","properties":{"gatewayType":"Vpn","vpnType":"RouteBased",
                  "enableBgp":false,"activeActive":false,
                  "sku":{"name":"VpnGw1AZ","tier":"VpnGw1AZ"},
                  "ipConfigurations":[{"name":"default","properties":{
                    "privateIPAllocationMethod":"Dynamic",
                    "publicIPAddress":{"id":"%1$s/publicIPAddresses/pip"},
                    "subnet":{"id":"%1$s/virtualNetworks/vnet/subnets/GatewaySubnet"}}}]}}\
                """
                        .formatted(net));
        documents.put(
                net + "/connections/onpremise",
                """
                {"location":"westeurope","properties":{"connectionType":"IPSec",
                  "virtualNetworkGateway1":{"id":"%1$s/virtualNetworkGateways/vgw"},
                  "localNetworkGateway2":{"id":"%1$s/localNetworkGateways/onpremise"},
                  "sharedKey":"4-v3ry-53cr37-1p53c-5h4r3d-k3y"}}\
                """
                        .formatted(net));
        return documents;
    }

    /// A write that must be accepted, with its operation followed to its end.
    Value done(String method, String path, String body) {
        var answer = call(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
        }
        answer.headers()
                .firstValue("Azure-AsyncOperation")
                .ifPresent(operation -> WritesTest.follow(this, operation));
        return answer.body().isEmpty() ? Value.object(new LinkedHashMap<>()) : json(answer.body());
    }

    ResourceId network(String type, String name) {
        return ResourceId.network(environment.subscriptionId(), "rg", type, name);
    }

    /// Makes the whole stack with the real client.
    void makeSiteToSite(AzureArmClient arm) throws ArmException, InterruptedException {
        for (var each : siteToSite().entrySet()) {
            arm.put(
                    each.getKey().replace("{s}", environment.subscriptionId()),
                    each.getKey().contains("/providers/") ? VERSION : "2021-04-01",
                    object(each.getValue()),
                    Optional.empty(),
                    LONG);
        }
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
