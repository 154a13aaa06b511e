package dev.simplon.azure;

import java.util.List;
import java.util.Optional;

/// What an SKU of a VPN gateway can do. Facts that rules and documentation share.
///
/// Source: Microsoft, "About gateway SKUs" (2025) and its throughput table; the legacy SKUs
/// Standard and HighPerformance partly from memory.
///
/// @param tunnels site-to-site and network-to-network tunnels at most, when route-based
/// @param customPolicy whether its connections may have `ipsecPolicies`
/// @param nat whether it may have NAT rules
/// @param zonal whether its public addresses have zones
public record GatewaySku(
        String name,
        int tunnels,
        boolean bgp,
        boolean activeActive,
        boolean customPolicy,
        boolean nat,
        boolean zonal,
        List<Integer> generations) {
    private static final List<GatewaySku> VPN =
            List.of(
                    new GatewaySku("Basic", 10, false, false, false, false, false, List.of(1)),
                    new GatewaySku("Standard", 10, true, false, true, false, false, List.of(1)),
                    new GatewaySku(
                            "HighPerformance", 30, true, true, true, false, false, List.of(1)),
                    new GatewaySku("VpnGw1", 30, true, true, true, false, false, List.of(1)),
                    new GatewaySku("VpnGw2", 30, true, true, true, true, false, List.of(1, 2)),
                    new GatewaySku("VpnGw3", 30, true, true, true, true, false, List.of(1, 2)),
                    new GatewaySku("VpnGw4", 100, true, true, true, true, false, List.of(2)),
                    new GatewaySku("VpnGw5", 100, true, true, true, true, false, List.of(2)),
                    new GatewaySku("VpnGw1AZ", 30, true, true, true, false, true, List.of(1)),
                    new GatewaySku("VpnGw2AZ", 30, true, true, true, true, true, List.of(1, 2)),
                    new GatewaySku("VpnGw3AZ", 30, true, true, true, true, true, List.of(1, 2)),
                    new GatewaySku("VpnGw4AZ", 100, true, true, true, true, true, List.of(2)),
                    new GatewaySku("VpnGw5AZ", 100, true, true, true, true, true, List.of(2)));

    private static final List<String> EXPRESS_ROUTE =
            List.of(
                    "Standard",
                    "HighPerformance",
                    "UltraPerformance",
                    "ErGw1AZ",
                    "ErGw2AZ",
                    "ErGw3AZ",
                    "ErGwScale");

    public GatewaySku {
        generations = List.copyOf(generations);
    }

    /// Those that a VPN gateway may have.
    public static List<GatewaySku> ofVpn() {
        return VPN;
    }

    /// The names of those that an ExpressRoute gateway may have.
    public static List<String> ofExpressRoute() {
        return EXPRESS_ROUTE;
    }

    /// Empty if no VPN gateway may have it.
    public static Optional<GatewaySku> vpn(String name) {
        return VPN.stream().filter(sku -> sku.name.equals(name)).findFirst();
    }
}
