package dev.simplon.acceptance.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// In the place of a warm process, one that takes every launch, begins to answer it, and is gone.
final class DyingWarmProcess implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final String lastWords;
    private final AtomicInteger launches = new AtomicInteger();

    private DyingWarmProcess(ServerSocketChannel listener, String lastWords) {
        this.listener = listener;
        this.lastWords = lastWords;
    }

    /// @param socket of a warm process that has ended
    static DyingWarmProcess at(Path socket, String lastWords) {
        try {
            Files.deleteIfExists(socket);
            var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(socket));
            var process = new DyingWarmProcess(listener, lastWords);
            Thread.ofVirtual().start(process::takeLaunches);
            return process;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int launches() {
        return launches.get();
    }

    private void takeLaunches() {
        while (true) {
            try (var launch = listener.accept()) {
                launches.incrementAndGet();
                readToTheEnd(launch);
                launch.write(ByteBuffer.wrap(lastWords.getBytes(UTF_8)));
            } catch (IOException _) {
                if (!listener.isOpen()) {
                    return;
                }
            }
        }
    }

    /// What is not read would be lost together with the answer.
    private static void readToTheEnd(SocketChannel launch) throws IOException {
        var bytes = ByteBuffer.allocate(8192);
        int zeros = 0;
        while (zeros < 2 && launch.read(bytes.clear()) >= 0) {
            for (bytes.flip(); bytes.hasRemaining(); ) {
                zeros = bytes.get() == 0 ? zeros + 1 : 0;
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
