package dev.simplon.plugin.rpc;

import static io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING;
import static io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING;
import static io.grpc.MethodDescriptor.MethodType.UNARY;

import dev.simplon.plugin.wire.Message;
import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.plugin.wire.WireException;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusException;
import java.util.List;

/// What go-plugin's client expects beside the provider itself: to be able to end the process, to
/// hear what it prints (nothing), to open further connections (none), and to ask how it is.
public final class GoPluginServices {
    private static final String CONTROLLER = "plugin.GRPCController";
    private static final String STDIO = "plugin.GRPCStdio";
    private static final String BROKER = "plugin.GRPCBroker";
    private static final String HEALTH = "grpc.health.v1.Health";
    private static final int SERVING = 1;

    private final Runnable end;
    private final SilentStream output = new SilentStream(false);
    private final SilentStream connections = new SilentStream(true);

    /// @param end what is to be done when the client says that it is done
    public GoPluginServices(Runnable end) {
        this.end = end;
    }

    public List<ServerServiceDefinition> definitions() {
        return List.of(
                ServerServiceDefinition.builder(CONTROLLER)
                        .addMethod(
                                Methods.of(UNARY, CONTROLLER, "Shutdown"),
                                new UnaryHandler(new Shutdown()))
                        .build(),
                ServerServiceDefinition.builder(STDIO)
                        .addMethod(Methods.of(SERVER_STREAMING, STDIO, "StreamStdio"), output)
                        .build(),
                ServerServiceDefinition.builder(BROKER)
                        .addMethod(Methods.of(BIDI_STREAMING, BROKER, "StartStream"), connections)
                        .build(),
                ServerServiceDefinition.builder(HEALTH)
                        .addMethod(
                                Methods.of(UNARY, HEALTH, "Check"),
                                new UnaryHandler((request, _) -> health(request)))
                        .build());
    }

    /// Ends the streams that would otherwise keep the connection open.
    public void endStreams() {
        output.end();
        connections.end();
    }

    private final class Shutdown implements UnaryHandler.Work {
        @Override
        public byte[] answer(byte[] request, ServerCall<byte[], byte[]> call) {
            return new byte[0];
        }

        @Override
        public void answered() {
            end.run();
        }
    }

    private static byte[] health(byte[] request) throws StatusException {
        try {
            var service = Message.of(request).text(1);
            if (service.isEmpty() || service.equals("plugin")) {
                return new MessageWriter().number(1, SERVING).bytes();
            }
            throw Status.NOT_FOUND.withDescription("no service " + service).asException();
        } catch (WireException e) {
            throw Status.INVALID_ARGUMENT.withDescription(e.what()).asException();
        }
    }
}
