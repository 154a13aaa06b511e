package dev.simplon.azure.type;

import java.util.List;
import java.util.Optional;

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
}
