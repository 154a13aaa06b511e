package dev.simplon.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The walls between the rooms, as the table in CONTRIBUTING.md has them: what each may use.
class ArchitectureTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.simplon");

    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("values", Set.of()),
                    Map.entry("azure", Set.of("values")),
                    Map.entry("arm", Set.of("values")),
                    Map.entry("resource", Set.of("values")),
                    Map.entry("azurerm", Set.of("resource", "azure", "arm", "values")),
                    Map.entry("plugin", Set.of("resource", "values")),
                    Map.entry("provider", Set.of("azurerm", "plugin", "resource", "arm", "values")),
                    Map.entry("configuration", Set.of("values")),
                    Map.entry("engine", Set.of("configuration", "resource", "values")),
                    Map.entry("constructs", Set.of()),
                    Map.entry("bindings", Set.of("constructs")),
                    Map.entry("cloud", Set.of("azure", "values")),
                    Map.entry("lab", Set.of("azure", "values")));

    @Test
    void everyRoomUsesOnlyTheRoomsItMayUse() {
        var used = new TreeMap<String, Set<String>>();
        for (JavaClass each : PRODUCT) {
            var room = room(each);
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith("dev.simplon."))
                    .map(ArchitectureTest::room)
                    .filter(other -> !other.equals(room))
                    .forEach(other -> used.computeIfAbsent(room, _ -> new TreeSet<>()).add(other));
        }
        used.remove("cli");
        used.forEach((room, others) ->
                assertThat(MAY_USE.getOrDefault(room, Set.of()))
                        .as("what the room %s uses", room)
                        .containsAll(others));
        assertThat(PRODUCT.stream().map(ArchitectureTest::room).collect(toSet()))
                .containsAll(MAY_USE.keySet());
    }

    @Test
    void theAgentInsideTheLabUsesNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("dev.simplon.lab.agent..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("dev.simplon.lab.agent..", "java..", "org.jspecify..")
                .check(PRODUCT);
    }

    private static String room(JavaClass each) {
        return each.getPackageName().split("\\.")[2];
    }
}
