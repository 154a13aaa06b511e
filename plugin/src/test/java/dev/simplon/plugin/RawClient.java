package dev.simplon.plugin;

import dev.simplon.plugin.rpc.Methods;
import dev.simplon.plugin.wire.Message;
import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.plugin.wire.WireException;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.ClientCall;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A client of the protocol that says whatever a test wants said.
final class RawClient implements AutoCloseable {
    static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    private static final long LONGEST_SECONDS = 30;

    private final ManagedChannel channel;

    RawClient(int port) {
        this(port, InsecureChannelCredentials.create());
    }

    RawClient(int port, ChannelCredentials credentials) {
        channel =
                OkHttpChannelBuilder.forAddress("127.0.0.1", port, credentials)
                        .overrideAuthority("localhost")
                        .build();
    }

    record Told(boolean error, String summary, String detail, List<String> path) {}

    /// What came back: the message, and the diagnostics in it.
    record Reply(Message message, List<Told> diagnostics) {}

    Reply provider(String name, int diagnosticsField, MessageWriter request) {
        return provider(name, diagnosticsField, request.bytes());
    }

    Reply provider(String name, int diagnosticsField, byte[] request) {
        try {
            var bytes = call("tfplugin6.Provider", name, request);
            var diagnostics = new ArrayList<Told>();
            for (var each : Message.of(bytes).messages(diagnosticsField)) {
                var path = new ArrayList<String>();
                for (var at : each.message(4).stream().toList()) {
                    for (var step : at.messages(1)) {
                        path.add(
                                step.has(1)
                                        ? step.text(1)
                                        : step.has(2)
                                                ? "[" + step.text(2) + "]"
                                                : "[" + step.number(3) + "]");
                    }
                }
                diagnostics.add(new Told(each.number(1) == 1, each.text(2), each.text(3), path));
            }
            return new Reply(Message.of(bytes), diagnostics);
        } catch (WireException e) {
            throw new AssertionError(e);
        }
    }

    byte[] call(String service, String name, byte[] request) {
        try {
            return begin(service, name, request).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (StatusRuntimeException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(name, e);
        }
    }

    CompletableFuture<byte[]> begin(String service, String name, byte[] request) {
        var answer = new CompletableFuture<byte[]>();
        var call =
                channel.newCall(
                        Methods.of(MethodDescriptor.MethodType.UNARY, service, name),
                        CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    private byte @Nullable [] message;

                    @Override
                    public void onMessage(byte[] bytes) {
                        message = bytes;
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        if (status.isOk() && message != null) {
                            answer.complete(message);
                        } else {
                            answer.completeExceptionally(status.asRuntimeException());
                        }
                    }
                },
                new Metadata());
        call.sendMessage(request);
        call.halfClose();
        call.request(2);
        return answer;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
