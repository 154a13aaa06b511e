package dev.simplon.arm;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went wrong, read out of answers and exceptions.
final class Failures {
    private Failures() {}

    /// The input or output failure at the bottom of what the pipeline threw, if that is what it
    /// was.
    static Optional<IOException> connection(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return Optional.of(io);
            }
        }
        return Optional.empty();
    }

    /// Whether surely nothing was sent.
    static boolean neverSent(IOException failure) {
        return isCausedBy(failure, ConnectException.class)
                || isCausedBy(failure, HttpConnectTimeoutException.class);
    }

    static boolean interrupted(@Nullable Throwable thrown) {
        return isCausedBy(thrown, InterruptedException.class);
    }

    /// Whether it is of this kind, or one of its causes is.
    private static boolean isCausedBy(@Nullable Throwable thrown, Class<? extends Throwable> kind) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /// An exception in words; the JDK leaves some without a message.
    static String say(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? switch (failure) {
                    case ConnectException _ ->
                            isCausedBy(failure, UnresolvedAddressException.class)
                                    ? "its name cannot be resolved"
                                    : "connection refused";
                    default -> failure.getClass().getSimpleName();
                }
                : message;
    }

    /// From an error answer: `{"error":{"code","message","details"}}`, or `{"code","message"}`, or
    /// the token endpoint's `{"error","error_description"}`.
    static ArmException from(String asked, int status, String body, boolean accepted) {
        var error = decode(body).map(Failures::errorOf).orElse(null);
        if (error == null) {
            return new ArmException(
                    "%s: HTTP %d%s".formatted(asked, status, body.isBlank() ? "" : ": " + body),
                    status,
                    "",
                    accepted);
        }
        return from(asked, status, error, accepted);
    }

    static ArmException from(String asked, int status, Value error, boolean accepted) {
        var code = error.member("code").flatMap(Value::asText).orElse("");
        var text = new StringBuilder(error.member("message").flatMap(Value::asText).orElse(""));
        for (var detail : error.member("details").map(Value::asList).orElse(java.util.List.of())) {
            detail.member("message")
                    .flatMap(Value::asText)
                    .ifPresent(more -> text.append("\n  ").append(more));
        }
        return new ArmException(
                "%s: %s%s".formatted(asked, code.isEmpty() ? "" : "(" + code + ") ", text),
                status,
                code,
                accepted);
    }

    private static @Nullable Value errorOf(Value body) {
        var error = body.member("error").orElse(body);
        return error.member("code").isPresent() || error.member("message").isPresent()
                ? error
                : null;
    }

    private static Optional<Value> decode(String body) {
        try {
            return Optional.of(JsonCodec.decode(body));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
