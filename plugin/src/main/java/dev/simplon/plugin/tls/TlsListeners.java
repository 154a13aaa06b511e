package dev.simplon.plugin.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Listeners whose connections are TLS: HTTP/2 negotiated by ALPN, the client's certificate
/// required. gRPC sees plain sockets; its own TLS would load the JDK's hundred and fifty
/// authorities only to look for ALPN, which the JDK has had since version 9.
///
/// A connection does its handshake at the first byte that is read or written, on the thread that
/// does so: who connects and says nothing holds nobody up.
final class TlsListeners extends ServerSocketFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] HTTP2 = {"h2"};

    /// ChaCha20 first: AES in GCM is fast where the JVM has compiled it to the processor's own
    /// instructions, which the provider's process, with its first compiler only, never does.
    private static final List<String> SUITES =
            List.of("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");

    private final Future<SSLContext> tls;

    TlsListeners(Future<SSLContext> tls) {
        this.tls = tls;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new Listener(tls);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return bound(new InetSocketAddress(port), 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
            throws IOException {
        return bound(new InetSocketAddress(address, port), backlog);
    }

    private ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
        var listener = new Listener(tls);
        listener.bind(address, backlog);
        return listener;
    }

    private static final class Listener extends ServerSocket {
        private final Future<SSLContext> tls;

        Listener(Future<SSLContext> tls) throws IOException {
            this.tls = tls;
        }

        @Override
        public Socket accept() throws IOException {
            var plain = super.accept();
            var socket =
                    (SSLSocket)
                            context()
                                    .getSocketFactory()
                                    .createSocket(plain, null, plain.getPort(), true);
            socket.setUseClientMode(false);
            var parameters = socket.getSSLParameters();
            parameters.setNeedClientAuth(true);
            parameters.setProtocols(PROTOCOLS);
            parameters.setCipherSuites(suites(parameters.getCipherSuites()));
            parameters.setUseCipherSuitesOrder(true);
            parameters.setApplicationProtocols(HTTP2);
            socket.setSSLParameters(parameters);
            return socket;
        }

        /// The same with the preferred ones first.
        private static String[] suites(String[] all) {
            var ordered = new LinkedHashSet<>(SUITES);
            ordered.retainAll(Set.of(all));
            ordered.addAll(List.of(all));
            return ordered.toArray(String[]::new);
        }

        private SSLContext context() throws IOException {
            try {
                return tls.get();
            } catch (ExecutionException e) {
                throw new IOException("TLS cannot be set up: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
