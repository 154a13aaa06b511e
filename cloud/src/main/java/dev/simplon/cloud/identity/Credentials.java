package dev.simplon.cloud.identity;

import dev.simplon.cloud.AskedIdentity;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.DataDirectory;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The one subscription and the service principals of a cloud: made at first start, kept in its
/// data directory.
///
/// @param contributor may do everything
/// @param withoutKeys may not read shared keys
public record Credentials(
        String subscriptionId, String tenantId, Principal contributor, Principal withoutKeys) {
    private static final String FILE = "credentials.json";
    private static final String WITHOUT_KEYS = "clientWithoutKeys";

    /// @param asked what the user wants them to be; each is random where the user says nothing, and
    ///   as it was before where there was a start before
    public static Credentials of(DataDirectory directory, AskedIdentity asked) throws IOException {
        var kept = read(directory);
        var now =
                new Credentials(
                        either(asked.subscriptionId(), kept, "subscriptionId"),
                        either(asked.tenantId(), kept, "tenantId"),
                        principal(kept, asked.clientId(), asked.clientSecret(), Role.CONTRIBUTOR),
                        principal(
                                Edit.asObject(kept.member(WITHOUT_KEYS).orElse(Edit.EMPTY)),
                                Optional.empty(),
                                Optional.empty(),
                                Role.CONTRIBUTOR_WITHOUT_KEYS));
        var text = JsonCodec.encodePretty(now.json()) + "\n";
        if (!directory.read(FILE).equals(Optional.of(text))) {
            directory.write(FILE, text);
        }
        return now;
    }

    private static ObjectValue read(DataDirectory directory) throws IOException {
        try {
            var text = directory.read(FILE);
            return text.isEmpty() ? Edit.EMPTY : Edit.asObject(JsonCodec.decode(text.get()));
        } catch (JsonException e) {
            throw new IOException(
                    "%s is damaged: %s. Remove the data directory to begin anew."
                            .formatted(directory.file(FILE), e.getMessage()),
                    e);
        }
    }

    private static Principal principal(
            Value kept, Optional<String> id, Optional<Secret> secret, Role role) {
        return new Principal(
                either(id, kept, "clientId"),
                either(Optional.empty(), kept, "objectId"),
                secret.orElseGet(() -> {
                    var before = Edit.text(kept, "clientSecret");
                    return new Secret(before.isEmpty() ? randomText() : before);
                }),
                role);
    }

    private static String either(Optional<String> asked, Value kept, String member) {
        return asked.orElseGet(() -> {
            var before = Edit.text(kept, member);
            return before.isEmpty() ? UUID.randomUUID().toString() : before;
        });
    }

    private ObjectValue json() {
        return Edit.object(
                "subscriptionId",
                subscriptionId,
                "tenantId",
                tenantId,
                "clientId",
                contributor.clientId(),
                "objectId",
                contributor.objectId(),
                "clientSecret",
                contributor.clientSecret().reveal(),
                WITHOUT_KEYS,
                Edit.object(
                        "clientId", withoutKeys.clientId(),
                        "objectId", withoutKeys.objectId(),
                        "clientSecret", withoutKeys.clientSecret().reveal()));
    }

    /// The principal of an application, by its id without regard to case.
    public Optional<Principal> ofClient(String clientId) {
        return List.of(contributor, withoutKeys).stream()
                .filter(p -> p.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }

    /// 32 random octets as text.
    static String randomText() {
        var octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
