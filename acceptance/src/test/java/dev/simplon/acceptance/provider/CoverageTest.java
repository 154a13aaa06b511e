package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.Simplon;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Holds what the scenarios change against the schema: nothing that can be configured is left out
/// of the matrix.
class CoverageTest {
    /// What no scenario changes, each with the reason.
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "azurerm_public_ip.allocation_method",
                    "Dynamic goes with Basic addresses only, and Azure makes none any more; HistoryTest"
                            + " changes it by the rules of 2023",
                    "azurerm_express_route_circuit_peering.peering_type",
                    "part of the id: another one is another peering; azurerm does not say so in its schema",
                    "azurerm_virtual_network_gateway.bgp_settings.peering_addresses.ip_configuration_name",
                    "set for both instances of an active-active gateway; another name is another place in"
                            + " the list, whose order is the service's",
                    "azurerm_virtual_network.subnet.id",
                    "computed; the members of an object type have no flags that could say so");

    @Test
    void everyArgumentAndBlockOfTheMainReleaseIsChangedSomewhere() {
        assertThat(missing(LocalAzure.MAIN, scenario -> scenario.version().equals(LocalAzure.MAIN)))
                .isEmpty();
    }

    @Test
    void whatOtherReleasesHaveIsChangedUnderOneOfThem() {
        for (var release : LocalAzure.VERSIONS) {
            assertThat(missing(release, _ -> true)).as("only in " + release).isEmpty();
        }
    }

    @Test
    void whatIsLeftOutIsInTheSchema() {
        assertThat(configurable(LocalAzure.MAIN)).containsAll(LEFT_OUT.keySet());
    }

    private static Set<String> missing(String release, Predicate<Scenario> asked) {
        var missing = configurable(release);
        MatrixTest.all().stream().filter(asked).forEach(s -> missing.removeAll(s.changed()));
        missing.removeAll(LEFT_OUT.keySet());
        return missing;
    }

    /// `TYPE.PATH` of all that a configuration may say.
    private static Set<String> configurable(String release) {
        var schema =
                Simplon.in(Simplon.HOME)
                        .run("provider", "schema", "--version", release)
                        .succeeded()
                        .json();
        var paths = new TreeSet<String>();
        schema.get("provider_schemas")
                .elements()
                .next()
                .get("resource_schemas")
                .properties()
                .forEach(type -> collect(type.getValue().get("block"), type.getKey(), paths));
        // Computed in effect: azurerm's library makes every id optional too.
        paths.removeIf(path -> path.matches("[^.]+\\.id"));
        return paths;
    }

    private static void collect(JsonNode block, String prefix, Set<String> paths) {
        block.path("attributes")
                .properties()
                .forEach(attribute -> {
                    var schema = attribute.getValue();
                    if (schema.path("required").asBoolean()
                            || schema.path("optional").asBoolean()) {
                        var path = prefix + "." + attribute.getKey();
                        paths.add(path);
                        collectMembers(schema.path("type"), path, paths);
                    }
                });
        block.path("block_types")
                .properties()
                .forEach(nested -> {
                    var path = prefix + "." + nested.getKey();
                    paths.add(path);
                    collect(nested.getValue().get("block"), path, paths);
                });
    }

    /// The members of an object type within a list or set: `["set", ["object", {"name":
    /// "string"}]]`.
    private static void collectMembers(JsonNode type, String prefix, Set<String> paths) {
        if (!type.isArray()) {
            return;
        }
        if (!type.get(0).asText().equals("object")) {
            collectMembers(type.get(1), prefix, paths);
            return;
        }
        type.get(1)
                .properties()
                .forEach(member -> {
                    var path = prefix + "." + member.getKey();
                    paths.add(path);
                    collectMembers(member.getValue(), path, paths);
                });
    }
}
