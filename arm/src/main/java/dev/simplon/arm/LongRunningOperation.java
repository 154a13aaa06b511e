package dev.simplon.arm;

import com.azure.core.http.HttpMethod;
import dev.simplon.arm.Exchange.Answer;
import dev.simplon.values.Value;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// An accepted write, followed to its end: by `Azure-AsyncOperation`, else by `Location`, else by
/// the `provisioningState` of the resource.
///
/// Source: Azure Resource Manager, "Track asynchronous Azure operations".
final class LongRunningOperation {
    /// An operation whose URL answers 404 so many times in a row is judged by its resource.
    private static final int MISSES = 3;

    private final Exchange exchange;
    private final ArmEnvironment environment;
    private final String resourceUrl;
    private final Deadline deadline;

    LongRunningOperation(
            Exchange exchange, ArmEnvironment environment, String resourceUrl, Deadline deadline) {
        this.exchange = exchange;
        this.environment = environment;
        this.resourceUrl = resourceUrl;
        this.deadline = deadline;
    }

    /// Returns when the operation has succeeded.
    ///
    /// @return the body of the final answer at `Location`; empty if that was not what was followed
    Optional<Answer> await(Answer first) throws ArmException, InterruptedException {
        if (first.operation().isPresent()) {
            awaitStatus(first, here(first.operation().get()));
            return Optional.empty();
        }
        if (first.location().isPresent()) {
            var result = result(first, here(first.location().get()));
            if (result.isEmpty()) {
                awaitResource(first);
            }
            return result;
        }
        return Optional.empty();
    }

    /// What stands at `Location` once the operation is done.
    Answer awaitLocation(Answer first, String url) throws ArmException, InterruptedException {
        var result = result(first, url);
        if (result.isEmpty()) {
            throw Failures.from(first.asked(), 404, "", true);
        }
        return result.get();
    }

    /// Likewise; empty if nothing ever stands there.
    private Optional<Answer> result(Answer first, String url)
            throws ArmException, InterruptedException {
        var pause = Pause.after(first);
        int misses = 0;
        while (true) {
            pause.sleep(first.asked(), deadline);
            var answer = get(url);
            if (answer.status() == 404 && ++misses < MISSES) {
                continue;
            }
            if (answer.status() == 404) {
                return Optional.empty();
            }
            misses = 0;
            if (answer.status() == 202) {
                pause.heard(answer);
                continue;
            }
            if (!answer.isSuccess()) {
                throw Failures.from(first.asked(), answer.status(), answer.body(), true);
            }
            return Optional.of(answer);
        }
    }

    private void awaitStatus(Answer first, String url) throws ArmException, InterruptedException {
        var pause = Pause.after(first);
        int misses = 0;
        while (true) {
            pause.sleep(first.asked(), deadline);
            var answer = get(url);
            if (answer.status() == 404) {
                if (++misses >= MISSES) {
                    awaitResource(first);
                    return;
                }
                continue;
            }
            misses = 0;
            if (!answer.isSuccess()) {
                throw Failures.from(first.asked(), answer.status(), answer.body(), true);
            }
            var body = answer.json(true);
            if (answer.status() != 202 && isDone(first, body, body.member("error"))) {
                return;
            }
            pause.heard(answer);
        }
    }

    /// Waits for the resource's own `provisioningState`; a resource that is gone is done.
    void awaitResource(Answer first) throws ArmException, InterruptedException {
        awaitResource(first, true);
    }

    /// Waits until the resource answers 404.
    void awaitGone(Answer first) throws ArmException, InterruptedException {
        awaitResource(first, false);
    }

    /// @param mayStay whether a resource in its final state is done too
    private void awaitResource(Answer first, boolean mayStay)
            throws ArmException, InterruptedException {
        var pause = Pause.after(first);
        while (true) {
            var answer = get(resourceUrl);
            if (answer.status() == 404) {
                return;
            }
            if (!answer.isSuccess()) {
                throw Failures.from(first.asked(), answer.status(), answer.body(), true);
            }
            if (mayStay && isDone(first, answer.json(true), Optional.empty())) {
                return;
            }
            pause.heard(answer);
            pause.sleep(first.asked(), deadline);
        }
    }

    private Answer get(String url) throws ArmException, InterruptedException {
        return exchange.send(HttpMethod.GET, url, null, Optional.empty(), deadline, true);
    }

    private static boolean isDone(Answer first, Value body, Optional<Value> error)
            throws ArmException {
        var state =
                body.member("status")
                        .or(() ->
                                body.member("properties")
                                        .flatMap(p -> p.member("provisioningState")))
                        .flatMap(Value::asText)
                        .orElse("Succeeded")
                        .toLowerCase(Locale.ROOT);
        if (state.equals("failed") || state.equals("canceled")) {
            if (error.isPresent()) {
                throw Failures.from(first.asked(), first.status(), error.get(), true);
            }
            throw new ArmException(
                    "%s: accepted, but it ended as %s.".formatted(first.asked(), state),
                    first.status(),
                    "",
                    true);
        }
        return state.equals("succeeded");
    }

    /// The same path at the endpoint we were told to use: the token is for nobody else.
    private String here(String url) {
        var named = URI.create(url);
        var query = named.getRawQuery();
        return environment.resourceManager()
                + named.getRawPath()
                + (query == null ? "" : "?" + query);
    }

    /// How long until the next look: as the service last asked, else growing. A service that asks
    /// for zero seconds is in a hurry, but is not asked without any pause.
    private static final class Pause {
        private Optional<Duration> asked;
        private final Backoff growing;

        private Pause(Optional<Duration> asked) {
            this.asked = asked;
            this.growing =
                    Backoff.starting(
                            asked.isPresent() ? Duration.ofMillis(4) : Duration.ofMillis(50));
        }

        static Pause after(Answer first) {
            return new Pause(first.retryAfter());
        }

        void heard(Answer answer) {
            asked = answer.retryAfter();
        }

        void sleep(String what, Deadline deadline) throws ArmException, InterruptedException {
            var wait = asked.filter(Duration::isPositive).orElseGet(growing::next);
            if (deadline.left().compareTo(wait) <= 0) {
                throw ArmException.late(what, deadline.whole(), true);
            }
            Thread.sleep(wait);
        }
    }
}
