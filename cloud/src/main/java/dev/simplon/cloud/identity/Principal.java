package dev.simplon.cloud.identity;

import dev.simplon.values.Secret;

/// A service principal.
///
/// @param clientId of its application
/// @param objectId its own
public record Principal(String clientId, String objectId, Secret clientSecret, Role role) {}
