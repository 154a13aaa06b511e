package dev.simplon.provider.install;

import dev.simplon.resource.Version;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The provider in a directory that Terraform and OpenTofu take providers from (a filesystem
/// mirror, unpacked): `HOST/NAMESPACE/TYPE/VERSION/PLATFORM/terraform-provider-TYPE_vVERSION`.
///
/// @param mirror the whole directory; other providers and versions in it are left alone
/// @param platform such as `linux_amd64`
///
///   Source: Terraform, "CLI Configuration", "Implied Local Mirror Directories".
public record Installation(Path mirror, Address address, Version version, String platform) {
    /// The same for every file, so that a copy of the package is the same package for the JVM too.
    private static final FileTime WRITTEN = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    public enum Outcome {
        /// Nothing of this address and version was there.
        INSTALLED,
        /// Something else was there under this address and version; a project that has its hash in
        /// its lock file has to take the new one.
        REPLACED,
        /// These very files were there.
        UNCHANGED
    }

    /// The package's folder under the first of the address's hosts; under the others stands a link
    /// to it.
    public Path folder() {
        return folder(address.hosts().getFirst());
    }

    /// What Terraform starts.
    public Path launcher() {
        return folder().resolve(PackageFiles.launcher(address.type(), version));
    }

    /// Lays the package. Whoever looks meanwhile sees nothing, the old package or the new one, and
    /// nothing half done.
    ///
    /// @param jar the provider's own, with the jars that its manifest names beside it
    /// @throws IOException if the jars cannot be read, or the directory cannot be written
    public Outcome lay(Path jar) throws IOException {
        var files = PackageFiles.of(jar, address.type(), version);
        var folder = folder();
        var outcome = Files.exists(folder) ? Outcome.REPLACED : Outcome.INSTALLED;
        if (files.areIn(folder)) {
            outcome = Outcome.UNCHANGED;
        } else {
            Files.createDirectories(mirror);
            var scratch = Files.createTempDirectory(mirror, ".simplon-");
            try {
                write(files, scratch.resolve("new"));
                Files.createDirectories(folder.getParent());
                if (outcome == Outcome.REPLACED) {
                    Files.move(folder, scratch.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(scratch.resolve("new"), folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                remove(scratch);
            }
        }
        for (var host : address.hosts().subList(1, address.hosts().size())) {
            link(folder(host), folder);
        }
        return outcome;
    }

    private Path folder(String host) {
        return mirror.resolve(host)
                .resolve(address.namespace())
                .resolve(address.type())
                .resolve(version.toString())
                .resolve(platform);
    }

    private void write(PackageFiles files, Path into) throws IOException {
        var launcher = PackageFiles.launcher(address.type(), version);
        for (var each : files.contents().entrySet()) {
            var file = into.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            try (var in = each.getValue().open()) {
                Files.copy(in, file);
            }
            Files.setPosixFilePermissions(
                    file,
                    PosixFilePermissions.fromString(
                            each.getKey().equals(launcher) ? "rwxr-xr-x" : "rw-r--r--"));
            Files.setLastModifiedTime(file, WRITTEN);
        }
        try (var folders = Files.walk(into)) {
            for (var each : folders.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        var parent = Objects.requireNonNull(from.getParent());
        Files.createDirectories(parent);
        var target = parent.relativize(to);
        if (Files.isSymbolicLink(from) && Files.readSymbolicLink(from).equals(target)) {
            return;
        }
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            remove(from);
        }
        try {
            Files.createSymbolicLink(from, target);
        } catch (FileAlreadyExistsException _) {
            // Another installation of the same was quicker.
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (var found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (var each : all) {
            Files.deleteIfExists(each);
        }
    }
}
