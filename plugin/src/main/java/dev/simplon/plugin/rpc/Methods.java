package dev.simplon.plugin.rpc;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Methods of gRPC whose messages stay bytes: each call reads its own, so that a malformed one is
/// answered like any other mistake.
public final class Methods {
    private Methods() {}

    public static MethodDescriptor<byte[], byte[]> of(
            MethodDescriptor.MethodType type, String service, String name) {
        return MethodDescriptor.newBuilder(Bytes.BYTES, Bytes.BYTES)
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
                .build();
    }

    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        BYTES;

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
