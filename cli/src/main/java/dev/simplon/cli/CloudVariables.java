package dev.simplon.cli;

import dev.simplon.cloud.CloudEnvironment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The environment variables by which unmodified azurerm and the Azure SDKs find the local cloud.
/// Source: azurerm, "Provider arguments" (ARM_*); Go's crypto/x509 (SSL_CERT_FILE).
final class CloudVariables {
    private CloudVariables() {}

    /// @throws IOException if no cloud was ever started there
    static SequencedMap<String, String> of(CloudProcess process) throws IOException {
        return of(environment(process));
    }

    /// The same for the client that may do everything but read shared keys.
    ///
    /// @throws IOException if no cloud was ever started there
    static SequencedMap<String, String> withoutKeys(CloudProcess process) throws IOException {
        return of(environment(process).asClientWithoutKeys());
    }

    private static CloudEnvironment environment(CloudProcess process) throws IOException {
        return CloudEnvironment.read(process.data())
                .orElseThrow(
                        () -> new IOException("no cloud was ever started on " + process.data()));
    }

    private static SequencedMap<String, String> of(CloudEnvironment environment) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("ARM_METADATA_HOSTNAME", environment.metadataHost());
        variables.put("ARM_TENANT_ID", environment.tenantId());
        variables.put("ARM_CLIENT_ID", environment.clientId());
        variables.put("ARM_CLIENT_SECRET", environment.clientSecret().reveal());
        variables.put("ARM_SUBSCRIPTION_ID", environment.subscriptionId());
        variables.put("SSL_CERT_FILE", environment.caFile().toString());
        return variables;
    }
}
