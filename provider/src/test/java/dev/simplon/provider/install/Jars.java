package dev.simplon.provider.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// Jars as a build leaves them: the provider's, a library, and a library that somebody has signed.
final class Jars {
    static final String PLAIN = "plain-1.0.jar";
    static final String SIGNED = "signed-1.0.jar";

    private Jars() {}

    /// @return the provider's jar; the others stand beside it
    static Path in(Path folder) {
        write(folder.resolve(PLAIN), manifest(), "a/Plain.class", "plain");
        var signed = manifest();
        var digest = new Attributes();
        digest.putValue("SHA-256-Digest", "bm90IGEgZGlnZXN0");
        signed.getEntries().put("a/Signed.class", digest);
        write(
                folder.resolve(SIGNED),
                signed,
                "META-INF/ACME.SF",
                "signature",
                "META-INF/ACME.RSA",
                "certificate",
                "a/Signed.class",
                "signed");
        var own = manifest();
        own.getMainAttributes().put(Attributes.Name.CLASS_PATH, PLAIN + " " + SIGNED);
        var jar = folder.resolve("simplon-provider-1.jar");
        write(jar, own, "a/Own.class", "own");
        return jar;
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    /// @param entries names and contents in turn
    static void write(Path jar, Manifest manifest, String... entries) {
        var bytes = new ByteArrayOutputStream();
        try {
            try (var out = new JarOutputStream(bytes, manifest)) {
                for (int i = 0; i < entries.length; i += 2) {
                    out.putNextEntry(new ZipEntry(entries[i]));
                    out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            Files.createDirectories(jar.getParent());
            Files.write(jar, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
