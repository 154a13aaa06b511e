package dev.simplon.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/// Says of every request whose it is: `User-Agent`, one correlation id for the whole process, and
/// the tokens of auxiliary tenants.
///
/// Source: Azure Resource Manager, "Authenticate requests across tenants"
/// (`x-ms-authorization-auxiliary`); go-azure-sdk, `pid-` in `User-Agent`.
final class Signed implements HttpPipelinePolicy {
    private static final HttpHeaderName CORRELATION =
            HttpHeaderName.fromString("x-ms-correlation-request-id");
    private static final HttpHeaderName AUXILIARY =
            HttpHeaderName.fromString("x-ms-authorization-auxiliary");

    private final String userAgent;
    private final Optional<String> correlation;
    private final TokenCredential credential;
    private final String scope;
    private final List<String> auxiliaryTenants;

    Signed(ArmSettings settings, TokenCredential credential, String scope) {
        var signature = settings.signature();
        this.userAgent =
                signature.product() + signature.partnerId().map(id -> " pid-" + id).orElse("");
        this.correlation =
                signature.correlated()
                        ? Optional.of(UUID.randomUUID().toString())
                        : Optional.empty();
        this.credential = credential;
        this.scope = scope;
        this.auxiliaryTenants = settings.auxiliaryTenants();
    }

    @Override
    public Mono<HttpResponse> process(
            HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        throw new UnsupportedOperationException("this client is synchronous");
    }

    @Override
    public HttpResponse processSync(
            HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        var request = context.getHttpRequest();
        request.setHeader(HttpHeaderName.USER_AGENT, userAgent);
        correlation.ifPresent(id -> request.setHeader(CORRELATION, id));
        if (!auxiliaryTenants.isEmpty()) {
            request.setHeader(AUXILIARY, tokens());
        }
        return next.processSync();
    }

    private String tokens() {
        return auxiliaryTenants.stream()
                .map(tenant ->
                        credential
                                .getTokenSync(
                                        new TokenRequestContext()
                                                .addScopes(scope)
                                                .setTenantId(tenant))
                                .getToken())
                .map(token -> "Bearer " + token)
                .collect(Collectors.joining(", "));
    }
}
