package dev.simplon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A temporary folder with a home, caches and a local cloud of its own. All that is started here
/// has its HOME here, by which it is found and ended in the end, also after Ctrl-C.
final class Workshop implements AutoCloseable {
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)='?([^']*)'?");
    private static final int PATIENCE = 10_000; // milliseconds
    private static final int ROUND = 100; // milliseconds

    private final Path simplon;
    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final Thread hook = new Thread(this::clear, "clear");

    private Workshop(Path simplon, Path root) {
        this.simplon = simplon;
        this.root = root;
    }

    /// @param home of Simplon's installation
    static Workshop open(Path home) throws IOException {
        var shop =
                new Workshop(home.resolve("simplon"), Files.createTempDirectory("simplon-bench-"));
        Runtime.getRuntime().addShutdownHook(shop.hook);
        shop.environment.put("HOME", shop.folder("home").toString());
        shop.environment.put("XDG_CACHE_HOME", shop.folder("cache").toString());
        shop.environment.put("TMPDIR", shop.folder("tmp").toString());
        shop.environment.put("JAVA_HOME", System.getProperty("java.home"));
        shop.environment.put("CI", "");
        return shop;
    }

    /// One of its folders, made when it is missing.
    Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    /// Starts the local cloud, and lets all that is run from now on find it.
    void startCloud() throws IOException, InterruptedException, BenchException {
        simplon("cloud", "start", "--detach", "--lab", "off");
        simplon("cloud", "env")
                .lines()
                .map(line -> EXPORT.matcher(line.strip()))
                .filter(Matcher::matches)
                .forEach(matcher -> environment.put(matcher.group(1), matcher.group(2)));
    }

    /// Installs the provider.
    ///
    /// @return the mirror that it is in
    Path install(String release) throws IOException, InterruptedException, BenchException {
        var mirror = folder("mirror");
        simplon("provider", "install", "--dir", mirror.toString(), "--version", release);
        return mirror;
    }

    /// The first line of what `terraform version` says.
    String terraformVersion() throws IOException, InterruptedException, BenchException {
        return said("terraform", "version").lines().findFirst().orElse("terraform");
    }

    private String simplon(String... arguments)
            throws IOException, InterruptedException, BenchException {
        var command = new ArrayList<>(List.of(simplon.toString()));
        command.addAll(List.of(arguments));
        return said(command.toArray(String[]::new));
    }

    private String said(String... command)
            throws IOException, InterruptedException, BenchException {
        var process = process(List.of(command), folder("cloud")).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new BenchException(
                    "%s ended with %d\n%s"
                            .formatted(String.join(" ", command), process.exitValue(), said));
        }
        return said;
    }

    /// To be started, with this workshop's environment and without what a person has set for
    /// terraform or Azure.
    ProcessBuilder process(List<String> command, Path folder) {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(Workshop::isForeign);
        builder.environment().putAll(environment);
        return builder;
    }

    private static boolean isForeign(String variable) {
        return variable.startsWith("TF_")
                || variable.startsWith("ARM_")
                || variable.startsWith("SIMPLON_")
                || variable.startsWith("XDG_");
    }

    /// The living processes that were started here.
    private List<ProcessHandle> processes() {
        var home = "\0HOME=" + root.resolve("home") + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> ("\0" + read(process, "environ")).contains(home))
                .toList();
    }

    /// A file of the process's folder in `/proc`; empty where it cannot be read.
    static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), file),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    private synchronized void clear() {
        try {
            for (int waited = 0; ; waited += ROUND) {
                var left = processes();
                if (left.isEmpty()) {
                    break;
                }
                left.forEach(
                        waited < PATIENCE
                                ? ProcessHandle::destroy
                                : ProcessHandle::destroyForcibly);
                Thread.sleep(ROUND);
            }
            new ProcessBuilder("rm", "-rf", root.toString()).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            System.err.println("bench: " + root + " is left: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It runs already.
        }
    }
}
