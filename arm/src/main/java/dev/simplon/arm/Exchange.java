package dev.simplon.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request and its answer over the pipeline: every failure of the way becomes an
/// [ArmException].
final class Exchange {
    private static final HttpHeaderName CLIENT_REQUEST_ID =
            HttpHeaderName.fromString("x-ms-client-request-id");
    private static final HttpHeaderName ASYNC_OPERATION =
            HttpHeaderName.fromString("Azure-AsyncOperation");
    private final HttpPipeline pipeline;

    Exchange(HttpPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /// @param asked how messages name the request: `PUT /subscriptions/...`
    /// @param retryAfter what the answer asks to wait
    /// @param operation the URL of the operation; `location` that of its result
    record Answer(
            String asked,
            int status,
            String body,
            Optional<String> etag,
            Optional<Duration> retryAfter,
            Optional<String> operation,
            Optional<String> location) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        Value json(boolean accepted) throws ArmException {
            if (body.isBlank()) {
                return Value.nullOf(dev.simplon.values.Type.DYNAMIC);
            }
            try {
                return JsonCodec.decode(body);
            } catch (JsonException e) {
                throw new ArmException(
                        "%s: HTTP %d with a body that is not JSON: %s"
                                .formatted(asked, status, e.getMessage()),
                        status,
                        "",
                        accepted);
            }
        }
    }

    Answer send(
            HttpMethod method,
            String url,
            @Nullable String body,
            Optional<String> ifMatch,
            Deadline deadline,
            boolean accepted)
            throws ArmException, InterruptedException {
        var request = new HttpRequest(method, url);
        request.setHeader(HttpHeaderName.ACCEPT, "application/json");
        request.setHeader(CLIENT_REQUEST_ID, UUID.randomUUID().toString());
        ifMatch.ifPresent(etag -> request.setHeader(HttpHeaderName.IF_MATCH, etag));
        if (body != null) {
            request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json; charset=utf-8");
            request.setBody(BinaryData.fromString(body));
        }
        var asked = method + " " + request.getUrl().getPath();
        if (deadline.hasPassed()) {
            throw ArmException.late(asked, deadline.whole(), accepted);
        }
        try (var response = pipeline.sendSync(request, new Context(Retries.DEADLINE, deadline))) {
            var data = response.getBodyAsBinaryData();
            return new Answer(
                    asked,
                    response.getStatusCode(),
                    data == null ? "" : data.toString(),
                    Optional.ofNullable(response.getHeaderValue(HttpHeaderName.ETAG)),
                    RetryAfter.of(response),
                    Optional.ofNullable(response.getHeaderValue(ASYNC_OPERATION)),
                    Optional.ofNullable(response.getHeaderValue(HttpHeaderName.LOCATION)));
        } catch (RuntimeException e) {
            throw failure(asked, method, e, accepted);
        }
    }

    private static ArmException failure(
            String asked, HttpMethod method, RuntimeException thrown, boolean accepted)
            throws InterruptedException {
        if (Failures.interrupted(thrown) || Thread.interrupted()) {
            throw new InterruptedException(asked + " was interrupted");
        }
        var io = Failures.connection(thrown);
        if (io.isPresent()) {
            return new ArmException(
                    "%s: no answer: %s".formatted(asked, Failures.say(io.get())),
                    0,
                    "",
                    accepted || (method != HttpMethod.GET && !Failures.neverSent(io.get())));
        }
        return TokenFailure.from(asked, thrown, accepted).orElseThrow(() -> thrown);
    }
}
