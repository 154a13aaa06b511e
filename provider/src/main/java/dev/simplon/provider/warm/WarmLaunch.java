package dev.simplon.provider.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplon.plugin.Launch;
import dev.simplon.plugin.Plugin;
import dev.simplon.plugin.PluginServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/// One launch that was handed over. The launcher (`launch/hand-over`) sends texts that end with a
/// zero byte: the names of the variables that the whole process depends on, the launch's variables
/// as `NAME=VALUE`, and an empty one. It is answered with lines, the first letter of which says for
/// whom the rest is: `o` for the standard output stream, `e` for the error stream, `x` is the exit
/// status, and `n` means that the launch cannot be served here.
///
/// The end of either side is the end of the launch.
final class WarmLaunch implements Runnable {
    /// The variable with the launcher's working directory; that of this process is another.
    private static final String DIRECTORY = "PWD";

    private final SocketChannel channel;
    private final BiFunction<Map<String, String>, Path, Plugin> plugin;

    WarmLaunch(SocketChannel channel, BiFunction<Map<String, String>, Path, Plugin> plugin) {
        this.channel = channel;
        this.plugin = plugin;
    }

    @Override
    public void run() {
        try (channel;
                var in = new BufferedInputStream(Channels.newInputStream(channel));
                var out = Channels.newOutputStream(channel)) {
            var processWide = List.of(text(in).split(" "));
            var environment = environment(in);
            if (!processWide.stream()
                    .allMatch(name -> Objects.equals(environment.get(name), System.getenv(name)))) {
                line(out, 'n', "");
                return;
            }
            var launch = Launch.of(environment);
            var directory = environment.get(DIRECTORY);
            if (!launch.byTerraform() || directory == null) {
                line(out, 'n', "");
                return;
            }
            serve(launch, plugin.apply(environment, Path.of(directory)), in, out);
        } catch (IOException _) {
            // The launcher is gone, or sees that this is.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Launch launch, Plugin served, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        try (var log = new PrintStream(new Lines(out), true, UTF_8);
                var server = PluginServer.start(launch, served, log)) {
            line(out, 'o', server.handshakeLine());
            var watch =
                    Thread.ofPlatform().name("launcher").start(() -> awaitEnd(in, server::close));
            server.awaitShutdown();
            line(out, 'x', "0");
            channel.shutdownInput();
            watch.join();
        }
    }

    private static void awaitEnd(InputStream in, Runnable then) {
        try {
            while (in.read() >= 0) {
                // A launcher has nothing more to say.
            }
        } catch (IOException _) {
            // Gone.
        }
        then.run();
    }

    private static Map<String, String> environment(InputStream in) throws IOException {
        var environment = new HashMap<String, String>();
        for (var each = text(in); !each.isEmpty(); each = text(in)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                environment.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return environment;
    }

    private static String text(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            bytes.write(next);
        }
        return bytes.toString(UTF_8);
    }

    private static void line(OutputStream out, char kind, String text) throws IOException {
        synchronized (out) {
            out.write((kind + text + "\n").getBytes(UTF_8));
        }
    }

    /// The log's lines, each for the launcher's error stream.
    private static final class Lines extends OutputStream {
        private final OutputStream out;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        private Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public synchronized void write(int b) throws IOException {
            line.write(b);
            if (b == '\n') {
                flushLine();
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }

        private void flushLine() throws IOException {
            synchronized (out) {
                out.write('e');
                line.writeTo(out);
            }
            line.reset();
        }
    }
}
