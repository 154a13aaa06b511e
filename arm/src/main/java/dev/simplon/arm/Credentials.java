package dev.simplon.arm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// From a way to sign in to azure-identity's credential for it. Nothing is asked here: the first
/// token is fetched when it is needed.
final class Credentials {
    private final ArmSettings settings;
    private final ArmEnvironment environment;
    private final HttpClient http;
    private final ExecutorService threads;

    private Credentials(
            ArmSettings settings,
            ArmEnvironment environment,
            HttpClient http,
            ExecutorService threads) {
        this.settings = settings;
        this.environment = environment;
        this.http = http;
        this.threads = threads;
    }

    /// @param threads what the credential does its work on
    static TokenCredential of(
            ArmSettings settings,
            ArmEnvironment environment,
            HttpClient http,
            ExecutorService threads) {
        return new Credentials(settings, environment, http, threads).build(settings.signIn());
    }

    private TokenCredential build(SignIn signIn) {
        return switch (signIn) {
            case SignIn.WithSecret(var tenant, var client, var secret) ->
                    application(new ClientSecretCredentialBuilder(), tenant, client)
                            .clientSecret(secret.reveal())
                            .build();
            case SignIn.WithCertificate(var tenant, var client, var bundle, var password) -> {
                var builder =
                        application(new ClientCertificateCredentialBuilder(), tenant, client)
                                .clientCertificatePassword(password.reveal());
                yield switch (bundle) {
                    case SignIn.Bundle.Bytes(var base64) ->
                            builder.pfxCertificate(
                                            new ByteArrayInputStream(
                                                    Base64.getMimeDecoder()
                                                            .decode(base64.reveal())))
                                    .build();
                    case SignIn.Bundle.File(var path) ->
                            builder.pfxCertificate(path.toString()).build();
                };
            }
            case SignIn.WithToken(var tenant, var client, SignIn.Assertion.Text(var token)) ->
                    asserted(tenant, client, token::reveal);
            case SignIn.WithToken(var tenant, var client, SignIn.Assertion.File(var path)) ->
                    asserted(
                            tenant,
                            client,
                            () -> {
                                try {
                                    return Files.readString(path).strip();
                                } catch (IOException e) {
                                    throw new SignInRefused(
                                            "the OIDC token cannot be read from "
                                                    + path
                                                    + ": "
                                                    + Failures.say(e));
                                }
                            });
            case SignIn.OnGitHub(var tenant, var client, var url, var requestToken) ->
                    asserted(
                            tenant,
                            client,
                            () -> new OidcRequest(http).ofGitHub(url, requestToken));
            case SignIn.OnAzurePipelines(
                            var tenant,
                            var client,
                            var url,
                            var connection,
                            var requestToken) ->
                    asserted(
                            tenant,
                            client,
                            () ->
                                    new OidcRequest(http)
                                            .ofAzurePipelines(url, connection, requestToken));
            case SignIn.AsMachine machine -> new MachineCredential(machine, http);
            case SignIn.AsCliUser(var tenant) -> {
                var builder = new AzureCliCredentialBuilder();
                tenant.ifPresent(builder::tenantId);
                yield new CliCredential(builder.build());
            }
        };
    }

    /// The Azure CLI's tokens. What is said of an answer that cannot be read quotes it, and with it
    /// the token: none of that leaves here.
    private record CliCredential(TokenCredential cli) implements TokenCredential {
        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            return Mono.fromCallable(() -> getTokenSync(request));
        }

        @Override
        public AccessToken getTokenSync(TokenRequestContext request) {
            try {
                return cli.getTokenSync(request);
            } catch (ClientAuthenticationException e) {
                throw e;
            } catch (RuntimeException _) {
                throw new SignInRefused(
                        "the answer of `az account get-access-token` cannot be read. Run it"
                                + " yourself to see more.");
            }
        }
    }

    private TokenCredential asserted(String tenant, String client, Supplier<String> assertion) {
        return application(new ClientAssertionCredentialBuilder(), tenant, client)
                .clientAssertion(assertion)
                .build();
    }

    private <B extends AadCredentialBuilderBase<B>> B application(
            B builder, String tenant, String client) {
        builder.authorityHost(environment.loginEndpoint() + "/")
                .tenantId(tenant)
                .clientId(client)
                .additionallyAllowedTenants(settings.auxiliaryTenants())
                .httpClient(http)
                .executorService(threads)
                // The pipeline around this retries, and knows how to recover.
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))));
        return environment.isCustom() ? builder.disableInstanceDiscovery() : builder;
    }
}
