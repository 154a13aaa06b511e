package dev.simplon.arm;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// What is sent again, and when: answers 408, 424, 429 and 5xx, after their `Retry-After` or with
/// growing pauses; and requests whose connection failed, after [Recovery] was asked. The request
/// stays the same, with its `x-ms-client-request-id`, by which a cloud recognises a write that it
/// has accepted already.
///
/// A POST is sent again after a connection failure only if it surely was never sent.
final class Retries implements HttpPipelinePolicy {
    /// The key under which a call's [Deadline] stands in the pipeline's context.
    static final String DEADLINE = "simplon-deadline";

    private static final int MOST_ATTEMPTS = 6;
    private final Optional<Recovery> recovery;

    Retries(Optional<Recovery> recovery) {
        this.recovery = recovery;
    }

    @Override
    public Mono<HttpResponse> process(
            HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        throw new UnsupportedOperationException("this client is synchronous");
    }

    @Override
    public HttpResponse processSync(
            HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        var deadline = (Deadline) context.getData(DEADLINE).orElseThrow();
        var pause = Backoff.starting(Duration.ofMillis(50));
        for (int attempt = 1; ; attempt++) {
            try {
                var response = next.clone().processSync();
                var wait = pauseAfter(response, pause);
                if (!isTransient(response.getStatusCode())
                        || deadline.left().compareTo(wait) <= 0
                        || (attempt >= MOST_ATTEMPTS && response.getStatusCode() != 429)) {
                    return response;
                }
                response.close();
                sleep(wait);
            } catch (RuntimeException e) {
                // Refused credentials are an answer; a token endpoint out of reach is not.
                retryConnection(context, deadline, attempt, pause, e);
            }
        }
    }

    private void retryConnection(
            HttpPipelineCallContext context,
            Deadline deadline,
            int attempt,
            Backoff pause,
            RuntimeException thrown) {
        var failure = Failures.connection(thrown).orElseThrow(() -> thrown);
        var wait = pause.next();
        if (attempt >= MOST_ATTEMPTS
                || deadline.left().compareTo(wait) <= 0
                || Failures.interrupted(thrown)
                || (context.getHttpRequest().getHttpMethod() == HttpMethod.POST
                        && !Failures.neverSent(failure))) {
            throw thrown;
        }
        if (recovery.isPresent()) {
            if (!recovered(recovery.get(), failure)) {
                throw thrown;
            }
        } else {
            sleep(wait);
        }
    }

    private static boolean recovered(Recovery recovery, IOException failure) {
        try {
            return recovery.recover(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isTransient(int status) {
        return status == 408 || status == 424 || status == 429 || (status >= 500 && status != 501);
    }

    private static Duration pauseAfter(HttpResponse response, Backoff pause) {
        var asked = RetryAfter.of(response);
        return asked.isPresent() && asked.get().isPositive() ? asked.get() : pause.next();
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", e);
        }
    }
}
