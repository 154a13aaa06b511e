package dev.simplon.azure.network;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.values.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All that the data plane is to bring about. A value: two equal ones ask for the same, and the
/// data plane takes the difference between this and what runs.
public record DesiredNetwork(
        List<VirtualNetwork> virtualNetworks,
        List<Gateway> gateways,
        List<Device> devices,
        List<Tunnel> tunnels) {
    public static final DesiredNetwork EMPTY =
            new DesiredNetwork(List.of(), List.of(), List.of(), List.of());

    public DesiredNetwork {
        virtualNetworks = List.copyOf(virtualNetworks);
        gateways = List.copyOf(gateways);
        devices = List.copyOf(devices);
        tunnels = List.copyOf(tunnels);
    }

    /// A virtual network with one test host in it.
    ///
    /// @param host the address of the test host: in the address space, not in GatewaySubnet
    public record VirtualNetwork(ResourceId id, List<IpPrefix> addressSpace, IpAddress host) {
        public VirtualNetwork {
            addressSpace = List.copyOf(addressSpace);
        }
    }

    /// @param network the virtual network whose GatewaySubnet it stands in
    public record Gateway(ResourceId id, ResourceId network, List<Instance> instances) {
        public Gateway {
            instances = List.copyOf(instances);
        }
    }

    /// One instance of a gateway; two in an active-active one.
    ///
    /// @param privateAddress in GatewaySubnet
    /// @param subnet the prefix of GatewaySubnet
    public record Instance(IpAddress publicAddress, IpAddress privateAddress, IpPrefix subnet) {}

    /// An on-premises device with the networks and one test host behind it: what a local network
    /// gateway stands for.
    ///
    /// @param name the name of the local network gateway, by which `simplon device` knows it
    /// @param host the address of the test host: the first usable one of the first prefix (Azure's
    ///   rule for the gateway does not apply here; the device itself has the last one)
    /// @param running whether the device is to run: intent, set by `simplon device stop|start`
    public record Device(
            ResourceId localNetworkGateway,
            String name,
            IpAddress publicAddress,
            List<IpPrefix> addressSpace,
            IpAddress host,
            boolean running) {
        public Device {
            addressSpace = List.copyOf(addressSpace);
        }
    }

    /// One end of a connection: what the gateway's IKE daemon for it is told, and, where the other
    /// end is a device, what the device is told. A VNet-to-VNet pair is two tunnels, each the
    /// gateway's end of its own connection.
    ///
    /// @param connection the id of the connection
    /// @param gateway whose end this is
    /// @param remote the device's local network gateway, or the peer gateway
    /// @param sharedKey the connection's key
    /// @param deviceKey the key that the device has; equal to `sharedKey` unless the user set
    ///   another
    /// @param initiates exactly one end of a tunnel initiates
    /// @param settings what this end proposes and accepts
    /// @param deviceSettings what the device proposes and accepts; empty where the other end is a
    ///   gateway
    public record Tunnel(
            ResourceId connection,
            Kind kind,
            ResourceId gateway,
            ResourceId remote,
            Secret sharedKey,
            Optional<Secret> deviceKey,
            boolean initiates,
            Settings settings,
            Optional<Settings> deviceSettings) {
        public enum Kind {
            SITE_TO_SITE,
            VNET_TO_VNET
        }
    }

    /// @param ikeVersion 1 or 2
    /// @param ikeProposals in strongSwan's notation, in order of preference: `aes256-sha1-modp1024`
    ///   Never empty: what a policy asks for but IKE has not (no group, say) stands there too, and
    ///   no daemon loads it
    /// @param espProposals likewise: `aes256gcm16`, `aes256-sha1`
    /// @param selectors pairs of what this end says is behind itself and behind the other; one pair
    ///   of 0.0.0.0/0 if route-based
    /// @param dpdTimeout after which a silent peer counts as dead
    /// @param saLifetime of the child SA
    /// @param saKilobytes of the child SA; 0: without limit
    public record Settings(
            int ikeVersion,
            List<String> ikeProposals,
            List<String> espProposals,
            List<SelectorPair> selectors,
            Duration dpdTimeout,
            Duration saLifetime,
            long saKilobytes,
            Mode mode) {
        public Settings {
            ikeProposals = List.copyOf(ikeProposals);
            espProposals = List.copyOf(espProposals);
            selectors = List.copyOf(selectors);
        }
    }

    /// Source: ARM `connectionMode`.
    public enum Mode {
        DEFAULT,
        INITIATOR_ONLY,
        RESPONDER_ONLY
    }

    public record SelectorPair(List<IpPrefix> local, List<IpPrefix> remote) {
        public SelectorPair {
            local = List.copyOf(local);
            remote = List.copyOf(remote);
        }
    }
}
