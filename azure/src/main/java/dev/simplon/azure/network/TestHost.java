package dev.simplon.azure.network;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.IpPrefix;
import java.util.List;
import java.util.Optional;

/// Where the test hosts live. Depends on address space and GatewaySubnet alone, so that a host does
/// not move when another subnet comes or goes.
final class TestHost {
    /// Azure keeps the network address and the three above it to itself.
    private static final long FIRST = 4;

    private TestHost() {}

    /// The first address of the space that Azure would give to a machine and that is not in
    /// GatewaySubnet. Where GatewaySubnet is all there is, the last but two of it, which no gateway
    /// has.
    static IpAddress in(List<IpPrefix> space, Optional<IpPrefix> gatewaySubnet) {
        for (var prefix : space) {
            var candidate = firstIn(prefix, gatewaySubnet);
            if (candidate.isPresent()) {
                return candidate.get();
            }
        }
        return space.getFirst().hostFromEnd(2);
    }

    private static Optional<IpAddress> firstIn(IpPrefix prefix, Optional<IpPrefix> gatewaySubnet) {
        var first = prefix.host(FIRST);
        if (gatewaySubnet.isEmpty() || !gatewaySubnet.get().contains(first)) {
            return Optional.of(first).filter(prefix::contains);
        }
        var behind = gatewaySubnet.get().hostFromEnd(-FIRST - 1);
        return Optional.of(behind).filter(prefix::contains);
    }

    /// The first usable address behind a device.
    static IpAddress behindDevice(IpPrefix prefix) {
        return prefix.host(prefix.length() == prefix.block().getBitCount() ? 0 : 1);
    }
}
