package dev.simplon.arm;

import dev.simplon.values.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a client needs to know.
///
/// @param metadataHost `host:port` of a cloud that says itself where its endpoints are
/// @param environment the cloud, where no metadata host is given
/// @param auxiliaryTenants whose tokens are sent along, for resources that refer to other tenants'
/// @param caFile PEM certificates to trust instead of the machine's own
public record ArmSettings(
        Optional<String> metadataHost,
        ArmEnvironment environment,
        SignIn signIn,
        List<String> auxiliaryTenants,
        Signature signature,
        Optional<Path> caFile,
        Optional<Recovery> recovery) {
    public ArmSettings {
        auxiliaryTenants = List.copyOf(auxiliaryTenants);
    }

    /// A client with a secret, in the public Azure or a cloud of one's own.
    public ArmSettings(
            Optional<String> metadataHost,
            String tenantId,
            String clientId,
            Secret clientSecret,
            Optional<Path> caFile,
            Optional<Recovery> recovery) {
        this(
                metadataHost,
                ArmEnvironment.PUBLIC,
                new SignIn.WithSecret(tenantId, clientId, clientSecret),
                List.of(),
                Signature.PLAIN,
                caFile,
                recovery);
    }

    /// How requests say whose they are.
    ///
    /// @param product the first part of `User-Agent`
    /// @param partnerId a GUID that usage is attributed to
    /// @param correlated whether all requests of a process bear one `x-ms-correlation-request-id`
    public record Signature(String product, Optional<String> partnerId, boolean correlated) {
        static final Signature PLAIN = new Signature("simplon", Optional.empty(), true);
    }
}
