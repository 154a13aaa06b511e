package dev.simplon.azurerm;

import dev.simplon.arm.ArmClient;
import dev.simplon.arm.ArmException;
import dev.simplon.azure.ResourceId;
import dev.simplon.resource.lifecycle.Transport;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The way to Azure, connected at the first call. Thread-safe.
final class ConnectingTransport implements Transport, AutoCloseable {
    private final Connector connector;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable ArmTransport connected;
    private volatile boolean closed;

    private ConnectingTransport(Connector connector) {
        this.connector = connector;
    }

    @FunctionalInterface
    interface Connector {
        ArmClient connect() throws ArmException, InterruptedException;
    }

    static ConnectingTransport to(Connector connector) {
        return new ConnectingTransport(connector);
    }

    /// One that may not be used.
    ///
    /// @param reason the end of "... because"
    static ConnectingTransport refusing(String reason) {
        return new ConnectingTransport(() -> {
            throw new IllegalStateException("a call to Azure, but " + reason);
        });
    }

    @Override
    public Optional<Document> get(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException {
        return way().get(id, revision, timeout);
    }

    @Override
    public Document put(
            String id,
            String revision,
            ObjectValue body,
            Optional<String> ifMatch,
            Duration timeout)
            throws TransportException, InterruptedException {
        return way().put(id, revision, body, ifMatch, timeout);
    }

    @Override
    public void delete(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException {
        way().delete(id, revision, timeout);
    }

    @Override
    public Document settled(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException {
        return way().settled(id, revision, timeout);
    }

    @Override
    public ObjectValue identity() throws TransportException, InterruptedException {
        return way().identity();
    }

    /// The document as it was seen last in this process.
    Optional<ObjectValue> seen(ResourceId id) {
        var way = connected;
        return way == null ? Optional.empty() : way.seen(id);
    }

    /// Every document of a type that was seen in this process.
    Map<ResourceId, ObjectValue> seenOfType(String type) {
        var way = connected;
        return way == null ? Map.of() : way.seenOfType(type);
    }

    /// Every document that was seen in this process and refers to a resource, or once did.
    Map<ResourceId, ObjectValue> seenReferring(ResourceId target) {
        var way = connected;
        return way == null ? Map.of() : way.seenReferring(target);
    }

    /// Whoever is connecting meanwhile closes what comes of it.
    @Override
    public void close() {
        closed = true;
        var way = connected;
        if (way != null) {
            way.close();
        }
    }

    private ArmTransport way() throws TransportException, InterruptedException {
        var way = connected;
        if (way != null) {
            return way;
        }
        connecting.lockInterruptibly();
        try {
            way = connected;
            if (way == null) {
                way = new ArmTransport(connector.connect());
                connected = way;
                if (closed) {
                    way.close();
                }
            }
            return way;
        } catch (ArmException e) {
            throw new TransportException(
                    String.valueOf(e.getMessage()), TransportException.Kind.OTHER, false, e);
        } finally {
            connecting.unlock();
        }
    }
}
