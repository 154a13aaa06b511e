package dev.simplon.arm;

import dev.simplon.values.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How a client proves to Azure who it is. Secrets stay [Secret]s until they are sent.
public sealed interface SignIn {
    /// A client with a secret.
    record WithSecret(String tenantId, String clientId, Secret secret) implements SignIn {}

    /// A client with a certificate: a PKCS#12 bundle.
    ///
    /// @param password empty if it has none
    record WithCertificate(String tenantId, String clientId, Bundle bundle, Secret password)
            implements SignIn {}

    /// A client that another identity provider vouches for, with a token that is at hand.
    record WithToken(String tenantId, String clientId, Assertion token) implements SignIn {}

    /// A client that GitHub vouches for, asked each time.
    record OnGitHub(String tenantId, String clientId, URI url, Secret requestToken)
            implements SignIn {}

    /// A client that Azure Pipelines vouches for, asked each time.
    record OnAzurePipelines(
            String tenantId,
            String clientId,
            URI url,
            String serviceConnectionId,
            Secret requestToken)
            implements SignIn {}

    /// The identity that Azure gave to the machine.
    ///
    /// @param clientId which of several
    /// @param endpoint empty: the machine's metadata service
    record AsMachine(Optional<String> clientId, Optional<URI> endpoint, String apiVersion)
            implements SignIn {}

    /// Whoever is signed in to the Azure CLI.
    record AsCliUser(Optional<String> tenantId) implements SignIn {}

    /// A PKCS#12 bundle, as it is or in a file.
    sealed interface Bundle {
        record Bytes(Secret base64) implements Bundle {}

        record File(Path path) implements Bundle {}
    }

    /// A token of another identity provider, as it is or in a file that is read anew each time.
    sealed interface Assertion {
        record Text(Secret token) implements Assertion {}

        record File(Path path) implements Assertion {}
    }
}
