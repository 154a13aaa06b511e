package dev.simplon.arm;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import dev.simplon.arm.Exchange.Answer;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/// [ArmClient] over azure-core's pipeline, azure-identity's credentials and the JDK's HTTP client.
public final class AzureArmClient implements ArmClient {
    private static final int FORBIDDEN = 403;

    private final ArmEnvironment environment;
    private final Exchange exchange;
    private final Token token;
    private final KeepingBuilder clients;

    private AzureArmClient(
            ArmEnvironment environment, Exchange exchange, Token token, KeepingBuilder clients) {
        this.environment = environment;
        this.exchange = exchange;
        this.token = token;
        this.clients = clients;
    }

    /// Finds the cloud's endpoints, and begins to fetch a token while the caller goes on; a wrong
    /// secret shows at the first call.
    public static AzureArmClient connect(ArmSettings settings)
            throws ArmException, InterruptedException {
        var jdk = new KeepingBuilder(Trust.clientBuilder(settings.caFile()));
        try {
            return connect(settings, jdk);
        } catch (ArmException | InterruptedException | RuntimeException e) {
            jdk.close();
            throw e;
        }
    }

    private static AzureArmClient connect(ArmSettings settings, KeepingBuilder jdk)
            throws ArmException, InterruptedException {
        var http = new JdkHttpClientBuilder(jdk).responseTimeout(Duration.ofMinutes(2)).build();
        // Loading azure-identity takes longer than asking the metadata host: do both at once.
        Token.loadClasses();
        var environment =
                settings.metadataHost().isPresent()
                        ? ArmEnvironment.discover(
                                settings.metadataHost().get(), jdk.build(), settings.recovery())
                        : settings.environment();
        var token = Token.fetching(settings, environment, http);
        var pipeline =
                new HttpPipelineBuilder()
                        .httpClient(http)
                        .policies(
                                new Signed(settings, token, environment.scope()),
                                new Retries(settings.recovery()),
                                new BearerTokenAuthenticationPolicy(token, environment.scope()))
                        .build();
        return new AzureArmClient(environment, new Exchange(pipeline), token, jdk);
    }

    public ArmEnvironment environment() {
        return environment;
    }

    @Override
    public Optional<Document> get(String path, String apiVersion, Duration timeout)
            throws ArmException, InterruptedException {
        var answer =
                exchange.send(
                        HttpMethod.GET,
                        url(path, apiVersion),
                        null,
                        Optional.empty(),
                        Deadline.in(timeout),
                        false);
        if (answer.status() == 404 || isEmptyList(answer)) {
            return Optional.empty();
        }
        return Optional.of(document(require(answer, false), false));
    }

    @Override
    public Document put(
            String path,
            String apiVersion,
            ObjectValue body,
            Optional<String> ifMatch,
            Duration timeout)
            throws ArmException, InterruptedException {
        var deadline = Deadline.in(timeout);
        var url = url(path, apiVersion);
        var first =
                require(
                        exchange.send(
                                HttpMethod.PUT,
                                url,
                                JsonCodec.encode(body),
                                ifMatch,
                                deadline,
                                false),
                        false);
        var operation = new LongRunningOperation(exchange, environment, url, deadline);
        if (first.operation().isEmpty() && first.location().isEmpty()) {
            if (isFinal(first)) {
                return document(first, true);
            }
            operation.awaitResource(first);
        } else {
            operation.await(first);
        }
        var last = exchange.send(HttpMethod.GET, url, null, Optional.empty(), deadline, true);
        // A role may write what it may not read, such as a key: what was sent is all that it knows.
        return last.status() == FORBIDDEN
                ? new Document(body, Optional.empty())
                : document(require(last, true), true);
    }

    @Override
    public void delete(String path, String apiVersion, Duration timeout)
            throws ArmException, InterruptedException {
        var deadline = Deadline.in(timeout);
        var url = url(path, apiVersion);
        var first = exchange.send(HttpMethod.DELETE, url, null, Optional.empty(), deadline, false);
        if (first.status() == 204 || first.status() == 404) {
            return;
        }
        require(first, false);
        var operation = new LongRunningOperation(exchange, environment, url, deadline);
        operation.await(first);
        operation.awaitGone(first);
    }

    @Override
    public Document settled(String path, String apiVersion, Duration timeout)
            throws ArmException, InterruptedException {
        var deadline = Deadline.in(timeout);
        var url = url(path, apiVersion);
        var first = exchange.send(HttpMethod.GET, url, null, Optional.empty(), deadline, true);
        if (isFinal(require(first, true))) {
            return document(first, true);
        }
        new LongRunningOperation(exchange, environment, url, deadline).awaitResource(first);
        var last = exchange.send(HttpMethod.GET, url, null, Optional.empty(), deadline, true);
        return document(require(last, true), true);
    }

    @Override
    public Identity identity() throws ArmException, InterruptedException {
        return token.identity(environment.scope());
    }

    @Override
    public Value post(String path, String apiVersion, Value body, Duration timeout)
            throws ArmException, InterruptedException {
        var deadline = Deadline.in(timeout);
        var url = url(path, apiVersion);
        var first =
                require(
                        exchange.send(
                                HttpMethod.POST,
                                url,
                                body.isNull() ? null : JsonCodec.encode(body),
                                Optional.empty(),
                                deadline,
                                false),
                        false);
        if (first.status() != 202) {
            return first.json(true);
        }
        var operation = new LongRunningOperation(exchange, environment, url, deadline);
        var last = operation.await(first);
        if (last.isEmpty() && first.location().isPresent()) {
            return operation.awaitLocation(first, first.location().get()).json(true);
        }
        return last.isPresent()
                ? last.get().json(true)
                : Value.nullOf(dev.simplon.values.Type.DYNAMIC);
    }

    @Override
    public void close() {
        token.close();
        clients.close();
    }

    /// What a name in the path may not have in a URL is escaped there.
    private String url(String path, String apiVersion) {
        try {
            var escaped = new URI(null, null, path, null).toASCIIString();
            return environment.resourceManager() + escaped + "?api-version=" + apiVersion;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path of a resource: " + path, e);
        }
    }

    private static boolean isEmptyList(Answer answer) {
        return answer.isSuccess() && answer.body().strip().equals("[]");
    }

    private static Answer require(Answer answer, boolean accepted) throws ArmException {
        if (!answer.isSuccess()) {
            throw Failures.from(answer.asked(), answer.status(), answer.body(), accepted);
        }
        return answer;
    }

    private static boolean isFinal(Answer answer) throws ArmException {
        return answer.json(true)
                .member("properties")
                .flatMap(properties -> properties.member("provisioningState"))
                .flatMap(Value::asText)
                .map(state -> state.equalsIgnoreCase("Succeeded"))
                .orElse(true);
    }

    private static Document document(Answer answer, boolean accepted) throws ArmException {
        if (!(answer.json(accepted) instanceof ObjectValue body)) {
            throw new ArmException(
                    "%s: HTTP %d, but no document in the answer."
                            .formatted(answer.asked(), answer.status()),
                    answer.status(),
                    "",
                    accepted);
        }
        return new Document(body, body.member("etag").flatMap(Value::asText).or(answer::etag));
    }
}
