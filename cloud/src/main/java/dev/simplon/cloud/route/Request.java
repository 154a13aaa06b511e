package dev.simplon.cloud.route;

import dev.simplon.cloud.identity.Principal;
import dev.simplon.cloud.operation.Fate;
import dev.simplon.cloud.operation.Refusal;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One HTTP request.
///
/// @param path the segments of the path, decoded; empty ones left out
/// @param query by name in lower case, decoded
/// @param headers by name in lower case
/// @param body as text; empty if there is none
/// @param sender who sends it; behind the gate always present
/// @param fate what is to become of the operation that it may begin
public record Request(
        String method,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        Optional<Principal> sender,
        Fate fate) {
    public Request {
        path = List.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    Request by(Principal principal) {
        return new Request(method, path, query, headers, body, Optional.of(principal), fate);
    }

    Request with(Fate other) {
        return new Request(method, path, query, headers, body, sender, other);
    }

    Principal caller() {
        return sender.orElseThrow();
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    Optional<String> apiVersion() {
        return Optional.ofNullable(query.get("api-version")).filter(v -> !v.isEmpty());
    }

    /// The body as a JSON object.
    ///
    /// @throws Refusal if it is none
    ObjectValue json() {
        try {
            if (JsonCodec.decode(body) instanceof ObjectValue object) {
                return object;
            }
        } catch (JsonException e) {
            throw unreadable(" " + e.getMessage());
        }
        throw unreadable("");
    }

    private static Refusal unreadable(String why) {
        return Refusal.manager(
                400,
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: it is not a JSON"
                        + " object."
                        + why);
    }

    String bodyHash() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The fields of a form.
    Map<String, String> form() {
        return QueryString.decode(body, false);
    }
}
