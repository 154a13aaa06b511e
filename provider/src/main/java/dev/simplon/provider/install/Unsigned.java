package dev.simplon.provider.install;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A jar as it is installed: without signature. The JDK keeps no class of a signed jar in its
/// ahead-of-time cache (so all of Azure's client would be loaded anew at every start), and checks
/// each class's digest at run time. What signed jars protect on the way here, Maven has checked;
/// what is installed, Terraform's lock file protects.
final class Unsigned {
    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);

    /// MS-DOS time has no zone: the same everywhere.
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Unsigned() {}

    /// The jar's own bytes where it is not signed; else its entries without compression, since
    /// different builds of the JDK compress differently.
    static InputStream open(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile(), false)) {
            var entries = file.stream().map(ZipEntry::getName).toList();
            return entries.stream().anyMatch(name -> SIGNATURE.matcher(name).matches())
                    ? new ByteArrayInputStream(rewritten(file, entries))
                    : Files.newInputStream(jar);
        }
    }

    private static byte[] rewritten(JarFile file, List<String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var name : entries) {
                if (!SIGNATURE.matcher(name).matches()) {
                    write(out, name, contents(file, name));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] contents(JarFile file, String name) throws IOException {
        try (var in = file.getInputStream(file.getEntry(name))) {
            if (!name.equals(JarFile.MANIFEST_NAME)) {
                return in.readAllBytes();
            }
            // Its other sections are the digests of the entries.
            var manifest = new Manifest();
            manifest.getMainAttributes().putAll(new Manifest(in).getMainAttributes());
            manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
            var text = new ByteArrayOutputStream();
            manifest.write(text);
            return text.toByteArray();
        }
    }

    private static void write(ZipOutputStream out, String name, byte[] contents)
            throws IOException {
        var crc = new CRC32();
        crc.update(contents);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(contents.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(WRITTEN);
        out.putNextEntry(entry);
        out.write(contents);
        out.closeEntry();
    }
}
