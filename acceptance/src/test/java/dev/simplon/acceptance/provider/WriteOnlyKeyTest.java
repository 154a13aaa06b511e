package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.SharedKeyTest.change;
import static dev.simplon.acceptance.provider.SharedKeyTest.key;
import static dev.simplon.acceptance.provider.SiteToSite.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A key that Terraform hands through and keeps nowhere.
@ExtendWith(LocalAzure.Given.class)
class WriteOnlyKeyTest {
    private static final String FIRST = "wr1te0nly-f1rst-53cr3t";
    private static final String SECOND = "wr1te0nly-53c0nd-53cr3t";

    @Test
    void aWriteOnlyKeyArrivesAtAzureAndStandsInNoFile(LocalAzure azure) throws IOException {
        var provider = azure.provider(LocalAzure.MAIN, Map.of("TF_LOG", "TRACE"));
        var terraform =
                azure.terraform("key-write-only", LocalAzure.MAIN)
                        .with("TF_REATTACH_PROVIDERS", provider.reattach())
                        .with("TF_LOG_CORE", "TRACE")
                        .with("TF_VAR_key", FIRST);
        var stack = stack(1);
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        assertThat(key(azure, stack)).isEqualTo(FIRST);
        assertThat(terraform.instance(CONNECTION).get("attributes").get("shared_key_wo").isNull())
                .isTrue();
        assertThat(terraform.instance(CONNECTION).get("attributes").get("shared_key").isNull())
                .isTrue();
        terraform.plan(0);

        // Another key alone is not noticed, since nobody knows the one before.
        var changed = terraform.with("TF_VAR_key", SECOND);
        changed.plan(0);
        assertThat(key(azure, stack)).isEqualTo(FIRST);

        changed.configured(stack(2).text()).plan(2);
        assertThat(change(changed.planned(), CONNECTION).get("actions").toString())
                .isEqualTo("[\"update\"]");
        changed.apply();
        assertThat(key(azure, stack)).isEqualTo(SECOND);
        changed.plan(0);

        assertThat(provider.log())
                .contains("\"tf_rpc\":\"ApplyResourceChange\"")
                .doesNotContain(FIRST)
                .doesNotContain(SECOND);
        assertThat(filesWith(terraform.folder(), FIRST)).isEmpty();
        assertThat(filesWith(terraform.folder(), SECOND)).isEmpty();
        changed.destroy();
    }

    private static SiteToSite stack(int version) {
        return SiteToSite.in("key-write-only")
                .connection("shared_key", ABSENT)
                .connection("shared_key_wo", ref("var.key"))
                .connection("shared_key_wo_version", version)
                .and(
                        """
                        variable "key" {
                          type      = string
                          ephemeral = true
                        }
                        """);
    }

    /// The files below a folder that hold a text, those of the archives in it too.
    static List<Path> filesWith(Path folder, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<Path>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (holds(Files.readAllBytes(file), bytes) || archiveHolds(file, bytes)) {
                    found.add(file);
                }
            }
            return found;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// A saved plan is a zip.
    private static boolean archiveHolds(Path file, byte[] text) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            while (zip.getNextEntry() != null) {
                if (holds(zip.readAllBytes(), text)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean holds(byte[] bytes, byte[] text) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(new String(text, StandardCharsets.ISO_8859_1));
    }
}
