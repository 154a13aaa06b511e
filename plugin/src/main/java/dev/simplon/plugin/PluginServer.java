package dev.simplon.plugin;

import dev.simplon.plugin.log.Log;
import dev.simplon.plugin.rpc.Connections;
import dev.simplon.plugin.rpc.GoPluginServices;
import dev.simplon.plugin.rpc.ProviderService;
import dev.simplon.plugin.tls.AutoMtls;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// One provider on one port of the loopback interface, for one launch. It shares nothing with other
/// servers in the same JVM.
///
/// ```java
/// try (var server = PluginServer.start(Launch.of(environment), Plugin.of(MyProvider::new), System.err)) {
///     out.println(server.handshakeLine());
///     server.awaitShutdown();
/// }
/// ```
///
/// Nothing of the provider is made before the first call that needs it.
public final class PluginServer implements AutoCloseable {
    /// As terraform-plugin-go has it: a state of a great many objects goes through in one message.
    private static final int LARGEST_MESSAGE = 256 << 20;

    /// Terraform waits that long for the handshake line, and then gives up.
    private static final long PATIENCE_OF_CLIENT_SECONDS = 60;

    /// Terraform ends a process that is still there two seconds after it was told to end.
    private static final long LAST_WORDS_MILLIS = 500;

    private final Launch launch;
    private final Server server;
    private final Optional<AutoMtls> mutual;
    private final ExecutorService threads;
    private final GoPluginServices services;
    private final CountDownLatch used;
    private final CountDownLatch ended;

    private PluginServer(
            Launch launch,
            Server server,
            Optional<AutoMtls> mutual,
            ExecutorService threads,
            GoPluginServices services,
            CountDownLatch used,
            CountDownLatch ended) {
        this.launch = launch;
        this.server = server;
        this.mutual = mutual;
        this.threads = threads;
        this.services = services;
        this.used = used;
        this.ended = ended;
    }

    /// Listens when this returns.
    ///
    /// @param log where log lines go; nothing else is written there
    /// @throws IOException if no port is free, or the client's certificate is none
    public static PluginServer start(Launch launch, Plugin plugin, PrintStream log)
            throws IOException {
        var ended = new CountDownLatch(1);
        var used = new CountDownLatch(1);
        var services = new GoPluginServices(ended::countDown);
        var connections =
                new Connections(
                        plugin.provider(),
                        used::countDown,
                        launch.staysOn() ? () -> {} : ended::countDown);
        var service =
                new ProviderService(
                        launch.protocol(),
                        plugin.schema(),
                        new Log(launch.logLevel(), log, Clock.systemUTC()));
        var mutual = mutualTls(launch);
        var threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("plugin-", 0).factory());
        try {
            var server =
                    listening(
                            launch,
                            port -> {
                                var builder =
                                        OkHttpServerBuilder.forPort(
                                                loopback(port), InsecureServerCredentials.create());
                                mutual.ifPresent(tls -> builder.socketFactory(tls.listeners()));
                                return builder.maxInboundMessageSize(LARGEST_MESSAGE)
                                        .executor(threads)
                                        .transportExecutor(threads)
                                        .addTransportFilter(connections)
                                        .intercept(connections)
                                        .addService(service.definition())
                                        .addServices(services.definitions())
                                        .build();
                            });
            return new PluginServer(launch, server, mutual, threads, services, used, ended);
        } catch (IOException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    private static Optional<AutoMtls> mutualTls(Launch launch) throws IOException {
        try {
            return launch.clientCertificate().isPresent()
                    ? Optional.of(AutoMtls.begin(launch.clientCertificate().get()))
                    : Optional.empty();
        } catch (CertificateException e) {
            throw new IOException("PLUGIN_CLIENT_CERT is not a certificate in PEM", e);
        }
    }

    /// The one line that go-plugin's client waits for on the standard output stream, without its
    /// end.
    ///
    /// @throws IOException if no certificate can be made
    public String handshakeLine() throws IOException {
        var certificate =
                mutual.isPresent()
                        ? Base64.getEncoder()
                                .withoutPadding()
                                .encodeToString(mutual.get().certificate().der())
                        : "";
        return "1|"
                + launch.protocol()
                + "|tcp|127.0.0.1:"
                + server.getPort()
                + "|grpc|"
                + certificate
                + (launch.tellsMultiplexing() ? "|false" : "");
    }

    /// The value of `TF_REATTACH_PROVIDERS` with which Terraform uses this server.
    ///
    /// @param source the provider's address, such as `registry.terraform.io/hashicorp/azurerm`
    public String reattachJson(String source) {
        return "{\"%s\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":%d,\"Pid\":%d,\"Test\":true,"
                        .formatted(source, launch.protocol(), ProcessHandle.current().pid())
                + "\"Addr\":{\"Network\":\"tcp\",\"String\":\"127.0.0.1:%d\"}}}"
                        .formatted(server.getPort());
    }

    public int port() {
        return server.getPort();
    }

    /// Returns when the client has told this server to end, or is gone; at once after [#close].
    public void awaitShutdown() throws InterruptedException {
        if (!launch.staysOn() && !used.await(PATIENCE_OF_CLIENT_SECONDS, TimeUnit.SECONDS)) {
            close();
        }
        ended.await();
        close();
    }

    /// Ends every call, connection and provider, and leaves nothing in memory of what went over the
    /// wire.
    @Override
    public void close() {
        ended.countDown();
        used.countDown();
        services.endStreams();
        server.shutdown();
        try {
            if (!server.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
                server.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
            }
            threads.shutdownNow();
            threads.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
            PooledBuffers.overwrite();
        } catch (InterruptedException _) {
            server.shutdownNow();
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private interface OnPort {
        Server at(int port);
    }

    /// Begins somewhere in the range, since several providers start at the same time.
    private static Server listening(Launch launch, OnPort each) throws IOException {
        if (launch.firstPort() == 0 || launch.lastPort() < launch.firstPort()) {
            return each.at(0).start();
        }
        int count = launch.lastPort() - launch.firstPort() + 1;
        int begin = ThreadLocalRandom.current().nextInt(count);
        for (int i = 0; i < count; i++) {
            try {
                return each.at(launch.firstPort() + (begin + i) % count).start();
            } catch (BindException _) {
                // Somebody else's; the next.
            } catch (IOException e) {
                if (!(e.getCause() instanceof BindException)) {
                    throw e;
                }
            }
        }
        throw new IOException(
                "no port from " + launch.firstPort() + " to " + launch.lastPort() + " is free");
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
