package dev.simplon.plugin.rehearsal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.simplon.plugin.rpc.Methods;
import dev.simplon.plugin.tls.OwnCertificate;
import dev.simplon.plugin.wire.Message;
import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.plugin.wire.WireException;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The client's end of one connection, with the client's half of AutoMTLS.
final class Client implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final ManagedChannel channel;

    private Client(ManagedChannel channel) {
        this.channel = channel;
    }

    /// @param handshake the line that the server has written
    /// @param own the certificate that the server was told to let in
    static Client to(@Nullable String handshake, OwnCertificate own) throws IOException {
        var fields = (handshake == null ? "" : handshake).split("\\|");
        if (fields.length < 6) {
            throw new IOException("no handshake, but: " + handshake);
        }
        int port = Integer.parseInt(fields[3].substring(fields[3].lastIndexOf(':') + 1));
        var credentials =
                TlsChannelCredentials.newBuilder()
                        .keyManager(
                                in(pem("CERTIFICATE", own.der())),
                                in(pem("PRIVATE KEY", own.key().getEncoded())))
                        .trustManager(in(pem("CERTIFICATE", Base64.getDecoder().decode(fields[5]))))
                        .build();
        return new Client(
                OkHttpChannelBuilder.forAddress("127.0.0.1", port, credentials)
                        .overrideAuthority("localhost")
                        .maxInboundMessageSize(Integer.MAX_VALUE)
                        .build());
    }

    static String pem(String what, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        what,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                        what);
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    /// Opens the streams that go-plugin opens at once, and leaves them open.
    void openStreams() {
        open(MethodType.SERVER_STREAMING, "plugin.GRPCStdio", "StreamStdio").halfClose();
        open(MethodType.BIDI_STREAMING, "plugin.GRPCBroker", "StartStream");
    }

    private ClientCall<byte[], byte[]> open(MethodType type, String service, String name) {
        var call = channel.newCall(Methods.of(type, service, name), CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.request(1);
        if (type == MethodType.SERVER_STREAMING) {
            call.sendMessage(NOTHING);
        }
        return call;
    }

    /// Calls and waits for the answer.
    ///
    /// @throws IOException if there is none
    Message call(String service, String name, MessageWriter request)
            throws IOException, InterruptedException {
        var answer = new CompletableFuture<byte[]>();
        var call =
                channel.newCall(Methods.of(MethodType.UNARY, service, name), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    private byte @Nullable [] message;

                    @Override
                    public void onMessage(byte[] received) {
                        message = received;
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        if (status.isOk() && message != null) {
                            answer.complete(message);
                        } else {
                            answer.completeExceptionally(status.asException());
                        }
                    }
                },
                new Metadata());
        call.request(2);
        call.sendMessage(request.bytes());
        call.halfClose();
        try {
            return Message.of(answer.get());
        } catch (ExecutionException e) {
            throw new IOException(name + " was not answered: " + e.getCause(), e);
        } catch (WireException e) {
            throw new IOException(name + " was answered with no message: " + e.what(), e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
