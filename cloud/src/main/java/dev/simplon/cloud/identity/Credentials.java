package dev.simplon.cloud.identity;

import dev.simplon.cloud.AskedIdentity;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.DataDirectory;
import dev.simplon.values.Secret;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The one subscription and the one service principal of a cloud: made at first start, kept in its
/// data directory.
public record Credentials(
        String subscriptionId,
        String tenantId,
        String clientId,
        String objectId,
        Secret clientSecret) {
    private static final String FILE = "credentials.json";

    /// @param asked what the user wants them to be; each is random where the user says nothing, and
    ///   as it was before where there was a start before
    public static Credentials of(DataDirectory directory, AskedIdentity asked) throws IOException {
        var kept = read(directory);
        var now =
                new Credentials(
                        either(asked.subscriptionId(), kept.map(Credentials::subscriptionId)),
                        either(asked.tenantId(), kept.map(Credentials::tenantId)),
                        either(asked.clientId(), kept.map(Credentials::clientId)),
                        either(Optional.empty(), kept.map(Credentials::objectId)),
                        asked.clientSecret()
                                .or(() -> kept.map(Credentials::clientSecret))
                                .orElseGet(() -> new Secret(randomText())));
        if (kept.isEmpty() || !kept.get().equals(now)) {
            directory.write(
                    FILE,
                    JsonCodec.encodePretty(
                                    Edit.object(
                                            "subscriptionId", now.subscriptionId,
                                            "tenantId", now.tenantId,
                                            "clientId", now.clientId,
                                            "objectId", now.objectId,
                                            "clientSecret", now.clientSecret.reveal()))
                            + "\n");
        }
        return now;
    }

    private static Optional<Credentials> read(DataDirectory directory) throws IOException {
        var text = directory.read(FILE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var kept = JsonCodec.decode(text.get());
            return Optional.of(
                    new Credentials(
                            Edit.text(kept, "subscriptionId"),
                            Edit.text(kept, "tenantId"),
                            Edit.text(kept, "clientId"),
                            Edit.text(kept, "objectId"),
                            new Secret(Edit.text(kept, "clientSecret"))));
        } catch (JsonException e) {
            throw new IOException(
                    "%s is damaged: %s. Remove the data directory to begin anew."
                            .formatted(directory.file(FILE), e.getMessage()),
                    e);
        }
    }

    private static String either(Optional<String> asked, Optional<String> kept) {
        return asked.or(() -> kept).orElseGet(() -> UUID.randomUUID().toString());
    }

    /// 32 random octets as text.
    static String randomText() {
        var octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
