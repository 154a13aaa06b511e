package dev.simplon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/// The commands that stand beside the road: plan, apply, destroy, output, and the cloud by itself.
class CommandsTest {
    private static final String EXAMPLE = Simplon.in(Simplon.HOME).example("site-to-site");
    private static final String KEY = "4-v3ry-53cr37-1p53c-5h4r3d-k3y";

    @Test
    void aPlanIsKeptAppliedOnceAndDestroyed() throws IOException {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("cloud", "start", "--detach", "--lab", "off").succeeded();

            var plan =
                    simplon.run("plan", "-detailed-exitcode", "-out", "saved.plan", EXAMPLE)
                            .exits(2);
            assertThat(plan.out())
                    .contains("Plan: 7 to add, 0 to change, 0 to destroy.")
                    .contains("(sensitive value)");
            assertThat(plan.out() + plan.err()).doesNotContain(KEY);
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            yard.folder().resolve("saved.plan"))))
                    .isEqualTo("rw-------");

            var apply = simplon.run("apply", "saved.plan").succeeded();
            assertThat(apply.out())
                    .contains("Apply complete! Resources: 7 added, 0 changed, 0 destroyed.");
            assertThat(apply.out() + apply.err()).doesNotContain(KEY);
            assertThat(simplon.run("plan", "-detailed-exitcode", EXAMPLE).succeeded().out())
                    .contains("No changes. Your infrastructure matches the configuration.")
                    .doesNotContain("changed outside");
            assertThat(simplon.run("apply", "saved.plan").exits(1).err())
                    .contains("Saved plan is stale");

            assertThat(
                            simplon.run("output", "--json")
                                    .succeeded()
                                    .json()
                                    .at("/connection_id/value")
                                    .asText())
                    .endsWith("/connections/onpremise");
            assertThat(simplon.run("apply", EXAMPLE).succeeded().out()).contains("No changes.");

            assertThat(simplon.run("destroy").exits(1).err()).contains("-auto-approve");
            var destroy = simplon.run("destroy", "-auto-approve").succeeded();
            assertThat(destroy.out()).contains("7 destroyed");
            simplon.run("plan", "-detailed-exitcode", EXAMPLE).exits(2);
        }
    }

    @Test
    void theCloudStandsByItselfAndKeepsWhatItHolds() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("cloud", "status").exits(1);
            simplon.run("cloud", "start", "--detach", "--lab", "off", "--data", "azure")
                    .succeeded();
            var status =
                    simplon.run("cloud", "status", "--json", "--data", "azure").succeeded().json();
            assertThat(status.at("/running").asBoolean()).isTrue();
            assertThat(ProcessHandle.of(status.at("/pid").asLong())).isPresent();
            assertThat(status.at("/address").asText()).startsWith("127.0.0.1:");
            assertThat(status.at("/data").asText()).endsWith("/azure");
            var env = simplon.run("cloud", "env", "--data", "azure").succeeded().out();
            assertThat(env.lines().map(line -> line.replaceFirst("export (\\w+)=.*", "$1")))
                    .containsExactlyInAnyOrder(
                            "ARM_METADATA_HOSTNAME",
                            "ARM_TENANT_ID",
                            "ARM_CLIENT_ID",
                            "ARM_CLIENT_SECRET",
                            "ARM_SUBSCRIPTION_ID",
                            "SSL_CERT_FILE");
            simplon.run("cloud", "stop", "--data", "azure").succeeded();
            simplon.run("cloud", "status", "--data", "azure").exits(1);
            simplon.run("cloud", "start", "--detach", "--lab", "off", "--data", "azure")
                    .succeeded();
            assertThat(simplon.run("cloud", "env", "--data", "azure").succeeded().out())
                    .as("address, ids and secret stay over a restart")
                    .isEqualTo(env);
            simplon.run("cloud", "stop", "--data", "azure").succeeded();
        }
    }

    @Test
    void aProgramMayBeAClassOfTheUsersOwnProject() throws Exception {
        try (var yard = Yard.open()) {
            // What a Maven project of the user's has after `mvn compile`: classes, and our jars as
            // dependencies.
            var classes = yard.folder().resolve("classes");
            var javac =
                    java.nio.file.Path.of(System.getProperty("java.home"), "bin", "javac")
                            .toString();
            var jars = Simplon.HOME.resolve("cli/target/app/lib").toString() + "/*";
            var compiled =
                    new ProcessBuilder(
                                    javac,
                                    "-nowarn",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    jars,
                                    EXAMPLE)
                            .redirectErrorStream(true)
                            .start();
            var said =
                    new String(
                            compiled.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            assertThat(compiled.waitFor()).as(said).isZero();
            yard.simplon().run("check", "--class-path", classes.toString(), "Main").succeeded();
        }
    }
}
