package dev.simplon.provider.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplon.azurerm.AzurermProvider;
import dev.simplon.azurerm.Settings;
import dev.simplon.plugin.ProviderSchema;
import dev.simplon.resource.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// What an installed package consists of: the launcher, which is all that Terraform looks at, and
/// what that needs. The same jars and version make the same bytes, since Terraform writes a hash of
/// every file into `.terraform.lock.hcl`.
///
/// @param contents by path in the package
record PackageFiles(SortedMap<String, Source> contents, String identity) {
    private static final String LAUNCH = "launch/";
    private static final List<String> SCRIPTS = List.of("hand-over", "find-jdk", "jvm-flags");
    private static final int IDENTITY_DIGITS = 16;

    /// Where the bytes of a file come from.
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /// @param jar the provider's own; its manifest names the others, which stand beside it
    /// @throws IOException if a jar is missing or cannot be read
    static PackageFiles of(Path jar, String type, Version version) throws IOException {
        var contents = new TreeMap<String, Source>();
        contents.put("lib/" + jar.getFileName(), () -> Files.newInputStream(jar));
        for (var name : classPath(jar)) {
            var library = jar.resolveSibling(name);
            if (!Files.isReadable(library)) {
                throw new NoSuchFileException(library.toString());
            }
            contents.put("lib/" + name, () -> Unsigned.open(library));
        }
        contents.put(launcher(type, version), script("launcher"));
        for (var name : SCRIPTS) {
            contents.put(LAUNCH + name, script(name));
        }
        // The schema does not depend on the day, nor on any setting.
        var provider = AzurermProvider.of(version, Settings.offline(Map.of(), LocalDate.EPOCH));
        for (int protocol : new int[] {5, 6}) {
            var answer = ProviderSchema.answer(provider, protocol);
            contents.put("schema/" + protocol, () -> new ByteArrayInputStream(answer));
        }
        var identity = identity(contents);
        var told =
                "package_identity=%s\npackage_version=%s\npackage_jar=%s\n"
                        .formatted(identity, version, jar.getFileName())
                        .getBytes(UTF_8);
        contents.put(LAUNCH + "identity", () -> new ByteArrayInputStream(told));
        return new PackageFiles(contents, identity);
    }

    static String launcher(String type, Version version) {
        return "terraform-provider-" + type + "_v" + version;
    }

    /// Whether `folder` holds exactly these files.
    boolean areIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var found = Files.walk(folder)) {
            var names =
                    found.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .toList();
            if (names.size() != contents.size() || !contents.keySet().containsAll(names)) {
                return false;
            }
        }
        for (var each : contents.entrySet()) {
            try (var wanted = each.getValue().open()) {
                var there = Files.readAllBytes(folder.resolve(each.getKey()));
                if (!MessageDigest.isEqual(there, wanted.readAllBytes())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> classPath(Path jar) throws IOException {
        try (var opened = new JarFile(jar.toFile())) {
            var manifest = opened.getManifest();
            var line =
                    manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (line == null) {
                throw new IOException(jar + " does not name its class path");
            }
            return List.of(line.strip().split(" +"));
        }
    }

    private static Source script(String name) {
        return () -> {
            var resource =
                    PackageFiles.class.getResourceAsStream("/dev/simplon/provider/launch/" + name);
            if (resource == null) {
                throw new IOException("the provider's jar lacks launch/" + name);
            }
            return resource;
        };
    }

    private static String identity(SortedMap<String, Source> contents) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var each : contents.entrySet()) {
                digest.update((each.getKey() + "\0").getBytes(UTF_8));
                try (var in = each.getValue().open()) {
                    var one = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
                    digest.update(one);
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, IDENTITY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
