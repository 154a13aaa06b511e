package dev.simplon.plugin.rpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import io.grpc.StatusException;
import org.jspecify.annotations.Nullable;

/// One message in, one out; the work is done on the thread that gRPC calls on.
final class UnaryHandler implements ServerCallHandler<byte[], byte[]> {
    private final Work work;

    UnaryHandler(Work work) {
        this.work = work;
    }

    interface Work {
        /// @throws StatusException to answer with a status of gRPC instead of a message
        byte[] answer(byte[] request, ServerCall<byte[], byte[]> call) throws StatusException;

        /// What is to be done once the answer is on its way.
        default void answered() {}
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(
            ServerCall<byte[], byte[]> call, Metadata headers) {
        // Two: that there is a second message shows itself only when one is asked for.
        call.request(2);
        return new ServerCall.Listener<>() {
            private byte @Nullable [] request;

            @Override
            public void onMessage(byte[] message) {
                request = message;
            }

            @Override
            public void onHalfClose() {
                if (request == null) {
                    call.close(
                            Status.INTERNAL.withDescription("the call has no message"),
                            new Metadata());
                    return;
                }
                try {
                    var answer = work.answer(request, call);
                    call.sendHeaders(new Metadata());
                    call.sendMessage(answer);
                    call.close(Status.OK, new Metadata());
                } catch (StatusException e) {
                    call.close(e.getStatus(), new Metadata());
                }
            }

            @Override
            public void onComplete() {
                work.answered();
            }
        };
    }
}
