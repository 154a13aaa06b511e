package dev.simplon.cloud;

import dev.simplon.values.Secret;
import java.util.Optional;

/// What the user wants a cloud's ids and secret to be; what is empty is random at the first start,
/// and kept.
public record AskedIdentity(
        Optional<String> subscriptionId,
        Optional<String> tenantId,
        Optional<String> clientId,
        Optional<Secret> clientSecret) {
    public static final AskedIdentity ANY =
            new AskedIdentity(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
