package dev.simplon.arm;

import dev.simplon.values.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// What a client needs to know.
///
/// @param metadataHost `host:port` of a cloud that says itself where its endpoints are; empty: the
///   public Azure
/// @param caFile PEM certificates to trust instead of the machine's own
public record ArmSettings(
        Optional<String> metadataHost,
        String tenantId,
        String clientId,
        Secret clientSecret,
        Optional<Path> caFile,
        Optional<Recovery> recovery) {}
