package dev.simplon.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A fresh folder to work in, and the promise that whatever a test started in it is gone in the
/// end.
public final class Yard implements AutoCloseable {
    private final Path folder;
    private final Optional<Path> installationForNobody;

    private Yard(Path folder, Optional<Path> installationForNobody) {
        this.folder = folder;
        this.installationForNobody = installationForNobody;
    }

    public static Yard open() {
        return new Yard(temporary("simplon-test-"), Optional.empty());
    }

    /// A folder that belongs to the user `nobody`, in which `simplon` runs as that user. The
    /// checkout may lie where nobody but its owner can read, so the built application is copied to
    /// where everybody can.
    static Yard openForNobody() {
        var installation = temporary("simplon-installation-");
        var app = installation.resolve("cli/target");
        shell("mkdir", "-p", app.toString());
        for (var part : new String[] {"simplon", "libexec", "examples"}) {
            shell("cp", "-r", Simplon.HOME.resolve(part).toString(), installation.toString());
        }
        shell("cp", "-r", Simplon.HOME.resolve("cli/target/app").toString(), app.toString());
        shell("chmod", "-R", "a+rX", installation.toString());
        var yard = new Yard(temporary("simplon-test-"), Optional.of(installation));
        shell("chown", "65534:65534", yard.folder.toString());
        return yard;
    }

    private static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Simplon simplon() {
        var simplon = Simplon.in(folder);
        return installationForNobody.map(simplon::asNobody).orElse(simplon);
    }

    /// What `down` left in the folder.
    List<Path> leftOver() {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (Files.isDirectory(folder.resolve(".simplon"))) {
            simplon().run("down");
        }
        shell("rm", "-rf", folder.toString());
        installationForNobody.ifPresent(copy -> shell("rm", "-rf", copy.toString()));
    }

    private static void shell(String... command) {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
