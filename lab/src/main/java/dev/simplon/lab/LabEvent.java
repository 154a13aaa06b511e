package dev.simplon.lab;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.ObservedNetwork.Status;
import java.util.Optional;

/// The status of a connection has changed.
///
/// @param reason why it is not connected
public record LabEvent(ResourceId connection, Status status, Optional<String> reason) {}
