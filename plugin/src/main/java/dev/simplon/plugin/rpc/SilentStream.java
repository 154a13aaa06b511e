package dev.simplon.plugin.rpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A stream that is kept open and on which nothing is ever said.
final class SilentStream implements ServerCallHandler<byte[], byte[]> {
    private final Set<ServerCall<byte[], byte[]>> open = ConcurrentHashMap.newKeySet();
    private final boolean endsWithItsClient;

    /// @param endsWithItsClient whether the stream ends when the client has no more to say
    SilentStream(boolean endsWithItsClient) {
        this.endsWithItsClient = endsWithItsClient;
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(
            ServerCall<byte[], byte[]> call, Metadata headers) {
        open.add(call);
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(byte[] message) {
                call.request(1);
            }

            @Override
            public void onHalfClose() {
                if (endsWithItsClient) {
                    end(call);
                }
            }

            @Override
            public void onCancel() {
                open.remove(call);
            }
        };
    }

    void end() {
        open.forEach(this::end);
    }

    private void end(ServerCall<byte[], byte[]> call) {
        if (open.remove(call)) {
            call.close(Status.OK, new Metadata());
        }
    }
}
