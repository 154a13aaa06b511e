package dev.simplon.azure.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The ARM types that Simplon knows; one file each in this package.
public final class ArmTypes {
    private static final List<ArmType> ALL =
            List.of(
                    ResourceGroups.TYPE,
                    VirtualNetworks.TYPE,
                    Subnets.TYPE,
                    PublicIpAddresses.TYPE,
                    LocalNetworkGateways.TYPE,
                    VirtualNetworkGateways.TYPE,
                    NatRules.TYPE,
                    Connections.TYPE,
                    ExpressRouteCircuits.TYPE,
                    ExpressRouteCircuitPeerings.TYPE,
                    ExpressRouteCircuitAuthorizations.TYPE);

    private ArmTypes() {}

    public static List<ArmType> all() {
        return ALL;
    }

    /// The type of this name, without regard to case: `Microsoft.Network/connections`.
    public static Optional<ArmType> named(String type) {
        return ALL.stream().filter(t -> t.name().equalsIgnoreCase(type)).findFirst();
    }

    /// What a document refers to, and the parents of that: whoever uses a subnet uses its network.
    public static Set<ResourceId> targets(ResourceId id, ObjectValue document) {
        var targets = new HashSet<ResourceId>();
        for (var reference : named(id.type()).map(t -> t.references(document)).orElse(List.of())) {
            for (var target = Optional.of(reference.target());
                    target.isPresent();
                    target = target.get().parent()) {
                targets.add(target.get());
            }
        }
        return targets;
    }
}
