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

    static List<String> examples() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.endsWith("main.tf"))
                    .map(file -> EXAMPLES.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        }
    }

    /// An example in a group of its own, since they run side by side.
    ///
    /// @param example such as `resources/azurerm_subnet`
    static String configuration(String example, String group) throws IOException {
        return Files.readString(EXAMPLES.resolve(example).resolve("main.tf"))
                .replace("\"example\"", "\"" + group + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    @Execution(ExecutionMode.CONCURRENT)
    void exampleIsMadePlansToNoChangeAndIsDestroyed(String example, LocalAzure azure)
            throws IOException {
        var own = example.replace('/', '-');
        var text = configuration(example, own);
        assertThat(text).contains("\"" + EXAMPLES.resolve(example).getFileName() + "\"");
        var terraform =
                azure.terraform("example-" + own, LocalAzure.NEWEST)
                        .with(
                                "TF_REATTACH_PROVIDERS",
                                azure.provider(LocalAzure.NEWEST)
                                        .reattachAs("registry.terraform.io/hashicorp/azurerm"))
                        .configured(text);
        terraform.run("validate", "-no-color").exits(0);
        terraform.plan(2);
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
        assertThat(terraform.addresses()).isEmpty();
    }
}
