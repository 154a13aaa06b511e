package dev.simplon.azure.network;

import dev.simplon.azure.IpAddress;
import java.time.Duration;
import java.util.Optional;

/// What a ping across a connection gave.
///
/// @param roundTrip the mean of those that came back; empty if none did
public record Ping(
        IpAddress from, IpAddress to, int sent, int received, Optional<Duration> roundTrip) {}
