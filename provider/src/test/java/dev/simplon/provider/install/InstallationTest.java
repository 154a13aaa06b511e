package dev.simplon.provider.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.provider.install.Installation.Outcome;
import dev.simplon.resource.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    private static final Version VERSION = Version.of("4.55.0");

    @TempDir Path folder;

    @Test
    void thePackageIsWholeAndWhereTerraformAndOpenTofuLook() throws IOException {
        var installation = installation("a mirror");
        assertThat(installation.lay(Jars.in(folder.resolve("jars")))).isEqualTo(Outcome.INSTALLED);

        var place = folder.resolve("a mirror/registry.terraform.io/simplon/azurerm/4.55.0");
        assertThat(files(place.resolve("linux_amd64")).keySet())
                .containsExactly(
                        "launch/find-jdk",
                        "launch/hand-over",
                        "launch/identity",
                        "launch/jvm-flags",
                        "lib/plain-1.0.jar",
                        "lib/signed-1.0.jar",
                        "lib/simplon-provider-1.jar",
                        "schema/5",
                        "schema/6",
                        "terraform-provider-azurerm_v4.55.0");
        assertThat(installation.launcher())
                .isEqualTo(place.resolve("linux_amd64/terraform-provider-azurerm_v4.55.0"))
                .isExecutable();
        assertThat(folder.resolve("a mirror/registry.opentofu.org/simplon/azurerm/4.55.0"))
                .isDirectoryContaining("glob:**/linux_amd64");
        assertThat(
                        folder.resolve(
                                        "a mirror/registry.opentofu.org/simplon/azurerm/4.55.0/linux_amd64")
                                .toRealPath())
                .isEqualTo(place.resolve("linux_amd64").toRealPath());
        assertThat(folder.resolve("a mirror"))
                .as("nothing half done is left")
                .isDirectoryNotContaining("glob:**/.simplon-*");
    }

    @Test
    void theSameJarsMakeTheSameBytesAndTimesAnywhere() throws IOException {
        var here = installation("here");
        var there = installation("there");
        here.lay(Jars.in(folder.resolve("jars")));
        there.lay(Jars.in(folder.resolve("other jars")));
        assertThat(files(here.folder())).isEqualTo(files(there.folder()));
        for (var file : files(here.folder()).keySet()) {
            assertThat(Files.getLastModifiedTime(here.folder().resolve(file)))
                    .isEqualTo(Files.getLastModifiedTime(there.folder().resolve(file)));
        }
    }

    @Test
    void layingItAgainChangesNothing() throws IOException {
        var installation = installation("mirror");
        var jar = Jars.in(folder.resolve("jars"));
        installation.lay(jar);
        var before = keyOf(installation.folder());
        assertThat(installation.lay(jar)).isEqualTo(Outcome.UNCHANGED);
        assertThat(keyOf(installation.folder())).isEqualTo(before);
    }

    @Test
    void aDamagedPackageIsReplacedAndOthersAreLeftAlone() throws IOException {
        var installation = installation("mirror");
        var jar = Jars.in(folder.resolve("jars"));
        installation.lay(jar);
        var whole = files(installation.folder());
        Files.writeString(installation.folder().resolve("schema/6"), "damaged");
        var other =
                folder.resolve("mirror/registry.terraform.io/hashicorp/random/1.0.0/linux_amd64");
        Files.createDirectories(other);

        assertThat(installation.lay(jar)).isEqualTo(Outcome.REPLACED);
        assertThat(files(installation.folder())).isEqualTo(whole);
        assertThat(other).isDirectory();
    }

    @Test
    void anotherJarIsAnotherPackage() throws IOException {
        var installation = installation("mirror");
        installation.lay(Jars.in(folder.resolve("jars")));
        var identity = Files.readString(installation.folder().resolve("launch/identity"));
        var changed = folder.resolve("changed");
        var jar = Jars.in(changed);
        Files.delete(changed.resolve(Jars.PLAIN));
        Files.copy(jar, changed.resolve(Jars.PLAIN));
        assertThat(installation.lay(jar)).isEqualTo(Outcome.REPLACED);
        assertThat(Files.readString(installation.folder().resolve("launch/identity")))
                .isNotEqualTo(identity);
    }

    @Test
    void aSignedJarIsInstalledWithoutItsSignature() throws IOException {
        var installation = installation("mirror");
        installation.lay(Jars.in(folder.resolve("jars")));
        try (var jar = new JarFile(installation.folder().resolve("lib/" + Jars.SIGNED).toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .containsExactly("META-INF/MANIFEST.MF", "a/Signed.class");
            assertThat(jar.getManifest().getEntries()).isEmpty();
            assertThat(jar.getInputStream(jar.getEntry("a/Signed.class")).readAllBytes())
                    .asString()
                    .isEqualTo("signed");
        }
    }

    @Test
    void aMissingLibraryIsNamed() throws IOException {
        var jar = Jars.in(folder.resolve("jars"));
        Files.delete(folder.resolve("jars").resolve(Jars.SIGNED));
        assertThatThrownBy(() -> installation("mirror").lay(jar))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(Jars.SIGNED);
        assertThat(folder.resolve("mirror")).doesNotExist();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        var installation = installation("file/mirror");
        var jar = Jars.in(folder.resolve("jars"));
        assertThatThrownBy(() -> installation.lay(jar))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(folder.resolve("file").toString());
    }

    @Test
    void theSchemaIsThatOfTheVersion() throws IOException {
        var jar = Jars.in(folder.resolve("jars"));
        var old = installation("mirror", Version.of("3.60.0"));
        var recent = installation("mirror", VERSION);
        old.lay(jar);
        recent.lay(jar);
        assertThat(schema(old)).contains("enable_bgp").isNotEqualTo(schema(recent));
    }

    private static Object keyOf(Path folder) throws IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    }

    private static String schema(Installation installation) throws IOException {
        return new String(
                Files.readAllBytes(installation.folder().resolve("schema/6")),
                StandardCharsets.ISO_8859_1);
    }

    private Installation installation(String mirror) {
        return installation(mirror, VERSION);
    }

    private Installation installation(String mirror, Version version) {
        return new Installation(folder.resolve(mirror), Address.SIMPLON, version, "linux_amd64");
    }

    /// The bytes of every file, by path.
    private static SortedMap<String, ByteBuffer> files(Path root) throws IOException {
        var files = new TreeMap<String, ByteBuffer>();
        try (var found = Files.walk(root)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(file).toString(),
                        ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
