package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.acceptance.Simplon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The HCL example of every reference page does what its reader expects of it: it is made as it
/// stands there, planned again without a change, and destroyed.
@ExtendWith(LocalAzure.Given.class)
class ReferenceExamplesTest {
    private static final Path EXAMPLES = Simplon.HOME.resolve("examples/reference");

    /// The pages tell of the newest release.
    private static final String NEWEST = LocalAzure.VERSIONS.getLast();

    static List<String> examples() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.endsWith("main.tf"))
                    .map(file -> EXAMPLES.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    @Execution(ExecutionMode.CONCURRENT)
    void exampleIsMadePlansToNoChangeAndIsDestroyed(String example, LocalAzure azure)
            throws IOException {
        var own = example.replace('/', '-');
        var text = Files.readString(EXAMPLES.resolve(example).resolve("main.tf"));
        assertThat(text).contains("\"" + EXAMPLES.resolve(example).getFileName() + "\"");
        var terraform =
                azure.terraform("example-" + own, NEWEST)
                        .with(
                                "TF_REATTACH_PROVIDERS",
                                azure.provider(NEWEST)
                                        .reattachAs("registry.terraform.io/hashicorp/azurerm"))
                        // They run side by side, so each has a group of its own.
                        .configured(text.replace("\"example\"", "\"" + own + "\""));
        terraform.run("validate", "-no-color").exits(0);
        terraform.plan(2);
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
        assertThat(terraform.addresses()).isEmpty();
    }
}
