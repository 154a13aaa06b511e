package dev.simplon.cli.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cli.program.ProgramOutcome.ExitedWith;
import dev.simplon.cli.program.ProgramOutcome.NotCompiled;
import dev.simplon.cli.program.ProgramOutcome.NothingSynthesized;
import dev.simplon.cli.program.ProgramOutcome.Problem;
import dev.simplon.cli.program.ProgramOutcome.Synthesized;
import dev.simplon.cli.program.ProgramOutcome.Threw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramRunnerTest {
    private static final String IMPORTS =
            """
            import dev.simplon.bindings.azurerm.v4.provider.*;
            import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
            import dev.simplon.constructs.*;
            """;

    @TempDir Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private ProgramRunner runner = ProgramRunner.ofThisProcess(Path.of("."), System.err);

    @BeforeEach
    void runnerOfItsOwn() {
        runner =
                ProgramRunner.ofThisProcess(
                        folder.resolve("cache"),
                        new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"site-to-site", "vnet-to-vnet", "site-to-site-2023", "vnet-to-vnet-2023"})
    void examplesCompileAndSynthesizeOneStackNamedAfterTheirFolder(String example)
            throws Exception {
        var file = Path.of("..", "examples", example, "Main.java");

        var outcome = runner.run(Program.of(file), folder, folder.resolve("out"));

        assertThat(outcome).isInstanceOf(Synthesized.class);
        var synthesized = (Synthesized) outcome;
        assertThat(synthesized.stacks()).extracting(SynthesizedStack::id).containsExactly(example);
        assertThat(synthesized.stacks().getFirst().folder().resolve("cdk.tf.json")).exists();
    }

    @Test
    void positionOfAnArgumentIsTheLineThatSetIt() throws Exception {
        var file = Path.of("..", "examples", "site-to-site-2023", "Main.java");

        var outcome = runner.run(Program.of(file), folder, folder.resolve("out"));

        var positions = ((Synthesized) outcome).stacks().getFirst().positions();
        assertThat(positions.find("azurerm_public_ip.example", path("allocation_method")))
                .contains(lineOf(file, ".allocationMethod(\"Dynamic\")"));
        assertThat(positions.find("azurerm_public_ip.example[0]", path("sku")))
                .contains(lineOf(file, "PublicIp.Builder.create"));
        assertThat(
                        positions.find(
                                "azurerm_virtual_network_gateway.example",
                                path("ip_configuration").index(0).attribute("subnet_id")))
                .contains(lineOf(file, ".subnetId("));
        assertThat(
                        positions.find(
                                "azurerm_virtual_network_gateway.example",
                                path("ip_configuration").index(0).attribute("name")))
                .contains(lineOf(file, "VirtualNetworkGatewayIpConfiguration.builder()"));
        assertThat(positions.find("azurerm_public_ip.other")).isEmpty();
    }

    private static dev.simplon.values.Path path(String name) {
        return dev.simplon.values.Path.of(name);
    }

    private static SourcePosition lineOf(Path file, String text) throws IOException {
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return new SourcePosition(file, i + 1);
            }
        }
        throw new AssertionError(text);
    }

    @Test
    void programMayUseSourceFilesBesideItAndIsCompiledAgainWhenOneChanges() throws Exception {
        var file =
                program(
                        """
                        void main() {
                            var app = new App();
                            new TerraformStack(app, Names.STACK);
                            app.synth();
                        }
                        """);
        var beside = folder.resolve("Names.java");
        Files.writeString(beside, "class Names { static final String STACK = \"one\"; }");
        assertThat(stackIds(run(file))).containsExactly("one");
        assertThat(stackIds(run(file))).containsExactly("one");

        Files.writeString(beside, "class Names { static final String STACK = \"two\"; }");

        assertThat(stackIds(run(file))).containsExactly("two");
    }

    @Test
    void programInAPackageIsFoundBelowItsRoot() throws Exception {
        var file = folder.resolve("net/acme/Hub.java");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                package net.acme;

                import dev.simplon.constructs.*;

                class Hub {
                    static class Name {}

                    public static void main(String[] arguments) {
                        var app = new App();
                        var stack = new TerraformStack(app, "hub");
                        TerraformOutput.Builder.create(stack, "o").value(Other.VALUE).build();
                        app.synth();
                    }
                }
                """);
        Files.writeString(
                folder.resolve("net/acme/Other.java"),
                "package net.acme; class Other { static final String VALUE = \"v\"; }");

        var outcome = run(file);

        assertThat(((Synthesized) outcome).stacks().getFirst().positions().find("output.o"))
                .map(p -> p.file().endsWith("net/acme/Hub.java") + " " + p.line())
                .contains("true 11");
    }

    @Test
    void notCompilingSaysFileLineColumnAndJavacsWords() throws Exception {
        var file =
                program(
                        """
                        void main() {
                            var stack = new TerraformStack(new App(), "s");
                            ResourceGroup.Builder.create(stack, "g").nam("x");
                        }
                        """);

        assertThat(run(file))
                .isEqualTo(
                        new NotCompiled(
                                List.of(
                                        new Problem(
                                                file,
                                                6,
                                                45,
                                                """
                                                cannot find symbol
                                                  symbol:   method nam(java.lang.String)
                                                  location: class dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup.Builder\
                                                """,
                                                "    ResourceGroup.Builder.create(stack, \"g\").nam(\"x\");"))));
    }

    @Test
    void throwingGivesTheMessageAndTheUsersOwnFrames() throws Exception {
        var file =
                program(
                        """
                        void main() {
                            IO.println("so far so good");
                            make(new TerraformStack(new App(), "s"));
                        }

                        void make(TerraformStack stack) {
                            ResourceGroup.Builder.create(stack, "g").name("x").build();
                        }
                        """);

        var outcome = (Threw) run(file);

        assertThat(outcome.exception()).isEqualTo("dev.simplon.constructs.ConstructException");
        assertThat(outcome.message())
                .isEqualTo(
                        "s/g (azurerm_resource_group) has no location, which is required. Call location(...) on its builder.");
        assertThat(outcome.frames())
                .containsExactly(
                        new ProgramOutcome.Frame(
                                "Main.make", Optional.of(new SourcePosition(file, 10))),
                        new ProgramOutcome.Frame(
                                "Main.main", Optional.of(new SourcePosition(file, 6))));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("so far so good\n");
    }

    @Test
    void missingProviderIsSaidBeforeAnythingIsWritten() throws Exception {
        var file =
                program(
                        """
                        void main() {
                            var app = new App();
                            var stack = new TerraformStack(app, "s");
                            ResourceGroup.Builder.create(stack, "g").name("x").location("l").build();
                            app.synth();
                        }
                        """);

        var outcome = (Threw) run(file);

        assertThat(outcome.message())
                .isEqualTo(
                        """
                        Nothing was written, because of 1 problem:
                          [s/g] Its stack has no provider "azurerm", which azurerm_resource_group needs. Add one: AzurermProvider.Builder.create(this, "azurerm").features(AzurermProviderFeatures.builder().build()).build().\
                        """);
        assertThat(folder.resolve("out/stacks/s")).doesNotExist();
    }

    @Test
    void exitCodeOfTheProgramIsKept() throws Exception {
        assertThat(run(program("void main() { System.exit(7); }"))).isEqualTo(new ExitedWith(7));
    }

    @Test
    void programThatNeverSynthesizesIsToldSo() throws Exception {
        assertThat(run(program("void main() { new TerraformStack(new App(), \"s\"); }")))
                .isEqualTo(
                        new NothingSynthesized(
                                "The program ended without writing anything",
                                "Either it never called app.synth(), or its App has an outdir of its own. Call app.synth() at the end of main, and make the App with new App()."));
    }

    @Test
    void documentOfAnEarlierRunIsNotTakenForThisOnes() throws Exception {
        run(program("void main() { var a = new App(); new TerraformStack(a, \"s\"); a.synth(); }"));

        assertThat(run(program("void main() {}"))).isInstanceOf(NothingSynthesized.class);
    }

    @Test
    void programWithoutStackIsToldSo() throws Exception {
        assertThat(run(program("void main() { new App().synth(); }")))
                .isEqualTo(
                        new NothingSynthesized(
                                "The program has no stack",
                                "It called app.synth(), but made no TerraformStack under the App. Make one: new MyStack(app, \"name\")."));
    }

    @Test
    void missingFileIsToldSo() throws Exception {
        assertThat(run(folder.resolve("No.java"))).isInstanceOf(NothingSynthesized.class);
    }

    @Test
    void classOfTheUsersOwnBuildIsRun() throws Exception {
        var project = folder.resolve("project");
        var source = project.resolve("src/main/java/net/acme/Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                """
                package net.acme;
                import dev.simplon.constructs.*;
                public class Main {
                    public static void main(String[] arguments) {
                        var app = new App();
                        var stack = new TerraformStack(app, "built");
                        TerraformOutput.Builder.create(stack, "o").value("v").build();
                        app.synth();
                    }
                }
                """);
        var classes = Files.createDirectories(project.resolve("target/classes"));
        var compiled =
                Compilation.of(SourceText.read(source), runner.libraries().classPath(), classes);
        assertThat(compiled).isInstanceOf(Compilation.Done.class);

        var outcome =
                runner.run(
                        new Program.MainClass(classes.toString(), "net.acme.Main"),
                        folder,
                        folder.resolve("out"));

        assertThat(((Synthesized) outcome).stacks().getFirst().positions().find("output.o"))
                .contains(new SourcePosition(source, 7));
    }

    @Test
    void folderWithDocumentsIsTakenAsItIs() throws Exception {
        var plain = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(plain.resolve("main.tf.json"), "{}");

        assertThat(stackIds(runner.run(Program.of(plain), folder, folder.resolve("out"))))
                .containsExactly("plain");
    }

    @Test
    void outputFolderOfAProgramIsTakenAsItIs() throws Exception {
        run(program("void main() { var a = new App(); new TerraformStack(a, \"s\"); a.synth(); }"));

        var outcome =
                runner.run(Program.of(folder.resolve("out")), folder, folder.resolve("other"));

        assertThat(stackIds(outcome)).containsExactly("s");
    }

    @Test
    void emptyFolderIsToldSo() throws Exception {
        var empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(runner.run(Program.of(empty), folder, folder.resolve("out")))
                .isInstanceOf(NothingSynthesized.class);
    }

    private Path program(String body) throws IOException {
        var file = folder.resolve("Main.java");
        Files.writeString(file, IMPORTS + body);
        return file;
    }

    private ProgramOutcome run(Path file) throws IOException, InterruptedException {
        return runner.run(Program.of(file), folder, folder.resolve("out"));
    }

    private static List<String> stackIds(ProgramOutcome outcome) {
        return ((Synthesized) outcome).stacks().stream().map(SynthesizedStack::id).toList();
    }
}
