package dev.simplon.cli.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Java examples of the reference pages make what their HCL counterparts say.
class ReferenceExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples/reference");

    @TempDir static Path cache = Path.of("");

    static List<String> examples() {
        try (var files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.endsWith("Main.java"))
                    .map(file -> EXAMPLES.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void programMakesTheSameBlocksAsTheConfiguration(String example, @TempDir Path out)
            throws Exception {
        var folder = EXAMPLES.resolve(example);
        var said = new ByteArrayOutputStream();
        var runner =
                ProgramRunner.ofThisProcess(
                        cache, new PrintStream(said, true, StandardCharsets.UTF_8));
        var outcome =
                runner.run(
                        new Program.SourceFile(folder.resolve("Main.java")),
                        folder.toAbsolutePath().normalize(),
                        out);
        assertThat(outcome)
                .as(said.toString(StandardCharsets.UTF_8))
                .isInstanceOf(ProgramOutcome.Synthesized.class);
        var document =
                JsonCodec.decode(Files.readString(out.resolve("stacks/example/cdk.tf.json")));
        var hcl = Files.readString(folder.resolve("main.tf"));
        var type = example.substring(example.indexOf('/') + 1);
        var kind = example.startsWith("resources") ? "resource" : "data";
        assertThat(document.member(kind).orElseThrow().asMap()).containsKey(type);
        assertThat(addresses(document))
                .isNotEmpty()
                .hasSize(hcl.split("\n(resource|data) ", -1).length - 1)
                .allSatisfy(address -> assertThat(hcl).contains(address));
    }

    /// Each as HCL's block header has it: `resource "azurerm_public_ip" "address" {`.
    private static List<String> addresses(Value document) {
        return List.of("resource", "data").stream()
                .flatMap(kind ->
                        document.member(kind).map(Value::asMap).stream()
                                .flatMap(types -> types.entrySet().stream())
                                .flatMap(type ->
                                        type.getValue().asMap().keySet().stream()
                                                .map(name ->
                                                        "%s \"%s\" \"%s\" {"
                                                                .formatted(
                                                                        kind,
                                                                        type.getKey(),
                                                                        name))))
                .toList();
    }
}
