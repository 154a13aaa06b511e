package dev.simplon.acceptance.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Some resource types under one release of azurerm: what of them is made, and how each instance is
/// changed.
///
/// In all texts `@` is the number of the instance, and `{subscription}` the subscription.
///
/// @param name of the folder and of the resource groups `NAME-main` and `NAME-other`, which are
///   there as `azurerm_resource_group.main` and `.other`
/// @param shared configuration that is there once
record Scenario(String name, String version, String shared, List<Target> targets) {
    /// The two arguments that nearly every resource has.
    static final String HERE =
            """
            resource_group_name = azurerm_resource_group.main.name
            location            = azurerm_resource_group.main.location
            """;

    /// What an import cannot bring back, since no answer of Azure's holds it: the plan after it
    /// shows an update of these, under azurerm as under ours. `timeouts` is such a thing of every
    /// type.
    static final Map<String, Map<String, String>> LOST_ON_IMPORT =
            Map.of(
                    "azurerm_express_route_circuit",
                    Map.of("authorization_key", "only ever sent"),
                    "azurerm_express_route_circuit_peering",
                    Map.of("shared_key", "only ever sent"),
                    "azurerm_virtual_network_gateway_connection",
                    Map.of(
                            "authorization_key",
                            "only ever sent",
                            "shared_key_wo_version",
                            "known to Terraform's state only"),
                    "azurerm_subnet",
                    Map.of(
                            "network_security_group_id_wo_version",
                            "known to Terraform's state only",
                            "route_table_id_wo_version",
                            "known to Terraform's state only"));

    /// @param beside configuration that each instance has for itself
    record Target(String type, String beside, Hcl base, List<Walk> walks) {
        Target {
            walks = List.copyOf(walks);
        }

        /// With an instance whose timeouts change; the state keeps them, so that it is an update.
        Target timeouts(String... keys) {
            var all = new ArrayList<>(walks);
            var walk = Walk.starts().update("timeouts", Hcl.blocks(keys[0] + " = \"35m\""));
            for (var key : keys) {
                walk = walk.update("timeouts." + key, "40m");
            }
            all.add(walk.update("timeouts", Hcl.ABSENT));
            return new Target(type, beside, base, all);
        }
    }

    Scenario {
        targets = List.copyOf(targets);
    }

    static Scenario of(String name, String shared, Target... targets) {
        return new Scenario(name, LocalAzure.MAIN, shared, List.of(targets));
    }

    static Target target(String type, String base, Walk... walks) {
        return new Target(type, "", Hcl.of(base), List.of(walks));
    }

    static Target target(String type, String beside, String base, Walk... walks) {
        return new Target(type, beside, Hcl.of(base), List.of(walks));
    }

    Scenario under(String release) {
        return new Scenario(name, release, shared, targets);
    }

    /// The id of something that is not ours to make.
    static String outside(String type, String name) {
        return "/subscriptions/{subscription}/resourceGroups/elsewhere/providers/Microsoft.Network/"
                + type
                + "/"
                + name;
    }

    /// The arguments and blocks that are changed here: `TYPE.PATH`, without indices.
    Set<String> changed() {
        var paths = new TreeSet<String>();
        for (var target : targets) {
            target.walks.stream()
                    .flatMap(walk -> walk.steps().stream())
                    .filter(step -> step.expects() != Walk.Expectation.NOTHING)
                    .flatMap(step -> step.values().keySet().stream())
                    .forEach(path -> paths.add(target.type + "." + withoutIndices(path)));
        }
        return paths;
    }

    static String withoutIndices(String path) {
        return path.replaceAll("\\[\\d+]", "");
    }

    @Override
    public String toString() {
        return name + " under " + version;
    }
}
