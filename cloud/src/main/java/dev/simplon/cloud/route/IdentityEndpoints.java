package dev.simplon.cloud.route;

import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.identity.Credentials;
import dev.simplon.cloud.identity.Principal;
import dev.simplon.cloud.identity.Tokens;
import dev.simplon.values.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/// The token endpoint and what clients read before they call it.
///
/// Source: Microsoft identity platform, client credentials flow and error codes.
final class IdentityEndpoints {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private final String base;
    private final Credentials credentials;
    private final Tokens tokens;
    private final InstantSource clock;

    IdentityEndpoints(String base, Credentials credentials, Tokens tokens, InstantSource clock) {
        this.base = base;
        this.credentials = credentials;
        this.tokens = tokens;
        this.clock = clock;
    }

    Answer keySet() {
        return Answer.text(200, tokens.keySet());
    }

    Answer instanceDiscovery() {
        var host = base.substring("https://".length());
        return Answer.json(
                200,
                Edit.object(
                        "tenant_discovery_endpoint",
                                "%s/%s/v2.0/.well-known/openid-configuration"
                                        .formatted(base, credentials.tenantId()),
                        "api-version", "1.1",
                        "metadata",
                                List.of(
                                        Edit.object(
                                                "preferred_network", host,
                                                "preferred_cache", host,
                                                "aliases", List.of(host)))));
    }

    Answer openIdConfiguration(String tenant) {
        boolean adfs = tenant.equalsIgnoreCase("adfs");
        var root = base + "/" + tenant;
        var oauth = root + (adfs ? "/oauth2" : "/oauth2/v2.0");
        return Answer.json(
                200,
                Edit.object(
                        "issuer", issuer(),
                        "authorization_endpoint", oauth + "/authorize",
                        "token_endpoint", oauth + "/token",
                        "jwks_uri", root + (adfs ? "/discovery/keys" : "/discovery/v2.0/keys"),
                        "device_authorization_endpoint", oauth + "/devicecode",
                        "userinfo_endpoint", base + "/oidc/userinfo",
                        "end_session_endpoint", oauth + "/logout",
                        "response_types_supported",
                                List.of("code", "id_token", "code id_token", "id_token token"),
                        "response_modes_supported", List.of("query", "fragment", "form_post"),
                        "subject_types_supported", List.of("pairwise"),
                        "id_token_signing_alg_values_supported", List.of("RS256"),
                        "token_endpoint_auth_methods_supported", List.of("client_secret_post"),
                        "claims_supported",
                                List.of("sub", "iss", "aud", "exp", "iat", "oid", "tid", "ver"),
                        "scopes_supported", List.of("openid", "profile", "offline_access"),
                        "tenant_region_scope", "EU",
                        "cloud_instance_name", base.substring("https://".length()),
                        "cloud_graph_host_name", base.substring("https://".length()),
                        "msgraph_host", base.substring("https://".length())));
    }

    Answer token(String tenant, Request request) {
        var form = request.form();
        if (!tenant.equalsIgnoreCase(credentials.tenantId()) && !tenant.equalsIgnoreCase("adfs")) {
            return error(
                    400,
                    "invalid_request",
                    90002,
                    "Tenant '%s' not found. This cloud has one tenant only; `simplon cloud env`"
                                    .formatted(tenant)
                            + " says which.");
        }
        var grant = form.getOrDefault("grant_type", "");
        if (!grant.equals("client_credentials")) {
            return error(
                    400,
                    "unsupported_grant_type",
                    70003,
                    ("The app requested an unsupported grant type '%s'. This cloud knows"
                                    + " client_credentials with a client secret.")
                            .formatted(grant));
        }
        var principal = credentials.ofClient(form.getOrDefault("client_id", ""));
        if (principal.isEmpty()) {
            return error(
                    400,
                    "unauthorized_client",
                    700016,
                    "Application with identifier '%s' was not found in the directory '%s'."
                            .formatted(form.getOrDefault("client_id", ""), tenant));
        }
        if (!isSecret(principal.get(), form.getOrDefault("client_secret", ""))) {
            return error(
                    401,
                    "invalid_client",
                    7000215,
                    ("Invalid client secret provided. Ensure the secret being sent in the request"
                                    + " is the client secret value, not the client secret ID, for a secret"
                                    + " added to app '%s'.")
                            .formatted(principal.get().clientId()));
        }
        return Answer.json(
                200,
                Edit.object(
                        "token_type", "Bearer",
                        "expires_in", Tokens.LIFETIME.toSeconds(),
                        "ext_expires_in", Tokens.LIFETIME.toSeconds(),
                        "access_token",
                                tokens.issue(
                                        principal.get(),
                                        issuer(),
                                        audience(
                                                form.getOrDefault(
                                                        "scope",
                                                        form.getOrDefault("resource", base))))));
    }

    private static boolean isSecret(Principal principal, String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8),
                principal.clientSecret().reveal().getBytes(StandardCharsets.UTF_8));
    }

    private String issuer() {
        return base + "/" + credentials.tenantId() + "/";
    }

    private static String audience(String scope) {
        return scope.replaceFirst("/+\\.default.*$", "");
    }

    private Answer error(int status, String error, int code, String message) {
        var now = TIMESTAMP.format(clock.instant());
        var trace = UUID.randomUUID().toString();
        var correlation = UUID.randomUUID().toString();
        return Answer.json(
                status,
                Edit.object(
                        "error", error,
                        "error_description",
                                "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
                                        .formatted(code, message, trace, correlation, now),
                        "error_codes", List.of(Value.of(code)),
                        "timestamp", now,
                        "trace_id", trace,
                        "correlation_id", correlation,
                        "error_uri", base + "/error?code=" + code));
    }
}
