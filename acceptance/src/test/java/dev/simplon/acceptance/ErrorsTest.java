package dev.simplon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person is told who did something wrong: what, where, why, how to mend it; with the right
/// exit code and nothing lost. The whole outputs stand in `src/test/resources/errors/`; a run with
/// -Dgolden.update=true writes them.
class ErrorsTest {
    private static final Path GOLDENS =
            Simplon.HOME.resolve("acceptance/src/test/resources/errors");
    private static final Path EXAMPLE = Simplon.HOME.resolve("examples/site-to-site/Main.java");

    @Test
    void anUnknownAttribute() {
        document("unknown-attribute", 1, "\"allocation_method\"", "\"alocation_method\"");
    }

    @Test
    void aPrefixThatIsNone() {
        document("bad-prefix", 3, "10.0.1.0/24", "10.0.1.0/33");
    }

    /// The line where a key stands is named, and not shown.
    @Test
    void aKeyThatAzureDoesNotTake() {
        program("bad-key", 3, "4-v3ry-53cr37-1p53c-5h4r3d-k3y", "s3cr3t-w1th-\u00fc");
    }

    @Test
    void aReferenceToNothing() {
        document(
                "missing-reference",
                1,
                "azurerm_public_ip.gateway-address.id}",
                "azurerm_public_ip.gateway-adress.id}");
    }

    @Test
    void aProgramThatDoesNotCompile() {
        program("does-not-compile", 1, ".build()", ".bild()");
    }

    @Test
    void aProgramThatThrows() {
        program(
                "throws",
                1,
                "void main() {",
                "void main() {\n    java.util.Objects.requireNonNull(null, \"the address book is empty\");");
    }

    @Test
    void aProgramThatForgetsToSynthesize() {
        program("no-synth", 1, "app.synth();", "");
    }

    @Test
    void aProgramThatIsNotThere() {
        try (var yard = Yard.open()) {
            golden("no-program", yard, yard.simplon().run("up", "Nowhere.java"), 64);
        }
    }

    @Test
    void aPortInUse() throws IOException {
        try (var yard = Yard.open();
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run =
                    yard.simplon()
                            .run(
                                    "cloud",
                                    "start",
                                    "--detach",
                                    "--port",
                                    String.valueOf(taken.getLocalPort()));
            golden(
                    "port-in-use",
                    yard,
                    run,
                    5,
                    List.of(String.valueOf(taken.getLocalPort()), "@PORT@"));
        }
    }

    @Test
    void aMachineThatAllowsNoNamespaces() {
        try (var yard = Yard.open()) {
            // A user namespace in which no further one may be made stands for a machine that
            // forbids them.
            var walled =
                    new Simplon(
                            Simplon.HOME,
                            yard.simplon().directory(),
                            List.of(
                                    "unshare",
                                    "--user",
                                    "--map-root-user",
                                    "sh",
                                    "-c",
                                    "echo 0 > /proc/sys/user/max_user_namespaces; exec \"$@\"",
                                    "sh"),
                            yard.simplon().environment());
            golden("no-namespaces", yard, walled.run("up", "--lab", "on", EXAMPLE.toString()), 5);
            var predicted = walled.run("up", EXAMPLE.toString()).succeeded();
            assertThat(predicted.out()).contains("predicted").doesNotContain("measured");
            walled.run("doctor").exits(5);
            walled.run("down").succeeded();
        }
    }

    @Test
    void anotherKeyOnOneEnd() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("up", EXAMPLE.toString()).succeeded();
            simplon.with("OTHER_KEY", "not-the-same-key")
                    .run("device", "set", "onpremise", "--shared-key-from", "env:OTHER_KEY")
                    .succeeded();
            Await.until(
                    "NotConnected with another key",
                    Duration.ofSeconds(60),
                    simplon::status,
                    status ->
                            status.at("/connections/0/connectionStatus")
                                            .asText()
                                            .equals("NotConnected")
                                    && status.at("/connections/0/reason").asText().contains("key"));
            golden("another-key", yard, simplon.run("status"), 4);
        }
    }

    @Test
    void aDamagedState() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("up", "--lab", "off", EXAMPLE.toString()).succeeded();
            var state = yard.folder().resolve(".simplon/site-to-site/terraform.tfstate");
            var whole = Simplon.text(state);
            var half = whole.substring(0, whole.indexOf("\"outputs\"") + 12);
            write(state, half);
            golden("damaged-state", yard, simplon.run("plan", EXAMPLE.toString()), 1);
            assertThat(Simplon.text(state)).isEqualTo(half);
        }
    }

    @Test
    void aStaleLock() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("up", "--lab", "off", EXAMPLE.toString()).succeeded();
            var lock = yard.folder().resolve(".simplon/site-to-site/.terraform.tfstate.lock.info");
            write(
                    lock,
                    """
                    {"ID":"e8590000-0000-4000-8000-000000000000","Operation":"OperationTypeApply","Info":"","Who":"root@gone","Version":"1.11.4","Created":"2026-11-24T18:14:13.948220961Z","Path":"terraform.tfstate"}
                    """);
            golden("stale-lock", yard, simplon.run("plan", EXAMPLE.toString()), 1);
            assertThat(lock).exists();
        }
    }

    @Test
    void anOptionThatIsNone() {
        try (var yard = Yard.open()) {
            golden("wrong-option", yard, yard.simplon().run("up", "--tunel"), 64);
        }
    }

    @Test
    void nothingIsUp() {
        try (var yard = Yard.open()) {
            golden("nothing-is-up", yard, yard.simplon().run("status"), 1);
        }
    }

    @Test
    void aKeyOnTheCommandLine() {
        try (var yard = Yard.open()) {
            golden(
                    "key-on-the-command-line",
                    yard,
                    yard.simplon().run("device", "set", "onpremise", "--shared-key-from", "s3cret"),
                    64);
        }
    }

    /// The example's own program with one text replaced.
    private static void program(String name, int code, String text, String other) {
        try (var yard = Yard.open()) {
            var source = Simplon.text(EXAMPLE);
            assertThat(source).contains(text);
            int at = source.lastIndexOf(text);
            write(
                    yard.folder().resolve("Main.java"),
                    source.substring(0, at) + other + source.substring(at + text.length()));
            golden(name, yard, yard.simplon().run("check"), code);
            assertThat(yard.folder().resolve(".simplon/site-to-site")).doesNotExist();
        }
    }

    /// What the example synthesizes to, with one text replaced: a declaration in Terraform's JSON.
    private static void document(String name, int code, String text, String other) {
        try (var yard = Yard.open()) {
            yard.simplon().run("synth", "--output", "out", EXAMPLE.toString()).succeeded();
            var document =
                    Simplon.text(yard.folder().resolve("out/stacks/site-to-site/cdk.tf.json"));
            assertThat(document).contains(text);
            var folder = yard.folder().resolve("site-to-site");
            write(folder.resolve("main.tf.json"), document.replace(text, other));
            golden(name, yard, yard.simplon().run("check", "site-to-site"), code);
        }
    }

    @SafeVarargs
    private static void golden(
            String name, Yard yard, Simplon.Run run, int code, List<String>... replacements) {
        var text =
                (run.out() + run.err())
                        .replace(yard.folder().toString(), "@FOLDER@")
                        .replace(Simplon.HOME.toString(), "@HOME@")
                        .replaceAll("\\d+(\\.\\d+)? m?s\\b", "@TIME@")
                        .replaceAll(" +@TIME@", " @TIME@")
                        .replaceAll("pid \\d+", "pid @PID@")
                        .replaceAll("(charon|agent|init) \\d+ in", "$1 @PID@ in")
                        .replaceAll("127.0.0.1:\\d+", "127.0.0.1:@PORT@")
                        .replaceAll("as of \\d{4}-\\d\\d-\\d\\d", "as of @TODAY@");
        for (var replacement : replacements) {
            text = text.replace(replacement.getFirst(), replacement.getLast());
        }
        text = text + "[exit " + run.exit() + "]\n";
        var golden = GOLDENS.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            write(golden, text);
        }
        assertThat(text).as("output of %s", run.arguments()).isEqualTo(Simplon.text(golden));
        assertThat(run.exit()).isEqualTo(code);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
