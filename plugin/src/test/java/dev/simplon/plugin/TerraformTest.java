package dev.simplon.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.plugin.log.LogLevel;
import dev.simplon.resource.PrivateData;
import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.World;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The test provider under the real terraform.
class TerraformTest {
    private static final String BOXES =
            """
            provider "test" {}

            resource "test_box" "a" {
              name     = "a"
              size     = 3
              tags     = { k = "v" }
              notes    = ["one", "zwölf"]
              secret   = "s3cr3t-words"
              ticket   = "once-only"
              anything = { x = [1, "two", true], y = null, big = 123456789012345678901234567890, small = 0.1 }
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

            data "test_box" "a" {
              name       = "a"
              depends_on = [test_box.a]
            }

            output "size" {
              value = data.test_box.a.size
            }
            """;

    private final World world = new World();
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void attachedProviderGoesThroughAWholeLife(int protocol) throws IOException {
        try (var server = attachable(protocol)) {
            wholeLife(attached(server));
        }
        assertThat(world.ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void startedProviderGoesThroughAWholeLifeOverMutualTls(int protocol) {
        wholeLife(new Terraform(folder).starting(folder.resolve("world"), protocol));
    }

    @Test
    void installedProviderIsLockedAndLogsWithoutSecrets() {
        var terraform = new Terraform(folder).installing(folder.resolve("world"));
        terraform.configuration(BOXES);
        assertThat(terraform.run("init", "-no-color").endedWith(0).output())
                .contains("Installed hashicorp/test v1.2.3");
        assertThat(terraform.read(".terraform.lock.hcl")).contains("h1:");
        terraform.with("TF_LOG_PROVIDER", "debug");
        assertThat(terraform.run("apply", "-auto-approve", "-no-color").endedWith(0).output())
                .contains("provider.terraform-provider-test_v1.2.3: Call done")
                .contains("tf_rpc=ApplyResourceChange")
                .contains("tf_type=test_box")
                .contains("tf_req_duration_ms=")
                .doesNotContain("s3cr3t-words")
                .doesNotContain("once-only");
    }

    private static void wholeLife(Terraform terraform) {
        terraform.configuration(BOXES);
        terraform.run("validate").endedWith(0);
        assertThat(terraform.run("plan", "-no-color", "-out=plan").endedWith(0).output())
                .contains("2 to add")
                .contains("+ secret   = (sensitive value)")
                .contains("+ ticket   = (write-only attribute)");
        terraform.run("apply", "plan").endedWith(0);
        unchanged(terraform);
        assertThat(terraform.read("terraform.tfstate")).doesNotContain("once-only");
        terraform.configuration(BOXES.replace("size     = 3", "size     = 4"));
        assertThat(terraform.run("apply", "-auto-approve", "-no-color").endedWith(0).output())
                .contains("~ size     = 3 -> 4")
                .contains("size = 4");
        unchanged(terraform);
        terraform.run("destroy", "-auto-approve").endedWith(0);
    }

    @Test
    void newNameReplaces() throws IOException {
        try (var server = attachable(6)) {
            var terraform = attached(server);
            terraform.configuration(box("name = \"a\""));
            terraform.run("apply", "-auto-approve").endedWith(0);
            terraform.configuration(box("name = \"c\""));
            assertThat(terraform.run("plan", "-no-color").endedWith(0).output())
                    .contains("must be replaced")
                    .contains("~ name     = \"a\" -> \"c\" # forces replacement");
            terraform.run("apply", "-auto-approve").endedWith(0);
            assertThat(world.ids()).containsExactly("/boxes/c");
            assertThat(world.log()).containsExactly("create a", "delete a", "create c");
        }
    }

    @Test
    void mistakeIsShownAtItsLine() throws IOException {
        try (var server = attachable(6)) {
            var terraform = attached(server);
            terraform.configuration(box("name = \"a\"\n  size = -1"));
            assertThat(terraform.run("validate", "-no-color").endedWith(1).output())
                    .contains("Invalid size")
                    .contains("on main.tf line 3, in resource \"test_box\" \"a\":")
                    .contains("3:   size = -1");
            terraform.configuration(box("name = \"a\"\n  size = 101"));
            assertThat(terraform.run("plan", "-no-color").endedWith(1).output())
                    .contains("Error: Too large")
                    .contains("3:   size = 101");
        }
    }

    @Test
    void objectIsImportedByItsId() throws IOException {
        try (var server = attachable(6)) {
            var terraform = attached(server);
            terraform.configuration(box("name = \"a\"\n  size = 7"));
            terraform.run("apply", "-auto-approve").endedWith(0);
            terraform.run("state", "rm", "test_box.a").endedWith(0);
            terraform.run("import", "-no-color", "test_box.a", "/boxes/a").endedWith(0);
            unchanged(terraform);
            assertThat(
                            terraform
                                    .run("import", "-no-color", "test_box.a", "/boxes/a")
                                    .endedWith(1)
                                    .output())
                    .contains("Resource already managed by Terraform");
        }
    }

    @Test
    void objectOfAnotherProvidersAddressIsTakenOver() throws IOException {
        try (var server = attachable(6)) {
            var own = server.reattachJson(Terraform.SOURCE);
            var other = server.reattachJson("registry.terraform.io/other/test");
            var terraform =
                    new Terraform(folder)
                            .with(
                                    "TF_REATTACH_PROVIDERS",
                                    own.substring(0, own.length() - 1) + "," + other.substring(1));
            terraform.configuration(
                    """
                    terraform {
                      required_providers {
                        test = { source = "other/test" }
                      }
                    }
                    """
                            + box("name = \"a\""));
            terraform.run("apply", "-auto-approve").endedWith(0);
            assertThat(terraform.read("terraform.tfstate"))
                    .contains("registry.terraform.io/other/test");
            terraform.configuration(
                    box("name = \"a\"").replace("\"test_box\" \"a\"", "\"test_box\" \"b\"")
                            + """
                            moved {
                              from = test_box.a
                              to   = test_box.b
                            }
                            """);
            assertThat(terraform.run("apply", "-auto-approve", "-no-color").endedWith(0).output())
                    .contains("test_box.a has moved to test_box.b")
                    .contains("0 added, 0 changed, 0 destroyed");
            assertThat(terraform.read("terraform.tfstate"))
                    .doesNotContain("other/test")
                    .contains("registry.terraform.io/hashicorp/test");
        }
        assertThat(world.log()).containsExactly("create a");
    }

    @Test
    void stateOfAnotherShapeIsRaised() throws IOException {
        try (var server = attachable(6)) {
            var terraform = attached(server);
            terraform.configuration(box("name = \"a\""));
            terraform.run("apply", "-auto-approve").endedWith(0);
            var state = terraform.read("terraform.tfstate");
            var older =
                    state.replace("\"notes\": null,", "\"gone_since\": [1],")
                            .replaceFirst("\"serial\": \\d+", "\"serial\": 99");
            assertThat(older).contains("gone_since");
            terraform.write("terraform.tfstate", older);
            unchanged(terraform);
        }
    }

    @Test
    void objectThatIsGoneIsMadeAnew() throws IOException {
        try (var server = attachable(6)) {
            var terraform = attached(server);
            terraform.configuration(box("name = \"a\""));
            terraform.run("apply", "-auto-approve").endedWith(0);
            world.remove("/boxes/a");
            assertThat(terraform.run("plan", "-no-color").endedWith(0).output())
                    .contains("1 to add, 0 to change, 0 to destroy");
        }
    }

    @Test
    void halfMadeObjectIsTainted() throws IOException {
        try (var server = attachable(6)) {
            var terraform = attached(server);
            terraform.configuration(box("name = \"a\""));
            world.failHalfway("a");
            assertThat(terraform.run("apply", "-auto-approve", "-no-color").endedWith(1).output())
                    .contains("Error: Half made");
            world.mend();
            assertThat(terraform.run("plan", "-no-color").endedWith(0).output())
                    .contains("is tainted, so must be replaced");
        }
    }

    @Test
    void controlCStopsWhatIsUnderWayAndLosesNothing() throws Exception {
        var begun = new CountDownLatch(1);
        var slow =
                Plugin.of(() ->
                        new TestProvider(world) {
                            @Override
                            public Applied apply(
                                    String type,
                                    Value prior,
                                    Value planned,
                                    Value config,
                                    PrivateData data) {
                                var applied = super.apply(type, prior, planned, config, data);
                                begun.countDown();
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException _) {
                                    return new Applied(
                                            applied.state(),
                                            applied.privateData(),
                                            List.of(Diagnostic.error("Interrupted", "Half way.")));
                                }
                                return applied;
                            }
                        });
        try (var server = attachable(6, slow)) {
            var terraform = attached(server);
            terraform.configuration(box("name = \"a\""));
            var process = terraform.start("apply", "-auto-approve", "-no-color");
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor())
                    .isZero();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isEqualTo(1);
            assertThat(output).contains("Interrupt received").contains("Error: Interrupted");
            assertThat(terraform.run("state", "list").endedWith(0).output())
                    .isEqualTo("test_box.a\n");
        }
    }

    private PluginServer attachable(int protocol) throws IOException {
        return attachable(protocol, Plugin.of(() -> new TestProvider(world)));
    }

    private static PluginServer attachable(int protocol, Plugin plugin) throws IOException {
        return PluginServer.start(Launch.toAttach(protocol, LogLevel.OFF), plugin, System.err);
    }

    private Terraform attached(PluginServer server) {
        return new Terraform(folder)
                .with("TF_REATTACH_PROVIDERS", server.reattachJson(Terraform.SOURCE));
    }

    private static void unchanged(Terraform terraform) {
        terraform.run("plan", "-detailed-exitcode", "-no-color").endedWith(0);
    }

    private static String box(String arguments) {
        return "resource \"test_box\" \"a\" {\n  " + arguments + "\n}\n";
    }
}
