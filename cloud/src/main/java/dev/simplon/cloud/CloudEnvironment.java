package dev.simplon.cloud;

import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.identity.Authority;
import dev.simplon.cloud.identity.Credentials;
import dev.simplon.cloud.store.DataDirectory;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What another process needs to be a client of a cloud. It stays the same over restarts.
///
/// @param metadataHost `127.0.0.1:{port}`
/// @param caFile the certificate to trust, PEM
/// @param withoutKeys a second client that may do everything but read shared keys
/// @param pid of the process that started last
public record CloudEnvironment(
        String metadataHost,
        String tenantId,
        String clientId,
        Secret clientSecret,
        String subscriptionId,
        Path caFile,
        Client withoutKeys,
        long pid) {
    private static final String FILE = "environment.json";

    /// A service principal by which one may ask for tokens.
    public record Client(String clientId, Secret clientSecret) {}

    /// Empty if no cloud was ever started on this directory.
    public static Optional<CloudEnvironment> read(Path dataDirectory) throws IOException {
        var file = dataDirectory.resolve(FILE);
        try {
            var kept = JsonCodec.decode(Files.readString(file));
            return Optional.of(
                    new CloudEnvironment(
                            Edit.text(kept, "metadataHost"),
                            Edit.text(kept, "tenantId"),
                            Edit.text(kept, "clientId"),
                            new Secret(Edit.text(kept, "clientSecret")),
                            Edit.text(kept, "subscriptionId"),
                            dataDirectory.toAbsolutePath().normalize().resolve(Authority.CA_FILE),
                            new Client(
                                    Edit.text(kept, "clientWithoutKeys", "clientId"),
                                    new Secret(
                                            Edit.text(kept, "clientWithoutKeys", "clientSecret"))),
                            kept.member("pid")
                                    .flatMap(Value::asNumber)
                                    .map(BigDecimal::longValue)
                                    .orElse(0L)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonException e) {
            throw new IOException(
                    "%s is damaged: %s. Start the cloud again to write it anew."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    static CloudEnvironment of(DataDirectory directory, int port, Credentials credentials) {
        return new CloudEnvironment(
                "127.0.0.1:" + port,
                credentials.tenantId(),
                credentials.contributor().clientId(),
                credentials.contributor().clientSecret(),
                credentials.subscriptionId(),
                directory.file(Authority.CA_FILE),
                new Client(
                        credentials.withoutKeys().clientId(),
                        credentials.withoutKeys().clientSecret()),
                ProcessHandle.current().pid());
    }

    void write(DataDirectory directory) throws IOException {
        directory.write(
                FILE,
                JsonCodec.encodePretty(
                                Edit.object(
                                        "metadataHost", metadataHost,
                                        "tenantId", tenantId,
                                        "clientId", clientId,
                                        "clientSecret", clientSecret.reveal(),
                                        "subscriptionId", subscriptionId,
                                        "caFile", caFile.toString(),
                                        "clientWithoutKeys",
                                                Edit.object(
                                                        "clientId",
                                                        withoutKeys.clientId(),
                                                        "clientSecret",
                                                        withoutKeys.clientSecret().reveal()),
                                        "pid", pid))
                        + "\n");
    }

    /// The same cloud as its client without keys sees it: with that client's id and secret.
    public CloudEnvironment asClientWithoutKeys() {
        return new CloudEnvironment(
                metadataHost,
                tenantId,
                withoutKeys.clientId(),
                withoutKeys.clientSecret(),
                subscriptionId,
                caFile,
                withoutKeys,
                pid);
    }

    /// The port in [#metadataHost].
    public int port() {
        return Integer.parseInt(metadataHost.substring(metadataHost.lastIndexOf(':') + 1));
    }
}
