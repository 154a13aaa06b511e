package dev.simplon.cloud.route;

import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.identity.Principal;
import dev.simplon.cloud.identity.Tokens;
import dev.simplon.cloud.identity.Tokens.Verdict;

/// Lets through who brings a good token.
final class Gate {
    private final Tokens tokens;
    private final String authority;

    /// @param authority where tokens are to be had: `https://127.0.0.1:{port}/{tenant}`
    Gate(Tokens tokens, String authority) {
        this.tokens = tokens;
        this.authority = authority;
    }

    /// Who knocks.
    sealed interface Admission {
        record Admitted(Principal who) implements Admission {}

        record Refused(Answer answer) implements Admission {}
    }

    Admission admit(Request request) {
        var header = request.header("authorization").orElse("");
        if (header.isEmpty()) {
            return refused(
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing.");
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
            return refused(
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is provided in an invalid"
                            + " format.");
        }
        return switch (tokens.check(header.substring("Bearer ".length()).trim())) {
            case Verdict.Good(var holder, _) -> new Admission.Admitted(holder);
            case Verdict.Unreadable _ ->
                    refused("InvalidAuthenticationToken", "The access token is invalid.");
            case Verdict.Forged _ ->
                    refused(
                            "InvalidAuthenticationToken",
                            "The access token is invalid: it was not signed by this cloud.");
            case Verdict.Expired(var at, var now) ->
                    refused(
                            "ExpiredAuthenticationToken",
                            ("The access token expiry UTC time '%s' is earlier than current UTC"
                                            + " time '%s'.")
                                    .formatted(at, now));
            case Verdict.UnknownClient(var id) ->
                    refused(
                            "InvalidAuthenticationToken",
                            "The access token is invalid: this cloud knows no client '%s'."
                                    .formatted(id));
            case Verdict.OtherTenant(var tenant) ->
                    refused(
                            "InvalidAuthenticationTokenTenant",
                            ("The access token is from the wrong tenant '%s'. It must match the"
                                            + " tenant associated with this subscription. Please"
                                            + " use the authority (URL) '%s' to get the token.")
                                    .formatted(tenant, authority));
        };
    }

    private Admission refused(String code, String message) {
        return new Admission.Refused(
                Answer.json(
                                401,
                                Edit.object("error", Edit.object("code", code, "message", message)))
                        .with(
                                "WWW-Authenticate",
                                ("Bearer authorization_uri=\"%s\", error=\"invalid_token\","
                                                + " error_description=\"%s\"")
                                        .formatted(authority, message)));
    }
}
