package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.values.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages of `docs/reference` are those that the declarations give; `-Dgolden.update=true`
/// writes them anew. What is recorded of azurerm is on them to the last attribute.
class ReferenceTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGES = ROOT.resolve("docs/reference");
    private static final Path EXAMPLES = ROOT.resolve("examples/reference");

    @Test
    void pagesAreThoseOfTheDeclarations() throws IOException {
        var pages = pages();
        if (Boolean.getBoolean("golden.update")) {
            for (var page : pages.entrySet()) {
                Files.createDirectories(page.getKey().getParent());
                Files.writeString(page.getKey(), page.getValue());
            }
        }
        for (var page : pages.entrySet()) {
            assertThat(page.getKey()).hasContent(page.getValue());
        }
        try (var present = Files.walk(PAGES)) {
            assertThat(present.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.60", "3.117", "4.20"})
    void everythingThatIsRecordedOfAzurermIsOnItsPage(String recorded) throws IOException {
        var pages = pages();
        var schema = Recorded.schema(recorded);
        var missing = new ArrayList<String>();
        var count = 0;
        for (var kind : Map.of("resource", "resources", "data_source", "data-sources").entrySet()) {
            var schemas = schema.member(kind.getKey() + "_schemas").orElseThrow().asMap();
            for (var type : schemas.entrySet()) {
                var file = PAGES.resolve(kind.getValue()).resolve(type.getKey() + ".md");
                var page = pages.getOrDefault(file, "");
                for (var path : paths(type.getValue().member("block").orElseThrow(), "")) {
                    count++;
                    if (!page.contains("- `" + path + "`")) {
                        missing.add(type.getKey() + ": " + path);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(350);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.60", "3.117", "4.20"})
    void everythingOfTheProviderBlockIsOnItsPage(String recorded) {
        var page = ProviderPage.text();
        var provider = Recorded.schema(recorded).member("provider").orElseThrow();
        assertThat(paths(provider.member("block").orElseThrow(), ""))
                .allSatisfy(path -> assertThat(page).contains("`" + path + "`"));
    }

    /// Every attribute and block with its whole path; objects within attributes too.
    private static List<String> paths(Value block, String outer) {
        var paths = new ArrayList<String>();
        block.member("attributes")
                .map(Value::asMap)
                .ifPresent(all ->
                        all.forEach((name, attribute) -> {
                            paths.add(outer + name);
                            members(attribute.member("type").orElseThrow(), outer + name, paths);
                        }));
        block.member("block_types")
                .map(Value::asMap)
                .ifPresent(all ->
                        all.forEach((name, nested) -> {
                            if (!name.equals("timeouts")) {
                                paths.add(outer + name);
                            }
                            paths.addAll(
                                    paths(
                                            nested.member("block").orElseThrow(),
                                            outer + name + "."));
                        }));
        return paths;
    }

    private static void members(Value type, String outer, List<String> paths) {
        var parts = type.asList();
        if (parts.size() != 2) {
            return;
        }
        if (parts.getFirst().asText().equals(Optional.of("object"))) {
            parts.get(1)
                    .asMap()
                    .forEach((name, member) -> {
                        paths.add(outer + "." + name);
                        members(member, outer + "." + name, paths);
                    });
        } else {
            members(parts.get(1), outer, paths);
        }
    }

    private static Map<Path, String> pages() throws IOException {
        var pages = new LinkedHashMap<Path, String>();
        var index = new StringBuilder("# Reference\n\n- [The provider block](provider.md)\n");
        index.append("\n## Resources\n\n");
        for (var type : AzurermTypes.ALL) {
            pages.put(
                    PAGES.resolve("resources/" + type.name() + ".md"),
                    ReferencePage.ofResource(type, example("resources/" + type.name())));
            entry(index, "resources", type);
        }
        index.append("\n## Data sources\n\n");
        for (var source : AzurermDataSources.ALL) {
            pages.put(
                    PAGES.resolve("data-sources/" + source.name() + ".md"),
                    ReferencePage.ofDataSource(
                            source.rows(), example("data-sources/" + source.name())));
            entry(index, "data-sources", source.rows());
        }
        pages.put(PAGES.resolve("provider.md"), ProviderPage.text());
        pages.put(PAGES.resolve("README.md"), index.toString());
        return pages;
    }

    private static void entry(StringBuilder index, String kind, ResourceType type) {
        index.append("- [%1$s](%2$s/%1$s.md) %3$s%n".formatted(type.name(), kind, type.says()));
    }

    /// The two examples, which are files that other tests run.
    private static String example(String folder) throws IOException {
        var at = EXAMPLES.resolve(folder);
        return "## Example\n\n```hcl\n%s```\n\n```java\n%s```\n"
                .formatted(
                        Files.readString(at.resolve("main.tf")),
                        Files.readString(at.resolve("Main.java")));
    }
}
