package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.Simplon;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Holds what the scenarios change against the schema: nothing that can be configured is left out
/// of the matrix, nor of a connection's kinds under other releases.
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

    private static final Map<String, Set<String>> CONFIGURABLE = new ConcurrentHashMap<>();

    /// What of a connection only [ConnectionScenarios] changes, under the main release alone:
    /// another one of each is another connection.
    private static final Set<String> REPLACED_UNDER_THE_MAIN_RELEASE =
            Set.of(
                    "authorization_key",
                    "express_route_circuit_id",
                    "location",
                    "name",
                    "peer_virtual_network_gateway_id",
                    "resource_group_name",
                    "type",
                    "virtual_network_gateway_id");

    /// What [Kinds] leave out beside it: kinds that begin after 3.60, and of the two names that
    /// 4.81 has for one argument the older.
    private static final Map<String, Set<String>> LEFT_OUT_OF_KINDS =
            Map.of(
                    "3.60.0",
                    Set.of(
                            "express_route_gateway_bypass",
                            "shared_key_wo",
                            "shared_key_wo_version"),
                    "4.81.0",
                    Set.of("enable_bgp"));

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
    void everythingElseOfAConnectionIsChangedUnderEachReleaseThatKindsAreTriedUnder() {
        for (var release : KindsTest.releases()) {
            var missing = new TreeSet<String>();
            for (var path : configurable(release)) {
                if (path.startsWith(ConnectionScenarios.TYPE + ".")
                        && !Kinds.under(release).changed().contains(path)) {
                    missing.add(path.substring(path.indexOf('.') + 1));
                }
            }
            var expected = new TreeSet<>(REPLACED_UNDER_THE_MAIN_RELEASE);
            expected.addAll(LEFT_OUT_OF_KINDS.getOrDefault(release, Set.of()));
            assertThat(missing).as(release).isEqualTo(expected);
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
        return new TreeSet<>(CONFIGURABLE.computeIfAbsent(release, CoverageTest::read));
    }

    private static Set<String> read(String release) {
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
