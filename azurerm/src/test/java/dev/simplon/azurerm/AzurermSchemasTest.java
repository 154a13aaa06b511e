package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azure.type.ArmType;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.azure.type.Kind;
import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Places;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzurermSchemasTest {
    /// What we have beyond azurerm.
    private static final List<String> INTENDED =
            List.of(
                    "/azurerm_virtual_network_gateway_connection/block/attributes/shared_key_wo is too"
                            + " much",
                    "/azurerm_virtual_network_gateway_connection/block/attributes/shared_key_wo_version"
                            + " is too much",
                    "data/azurerm_virtual_network_gateway_connection/block/attributes/connection_status"
                            + " is too much");

    @ParameterizedTest
    @CsvSource({"3.60, 3.60.0", "3.117, 3.117.1", "4.20, 4.20.0"})
    void schemasEqualTheRecordedOnesFlagByFlag(String recorded, String version) {
        var ours =
                AzurermSchemas.json("registry.terraform.io/hashicorp/azurerm", Version.of(version));
        var provider =
                ours.member("provider_schemas").orElseThrow().asMap().values().iterator().next();
        var theirs = Recorded.schema(recorded);
        var differences = new ArrayList<String>();
        compare(
                "provider",
                provider.member("provider").orElseThrow(),
                theirs.member("provider").orElseThrow(),
                differences);
        compare(
                "",
                provider.member("resource_schemas").orElseThrow(),
                theirs.member("resource_schemas").orElseThrow(),
                differences);
        compare(
                "data",
                provider.member("data_source_schemas").orElseThrow(),
                theirs.member("data_source_schemas").orElseThrow(),
                differences);
        differences.removeAll(INTENDED);
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.60.0", "3.117.1", "4.20.0", "4.55.0", "4.81.0", "5.2.0"})
    void everyPlaceOfADocumentExistsInAzuresTypes(String version) {
        var missing = new ArrayList<String>();
        for (var type : AzurermTypes.ALL) {
            var arm = ArmTypes.named(type.documentType()).orElseThrow();
            Places.of(type.at(Version.of(version)))
                    .all()
                    .forEach((place, attribute) -> {
                        if (!isKnown(arm, place)) {
                            missing.add(type.name() + "." + attribute + " at " + place);
                        }
                    });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void onlyTheNetworkNeedsTheLegacyTypeSystem() {
        assertThat(
                        AzurermTypes.ALL.stream()
                                .filter(type -> type.legacyTypeSystem().isPresent())
                                .map(type -> type.name()))
                .containsExactly("azurerm_virtual_network");
    }

    @Test
    void theBuildWritesTheSchemasThatBindingsAreMadeOf() {
        for (var version : List.of("3.117.1", "4.55.0", "5.2.0")) {
            assertThat(
                            getClass()
                                    .getClassLoader()
                                    .getResource(
                                            "META-INF/simplon/azurerm/" + version + ".schema.json"))
                    .isNotNull();
        }
    }

    /// A place of the table, or within something that the table leaves open.
    private static boolean isKnown(ArmType arm, String place) {
        if (arm.property(Path.of(place.split("\\."))).isPresent()) {
            return true;
        }
        for (var outer = place; outer.contains("."); ) {
            outer = outer.substring(0, outer.lastIndexOf('.'));
            var property = arm.property(Path.of(outer.split("\\.")));
            if (property.isPresent()) {
                return isOpen(property.get().kind());
            }
        }
        return false;
    }

    private static boolean isOpen(Kind kind) {
        return switch (kind) {
            case Kind.Anything _ -> true;
            case Kind.Array(Kind element, _) -> isOpen(element);
            default -> false;
        };
    }

    private static void compare(String at, Value ours, Value theirs, List<String> differences) {
        if (ours instanceof ObjectValue && theirs instanceof ObjectValue) {
            var mine = new LinkedHashMap<>(ours.asMap());
            var other = new LinkedHashMap<>(theirs.asMap());
            var names = new TreeSet<>(mine.keySet());
            names.addAll(other.keySet());
            for (var name : names) {
                var a = mine.get(name);
                var b = other.get(name);
                if (isDescription(name, a, b)) {
                    continue;
                }
                if (a == null || b == null) {
                    differences.add(at + "/" + name + (a == null ? " is missing" : " is too much"));
                } else {
                    compare(at + "/" + name, a, b, differences);
                }
            }
        } else if (!ours.equals(theirs)) {
            differences.add(at + " is " + ours + " and should be " + theirs);
        }
    }

    /// Our sentences are our own.
    private static boolean isDescription(
            String name,
            @org.jspecify.annotations.Nullable Value ours,
            @org.jspecify.annotations.Nullable Value theirs) {
        return name.equals("description_kind")
                || (name.equals("description")
                        && !(ours instanceof ObjectValue)
                        && !(theirs instanceof ObjectValue));
    }
}
