package dev.simplon.cloud.spi;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.Ping;
import java.util.Optional;

/// What brings the desired network about and says what came of it. Thread-safe.
public interface DataPlane extends AutoCloseable {
    /// Hands over what is wanted now; returns at once, and the last call counts.
    void reconcile(DesiredNetwork desired);

    /// What is so now. May take milliseconds, never waits for a tunnel.
    ObservedNetwork observe();

    /// Sends `count` echo requests from the host in the virtual network to the host at the other
    /// end of the connection, and waits for the answers; empty where nothing real runs.
    Optional<Ping> ping(ResourceId connection, int count) throws InterruptedException;

    /// Ends the control of the data plane, not the data plane itself.
    @Override
    void close();
}
