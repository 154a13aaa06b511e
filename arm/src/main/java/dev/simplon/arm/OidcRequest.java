package dev.simplon.arm;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks a pipeline's service for a token that vouches for the running job.
///
/// Source: GitHub, "OpenID Connect reference"; Azure DevOps, REST, "Oidctoken - Create".
final class OidcRequest {
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    private final HttpClient http;

    OidcRequest(HttpClient http) {
        this.http = http;
    }

    String ofGitHub(URI url, Secret requestToken) {
        return token(
                new HttpRequest(HttpMethod.GET, with(url, "audience", AUDIENCE)),
                requestToken,
                "value");
    }

    String ofAzurePipelines(URI url, String serviceConnectionId, Secret requestToken) {
        var versioned = URI.create(with(url, "api-version", "7.1"));
        return token(
                new HttpRequest(
                                HttpMethod.POST,
                                with(versioned, "serviceConnectionId", serviceConnectionId))
                        .setHeader(HttpHeaderName.CONTENT_LENGTH, "0"),
                requestToken,
                "oidcToken");
    }

    private String token(HttpRequest request, Secret requestToken, String member) {
        request.setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + requestToken.reveal());
        request.setHeader(HttpHeaderName.ACCEPT, "application/json");
        try (var response = http.sendSync(request, Context.NONE)) {
            var body = response.getBodyAsBinaryData();
            return in(body == null ? "" : body.toString(), member)
                    .orElseThrow(() -> refused(request, response.getStatusCode()));
        }
    }

    private static Optional<String> in(String body, String member) {
        try {
            return JsonCodec.decode(body).member(member).flatMap(Value::asText);
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    private static SignInRefused refused(HttpRequest request, int status) {
        return new SignInRefused(
                "%s gave no OIDC token (HTTP %d). Is the job allowed to ask for one?"
                        .formatted(request.getUrl().getHost(), status));
    }

    private static String with(URI url, String name, String value) {
        return url
                + (url.getRawQuery() == null ? "?" : "&")
                + name
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
