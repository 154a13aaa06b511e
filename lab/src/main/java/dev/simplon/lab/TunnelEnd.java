package dev.simplon.lab;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork.Settings;
import dev.simplon.values.Secret;
import java.util.List;
import java.util.Optional;

/// One end of one tunnel: an IKE daemon of its own with its own TUN device.
///
/// @param number distinct in the lab; ports, routing table and folder follow from it
/// @param own the public address of this end
/// @param peer the public address of the other end
/// @param peerEnd the daemon at the other end; empty if there is none (a device that is switched
///   off, a connection whose counterpart is missing)
/// @param remote prefixes behind the other end
record TunnelEnd(
        int number,
        Role role,
        String space,
        ResourceId connection,
        IpAddress own,
        IpAddress peer,
        Optional<String> peerEnd,
        Secret key,
        boolean initiates,
        Settings settings,
        List<IpPrefix> remote) {
    TunnelEnd {
        remote = List.copyOf(remote);
    }

    enum Role {
        GATEWAY("gateway charon"),
        DEVICE("device charon");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    String daemon() {
        return daemon(number);
    }

    static String daemon(int number) {
        return "charon-" + number;
    }

    int ikePort() {
        return 51000 + number;
    }

    int natPort() {
        return 52000 + number;
    }
}
