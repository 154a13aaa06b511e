package dev.simplon.arm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialUnavailableException;
import dev.simplon.arm.ArmClient.Identity;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import reactor.core.publisher.Mono;

/// azure-identity's credential, whose first token is fetched while the program does other things.
/// Loading azure-identity and MSAL costs more than the request itself.
///
/// It works on threads of its own: those that azure-identity would take outlive every client, and
/// have the last answer of the token endpoint in their buffers.
final class Token implements TokenCredential, AutoCloseable {
    private final FutureTask<TokenCredential> credential;
    private final ExecutorService threads;

    private Token(FutureTask<TokenCredential> credential, ExecutorService threads) {
        this.credential = credential;
        this.threads = threads;
    }

    static void loadClasses() {
        Thread.ofVirtual().name("token-classes").start(ClientSecretCredentialBuilder::new);
    }

    static Token fetching(ArmSettings settings, ArmEnvironment environment, HttpClient http) {
        var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("token-", 0).factory());
        var task =
                new FutureTask<TokenCredential>(() -> {
                    var made = Credentials.of(settings, environment, http, threads);
                    prefetch(made, environment);
                    return made;
                });
        threads.execute(task);
        return new Token(task, threads);
    }

    /// Fills the credential's own cache. What fails here fails again, and is told, at the first
    /// call.
    private static void prefetch(TokenCredential made, ArmEnvironment environment) {
        try {
            made.getTokenSync(new TokenRequestContext().addScopes(environment.scope()));
        } catch (RuntimeException _) {
            return;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// What the token for `scope` says of its holder.
    ///
    /// Source: Microsoft identity platform, "Access token claims reference".
    Identity identity(String scope) throws ArmException, InterruptedException {
        try {
            var token = getTokenSync(new TokenRequestContext().addScopes(scope)).getToken();
            var parts = token.split("\\.");
            if (parts.length != 3) {
                throw notReadable("it has " + parts.length + " parts instead of three");
            }
            var claims =
                    JsonCodec.decode(
                            new String(
                                    Base64.getUrlDecoder().decode(parts[1]),
                                    StandardCharsets.UTF_8));
            return new Identity(
                    claim(claims, "appid", "azp"), claim(claims, "tid"), claim(claims, "oid"));
        } catch (JsonException | IllegalArgumentException e) {
            throw notReadable("its claims are not JSON in base64url");
        } catch (RuntimeException e) {
            throw TokenFailure.from("signing in", e, false).orElseThrow(() -> e);
        }
    }

    private static String claim(Value claims, String... names) {
        for (var name : names) {
            var text = claims.member(name).flatMap(Value::asText);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }

    private static ArmException notReadable(String why) {
        return new ArmException(
                "The token does not say who is signed in: " + why + ".", 0, "", false);
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return credential.get().getTokenSync(request);
        } catch (ExecutionException e) {
            var why = e.getCause() == null ? e : e.getCause();
            throw new SignInRefused("the credentials cannot be used: " + Failures.say(why), e);
        } catch (CredentialUnavailableException e) {
            throw new SignInRefused(Failures.say(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a token", e);
        }
    }
}
