package dev.simplon.cloud;

import dev.simplon.cloud.fault.Faults;
import dev.simplon.cloud.identity.Authority;
import dev.simplon.cloud.identity.Credentials;
import dev.simplon.cloud.identity.Tokens;
import dev.simplon.cloud.operation.Acceptance;
import dev.simplon.cloud.operation.OperationRunner;
import dev.simplon.cloud.route.Frontend;
import dev.simplon.cloud.store.DataDirectory;
import dev.simplon.cloud.store.Store;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;

/// A running local Azure: HTTPS on 127.0.0.1. Thread-safe.
public final class CloudServer implements AutoCloseable {
    private static final String PORT_FILE = "port";
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 29_999;

    /// Held, because a logger that nobody holds forgets its level.
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final CloudEnvironment environment;
    private final WebServer web;
    private final OperationRunner runner;
    private final NetworkPublisher publisher;
    private final Store store;
    private final Faults faults;
    private final CloudSettings settings;
    private final FileLock lock;
    private final CountDownLatch ending;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CloudServer(
            CloudEnvironment environment,
            WebServer web,
            OperationRunner runner,
            NetworkPublisher publisher,
            Store store,
            Faults faults,
            CloudSettings settings,
            FileLock lock,
            CountDownLatch ending) {
        this.environment = environment;
        this.web = web;
        this.runner = runner;
        this.publisher = publisher;
        this.store = store;
        this.faults = faults;
        this.settings = settings;
        this.lock = lock;
        this.ending = ending;
    }

    /// Starts a cloud, finishes what an earlier process accepted, and answers requests when this
    /// returns.
    ///
    /// @throws PortInUse if its port is taken
    /// @throws DataDirectoryInUse if another cloud runs on the directory
    /// @throws IOException if the directory cannot be read or written, or is damaged
    public static CloudServer start(CloudSettings settings)
            throws IOException, PortInUse, DataDirectoryInUse {
        var directory = DataDirectory.at(settings.dataDirectory());
        var lock =
                directory
                        .lock()
                        .orElseThrow(() -> new DataDirectoryInUse(settings.dataDirectory()));
        try {
            return start(settings, directory, lock);
        } catch (GeneralSecurityException e) {
            lock.channel().close();
            throw new IOException(
                    "The keys in %s cannot be used: %s. Remove the directory to begin anew."
                            .formatted(directory.path(), e.getMessage()),
                    e);
        } catch (IOException | PortInUse | RuntimeException e) {
            lock.channel().close();
            throw e;
        }
    }

    private static CloudServer start(CloudSettings settings, DataDirectory directory, FileLock lock)
            throws IOException, PortInUse, GeneralSecurityException {
        int port = port(settings, directory);
        var credentials = Credentials.of(directory, settings.asked());
        var authority = Authority.of(directory, settings.clock().instant());
        var tokens = Tokens.of(directory, credentials, settings.clock());
        var store = Store.open(directory);
        var publisher = new NetworkPublisher(store, settings.dataPlane());
        var runner =
                new OperationRunner(
                        store, settings.asOf(), settings.clock(), publisher::publishSoon);
        var ending = new CountDownLatch(1);
        var faults = new Faults();
        var frontend =
                new Frontend(
                        new Frontend.Parts(
                                "https://127.0.0.1:" + port,
                                credentials,
                                tokens,
                                store,
                                new Acceptance(
                                        store,
                                        runner,
                                        settings.asOf(),
                                        settings.timing(),
                                        settings.clock()),
                                runner,
                                faults,
                                settings.dataPlane(),
                                settings.timing(),
                                settings.clock(),
                                publisher::publish,
                                ending::countDown));
        publisher.publish();
        runner.start();
        try {
            var web = listen(port, authority.tls(), frontend, directory);
            directory.write(PORT_FILE, port + "\n");
            var environment = CloudEnvironment.of(directory, port, credentials);
            environment.write(directory);
            return new CloudServer(
                    environment, web, runner, publisher, store, faults, settings, lock, ending);
        } catch (IOException | PortInUse | GeneralSecurityException e) {
            runner.close();
            publisher.close();
            store.close();
            throw e;
        }
    }

    private static WebServer listen(
            int port, SSLContext tls, Frontend frontend, DataDirectory directory) throws PortInUse {
        HELIDON.setLevel(Level.WARNING);
        try {
            return WebServer.builder()
                    .address(InetAddress.getLoopbackAddress())
                    .port(port)
                    .tls(Tls.builder().sslContext(tls).build())
                    // TLS 1.3 writes its session ticket before the first answer, which would then
                    // wait 40 ms for the client's delayed acknowledgement.
                    .connectionOptions(options -> options.tcpNoDelay(true))
                    .shutdownHook(false)
                    .shutdownGracePeriod(Duration.ofMillis(500))
                    .routing(routing -> routing.any(frontend))
                    .build()
                    .start();
        } catch (UncheckedIOException | IllegalStateException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new PortInUse(port, directory.path());
                }
            }
            throw e;
        }
    }

    /// The port asked for, else that of the last start, else a free one.
    private static int port(CloudSettings settings, DataDirectory directory)
            throws IOException, PortInUse {
        int port = settings.port();
        if (port == 0) {
            port = directory.read(PORT_FILE).map(CloudServer::number).orElse(0);
        }
        if (port == 0) {
            return freePort();
        }
        if (!isFree(port)) {
            throw new PortInUse(port, directory.path());
        }
        return port;
    }

    /// Below the range from which the system gives ports to clients: while the cloud is down no
    /// client may get its port, nor connect to itself by trying it.
    private static int freePort() throws IOException {
        var random = new SecureRandom();
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = random.nextInt(FIRST_PORT, LAST_PORT + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException(
                "No port from %d to %d of 127.0.0.1 is free. Choose one with --port."
                        .formatted(FIRST_PORT, LAST_PORT));
    }

    private static boolean isFree(int port) throws IOException {
        try (var probe = new ServerSocket()) {
            // A port whose last connections are not yet forgotten may be taken again at once.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// What a client needs to know.
    public CloudEnvironment environment() {
        return environment;
    }

    /// What is to go wrong, by wish.
    public Faults faults() {
        return faults;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), environment.port());
    }

    /// Returns when somebody has asked this cloud to end (`POST /simplon/shutdown`) or it was
    /// closed.
    public void awaitShutdown() throws InterruptedException {
        ending.await();
    }

    /// Ends the server and the control of the data plane; what is accepted is finished at the next
    /// start. Closing twice is closing once.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ending.countDown();
        faults.clear();
        web.stop();
        runner.close();
        publisher.close();
        settings.dataPlane().close();
        store.close();
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
