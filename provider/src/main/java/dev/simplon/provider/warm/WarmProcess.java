package dev.simplon.provider.warm;

import dev.simplon.plugin.Plugin;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The process that launches are handed over to, through a Unix socket that only its user can open.
/// Each launch has a listener, a certificate and providers of its own ([WarmLaunch]); launches
/// share loaded classes and compiled code, and nothing else.
///
/// It ends when no launch has come for a while, and when its package is gone.
public final class WarmProcess {
    /// Seconds without a launch after which it ends.
    static final String IDLE = "SIMPLON_WARM_IDLE";

    private static final Duration IDLE_DEFAULT = Duration.ofMinutes(10);

    /// One terraform command is several launches, and no collection should hold up the next one.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Path socket;
    private final BiFunction<Map<String, String>, Path, Plugin> plugin;
    private final Selector selector;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean retired;

    private WarmProcess(
            Path socket, BiFunction<Map<String, String>, Path, Plugin> plugin, Selector selector) {
        this.socket = socket;
        this.plugin = plugin;
        this.selector = selector;
    }

    /// Serves until it is not needed any more. Whoever starts it holds a lock meanwhile, reads a
    /// line from the standard output stream once launches can come, and the end of the stream if
    /// they cannot.
    ///
    /// @param socket where nobody listens; a file that a process left there is removed
    /// @param folder the package's: when it is gone, so is the reason to go on
    /// @param plugin what is served to a launch, by its environment and its working directory
    /// @return the process's exit status
    public static int run(
            Path socket, Path folder, BiFunction<Map<String, String>, Path, Plugin> plugin) {
        try (var selector = Selector.open();
                var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Files.deleteIfExists(socket);
            listener.bind(UnixDomainSocketAddress.of(socket));
            // The launcher's umask has closed it to others already; it need not be executable.
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            var process = new WarmProcess(socket, plugin, selector);
            Removal.of(folder, process::retire);
            var file = Removal.keyOf(socket);
            System.out.println("listening");
            System.out.close();
            process.serve(listener, idle(System.getenv()), file);
            return 0;
        } catch (IOException _) {
            // The launch that wanted it starts a process of its own, which says what is wrong.
            return 1;
        }
    }

    private void serve(ServerSocketChannel listener, Duration idle, @Nullable Object file)
            throws IOException {
        long last = System.nanoTime();
        boolean collected = false;
        while (!retired) {
            long quiet = (System.nanoTime() - last) / 1_000_000;
            if (running.get() > 0) {
                selector.select();
            } else if (quiet >= idle.toMillis()) {
                break;
            } else if (collected) {
                selector.select(idle.toMillis() - quiet);
            } else if (quiet < QUIET.toMillis()) {
                selector.select(Math.min(QUIET.toMillis(), idle.toMillis()) - quiet);
            } else {
                // So that what the launches knew does not lie about until the next.
                System.gc();
                collected = true;
            }
            selector.selectedKeys().clear();
            if (acceptAll(listener) || running.get() > 0) {
                last = System.nanoTime();
                collected = false;
            }
        }
        removeSocket(file);
        // Whoever was connected before the file was gone is served all the same.
        acceptAll(listener);
        while (running.get() > 0) {
            selector.select();
            selector.selectedKeys().clear();
        }
    }

    private boolean acceptAll(ServerSocketChannel listener) throws IOException {
        boolean any = false;
        for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
            any = true;
            channel.configureBlocking(true);
            running.incrementAndGet();
            var launch = new WarmLaunch(channel, plugin);
            Thread.ofPlatform()
                    .name("launch")
                    .start(() -> {
                        try {
                            launch.run();
                        } finally {
                            running.decrementAndGet();
                            selector.wakeup();
                        }
                    });
        }
        return any;
    }

    private void retire() {
        retired = true;
        selector.wakeup();
    }

    /// Unless another process has put its own there.
    private void removeSocket(@Nullable Object file) throws IOException {
        if (Files.exists(socket) && Objects.equals(Removal.keyOf(socket), file)) {
            Files.deleteIfExists(socket);
        }
    }

    static Duration idle(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(IDLE))
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(IDLE_DEFAULT);
    }
}
