package dev.simplon.cloud.fault;

import java.util.Optional;
import java.util.regex.Pattern;

/// What is asked for: which fault, at which requests, how often.
///
/// @param method `PUT`; empty: every method that the kind is about
/// @param type `Microsoft.Network/connections`, without regard to case; empty: every type
/// @param path without query and without regard to case, `*` standing for any text; empty: every
///   path
/// @param times how many requests it hits; 0: every one until it is disarmed
/// @param status to answer, where the kind answers an error
/// @param code of the error, where there is one
/// @param message of the error, where there is one
/// @param retryAfterSeconds what [FaultKind#THROTTLE] says
/// @param polls how many GETs [FaultKind#STILL_UPDATING] answers so
public record FaultSpec(
        FaultKind kind,
        Optional<String> method,
        Optional<String> type,
        Optional<String> path,
        int times,
        int status,
        String code,
        String message,
        int retryAfterSeconds,
        int polls) {
    /// Once, at the next request that the kind is about.
    public static FaultSpec of(FaultKind kind) {
        return new FaultSpec(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                kind.status(),
                kind.code(),
                "Asked for: the fault " + kind.wire() + ".",
                0,
                3);
    }

    public FaultSpec atMethod(String name) {
        return new FaultSpec(
                kind,
                Optional.of(name),
                type,
                path,
                times,
                status,
                code,
                message,
                retryAfterSeconds,
                polls);
    }

    public FaultSpec atType(String name) {
        return new FaultSpec(
                kind,
                method,
                Optional.of(name),
                path,
                times,
                status,
                code,
                message,
                retryAfterSeconds,
                polls);
    }

    public FaultSpec atPath(String pattern) {
        return new FaultSpec(
                kind,
                method,
                type,
                Optional.of(pattern),
                times,
                status,
                code,
                message,
                retryAfterSeconds,
                polls);
    }

    public FaultSpec times(int number) {
        return new FaultSpec(
                kind, method, type, path, number, status, code, message, retryAfterSeconds, polls);
    }

    public FaultSpec saying(int otherStatus, String otherCode, String otherMessage) {
        return new FaultSpec(
                kind,
                method,
                type,
                path,
                times,
                otherStatus,
                otherCode,
                otherMessage,
                retryAfterSeconds,
                polls);
    }

    public FaultSpec retryAfter(int seconds) {
        return new FaultSpec(
                kind, method, type, path, times, status, code, message, seconds, polls);
    }

    public FaultSpec polls(int number) {
        return new FaultSpec(
                kind, method, type, path, times, status, code, message, retryAfterSeconds, number);
    }

    boolean matches(Occasion occasion) {
        return kind.appliesTo(occasion)
                && method.map(m -> m.equalsIgnoreCase(occasion.method())).orElse(true)
                && type.map(t -> occasion.type().filter(t::equalsIgnoreCase).isPresent())
                        .orElse(true)
                && path.map(p -> like(p, occasion.path())).orElse(true);
    }

    private static boolean like(String pattern, String path) {
        var regex = new StringBuilder();
        for (var literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(path).matches();
    }
}
