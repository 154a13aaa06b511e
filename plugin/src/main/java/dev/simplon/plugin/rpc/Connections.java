package dev.simplon.plugin.rpc;

import dev.simplon.resource.Provider;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives each connection what belongs to it alone, and notices when the last one is gone. What
/// never makes a call does not count: it may be anybody, whom TLS then turns away.
public final class Connections extends ServerTransportFilter implements ServerInterceptor {
    private static final Attributes.Key<Connection> CONNECTION =
            Attributes.Key.create("dev.simplon.plugin.connection");

    private final Supplier<Provider> provider;
    private final Runnable used;
    private final Runnable left;
    private final AtomicInteger open = new AtomicInteger();

    /// @param used what is to be done at the first call on each connection
    /// @param left what is to be done when no connection is left: a client that was killed says
    ///   nothing
    public Connections(Supplier<Provider> provider, Runnable used, Runnable left) {
        this.provider = provider;
        this.used = used;
        this.left = left;
    }

    @Override
    public Attributes transportReady(Attributes attributes) {
        return attributes.toBuilder().set(CONNECTION, new Connection(provider)).build();
    }

    @Override
    public void transportTerminated(@Nullable Attributes attributes) {
        var connection = attributes == null ? null : attributes.get(CONNECTION);
        if (connection == null) {
            return;
        }
        try {
            connection.end();
        } finally {
            if (connection.isUsed() && open.decrementAndGet() == 0) {
                left.run();
            }
        }
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (of(call).use()) {
            open.incrementAndGet();
            used.run();
        }
        return next.startCall(call, headers);
    }

    static Connection of(ServerCall<?, ?> call) {
        return Objects.requireNonNull(call.getAttributes().get(CONNECTION));
    }
}
