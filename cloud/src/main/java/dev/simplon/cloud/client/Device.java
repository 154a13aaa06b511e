package dev.simplon.cloud.client;

import dev.simplon.azure.ResourceId;

/// A simulated on-premises device, as it is meant to be.
///
/// @param name of the local network gateway `id`
/// @param hasOwnSharedKey whether it has another key than the connection
public record Device(String name, ResourceId id, boolean running, boolean hasOwnSharedKey) {}
