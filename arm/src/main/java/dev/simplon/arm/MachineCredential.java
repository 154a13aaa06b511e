package dev.simplon.arm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The token of a managed identity, from the machine's metadata service or an endpoint like it.
///
/// Source: Microsoft Entra, "How to use managed identities for Azure resources on an Azure VM to
/// acquire an access token".
final class MachineCredential implements TokenCredential {
    private static final URI METADATA_SERVICE =
            URI.create("http://169.254.169.254/metadata/identity/oauth2/token");

    private static final HttpHeaderName METADATA = HttpHeaderName.fromString("Metadata");

    private final SignIn.AsMachine machine;
    private final HttpClient http;
    private @Nullable AccessToken kept;

    MachineCredential(SignIn.AsMachine machine, HttpClient http) {
        this.machine = machine;
        this.http = http;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    @Override
    public synchronized AccessToken getTokenSync(TokenRequestContext request) {
        var last = kept;
        if (last != null
                && last.getExpiresAt().isAfter(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(5))) {
            return last;
        }
        var fresh = ask(request.getScopes().getFirst().replaceFirst("/\\.default$", ""));
        kept = fresh;
        return fresh;
    }

    private AccessToken ask(String resource) {
        var url =
                machine.endpoint().orElse(METADATA_SERVICE)
                        + "?api-version="
                        + machine.apiVersion()
                        + "&resource="
                        + URLEncoder.encode(resource, StandardCharsets.UTF_8)
                        + machine.clientId().map(id -> "&client_id=" + id).orElse("");
        var request = new HttpRequest(HttpMethod.GET, url).setHeader(METADATA, "true");
        try (var response = http.sendSync(request, Context.NONE)) {
            var body = response.getBodyAsBinaryData();
            var answer = JsonCodec.decode(body == null ? "" : body.toString());
            var token = answer.member("access_token").flatMap(Value::asText);
            if (token.isEmpty()) {
                throw refused(answer.member("error_description").flatMap(Value::asText).orElse(""));
            }
            var seconds =
                    answer.member("expires_in")
                            .map(v -> v.asText().orElseGet(() -> String.valueOf(number(v))))
                            .map(Long::parseLong)
                            .orElse(0L);
            return new AccessToken(
                    token.get(), OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
        } catch (JsonException | NumberFormatException _) {
            throw refused("");
        }
    }

    private static long number(Value value) {
        return value.asNumber().map(Number::longValue).orElse(0L);
    }

    private SignInRefused refused(String said) {
        return new SignInRefused(
                "%s gave no token of a managed identity. %s"
                                .formatted(machine.endpoint().orElse(METADATA_SERVICE), said)
                        + " Has the machine an identity? Otherwise leave `use_msi` out.");
    }
}
