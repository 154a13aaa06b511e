package dev.simplon.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.plugin.log.LogLevel;
import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.World;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformTest {
    private static final String BOX =
            """
            provider "test" {}

            resource "test_box" "a" {
              name     = "a"
              size     = 3
              tags     = { k = "v" }
              notes    = ["one", "two"]
              secret   = "s3cr3t"
              ticket   = "once"
              anything = { x = [1, "two", true], y = null }
              rule {
                port = 80
              }
              rule {
                port  = 443
                label = "tls"
              }
              member { who = "ann" }
              member { who = "bob" }
            }

            resource "test_anonymous" "b" {
              parent = "p-${test_box.a.revision}"
            }
            """;

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void attachedProviderPlansAppliesAndDestroys(int protocol, @TempDir Path folder)
            throws IOException {
        var world = new World();
        try (var server = attachable(protocol, world)) {
            wholeLife(
                    new Terraform(folder)
                            .with("TF_REATTACH_PROVIDERS", server.reattachJson(Terraform.SOURCE)));
        }
        assertThat(world.ids()).isEmpty();
    }

    @Test
    void startedProviderPlansAppliesAndDestroysOverMutualTls(@TempDir Path folder) {
        wholeLife(new Terraform(folder).starting(folder.resolve("world")));
    }

    private static PluginServer attachable(int protocol, World world) throws IOException {
        return PluginServer.start(
                Launch.toAttach(protocol, LogLevel.OFF),
                Plugin.of(() -> new TestProvider(world)),
                System.err);
    }

    private static void wholeLife(Terraform terraform) {
        terraform.configuration(BOX);
        terraform.run("validate").endedWith(0);
        assertThat(terraform.run("plan", "-no-color").endedWith(0).output())
                .contains("2 to add")
                .contains("+ secret   = (sensitive value)")
                .contains("+ ticket   = (write-only attribute)");
        terraform.run("apply", "-auto-approve", "-no-color").endedWith(0);
        terraform.run("plan", "-detailed-exitcode").endedWith(0);
        assertThat(terraform.read("terraform.tfstate")).doesNotContain("once");
        terraform.run("destroy", "-auto-approve").endedWith(0);
    }
}
