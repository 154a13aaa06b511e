package dev.simplon.lab;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetwork.Device;
import dev.simplon.azure.network.DesiredNetwork.Gateway;
import dev.simplon.azure.network.DesiredNetwork.Instance;
import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.azure.network.DesiredNetwork.VirtualNetwork;
import dev.simplon.lab.Space.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a desired network is in namespaces, links, rules and daemons. Pure: the same network and
/// the same allocation give the same blueprint.
///
/// The `internet` is a bridge without an uplink. Each gateway instance and each device is a space
/// linked to it by `pub`, and by `lan` to the space of its hosts. Public addresses are /32 and
/// everything is on the link, so that any public address can be had.
///
/// @param ends by the name of their daemon
/// @param refused connections that cannot be built, with the reason for the user
record Blueprint(List<Space> spaces, Map<String, TunnelEnd> ends, Map<ResourceId, String> refused) {
    static final String INTERNET = "internet";

    static Blueprint of(DesiredNetwork network, Allocation allocation) {
        return new Drawing(network, allocation).draw();
    }

    Optional<Space> space(String name) {
        return spaces.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /// The gateway's ends of a connection, one for each instance of its gateway.
    List<TunnelEnd> gatewayEnds(ResourceId connection) {
        return ends.values().stream()
                .filter(e -> e.role() == TunnelEnd.Role.GATEWAY)
                .filter(e -> e.connection().equals(connection))
                .toList();
    }

    /// The name of the space of a virtual network's or a device's hosts.
    static String hostSpace(ResourceId owner, Allocation allocation) {
        return allocation.name("hosts|" + owner.key(), "hosts-" + owner.name());
    }

    private static String gatewaySpace(Gateway gateway, int instance, Allocation allocation) {
        return allocation.name(
                "gateway|" + gateway.id().key() + "|" + instance,
                "gw-" + gateway.id().name() + (instance == 0 ? "" : "-" + instance));
    }

    private static String deviceSpace(Device device, Allocation allocation) {
        return allocation.name(
                "device|" + device.localNetworkGateway().key(), "device-" + device.name());
    }

    /// The device itself has the last usable address of its first prefix; where that is the only
    /// one it is the host, too.
    static IpAddress lanAddress(Device device) {
        var first = device.addressSpace().getFirst();
        return first.length() >= 31 ? first.hostFromEnd(0) : first.hostFromEnd(1);
    }

    private static final class Drawing {
        private final DesiredNetwork network;
        private final Allocation allocation;
        private final Map<ResourceId, VirtualNetwork> virtualNetworks = new HashMap<>();
        private final Map<ResourceId, Gateway> gateways = new HashMap<>();
        private final Map<ResourceId, Device> devices = new HashMap<>();
        private final List<Space> spaces = new ArrayList<>();
        private final Map<String, TunnelEnd> ends = new LinkedHashMap<>();
        private final Map<ResourceId, String> refused = new LinkedHashMap<>();

        Drawing(DesiredNetwork network, Allocation allocation) {
            this.network = network;
            this.allocation = allocation;
            network.virtualNetworks().forEach(v -> virtualNetworks.put(v.id(), v));
            network.gateways().forEach(g -> gateways.put(g.id(), g));
            network.devices().forEach(d -> devices.put(d.localNetworkGateway(), d));
        }

        Blueprint draw() {
            if (!network.equals(DesiredNetwork.EMPTY)) {
                spaces.add(new Space(INTERNET, INTERNET, true, List.of(), List.of(), ""));
            }
            network.virtualNetworks().forEach(this::drawHosts);
            for (var device : network.devices()) {
                if (!lanAddress(device).equals(device.host())) {
                    drawHosts(device);
                }
            }
            network.tunnels().forEach(this::drawTunnel);
            for (var gateway : network.gateways()) {
                for (int i = 0; i < gateway.instances().size(); i++) {
                    drawGateway(gateway, i);
                }
            }
            network.devices().forEach(this::drawDevice);
            return new Blueprint(List.copyOf(spaces), Map.copyOf(ends), Map.copyOf(refused));
        }

        private void drawHosts(VirtualNetwork of) {
            var lines = new ArrayList<String>();
            lines.add("addr " + of.host() + "/32 dev lan");
            network.gateways().stream()
                    .filter(g -> g.network().equals(of.id()) && !g.instances().isEmpty())
                    .findFirst()
                    .ifPresent(g ->
                            lines.add(
                                    "route default via "
                                            + g.instances().getFirst().privateAddress()
                                            + " dev lan onlink"));
            spaces.add(
                    new Space(
                            hostSpace(of.id(), allocation),
                            of.id().key(),
                            true,
                            List.of(),
                            lines,
                            ""));
        }

        private void drawHosts(Device of) {
            spaces.add(
                    new Space(
                            hostSpace(of.localNetworkGateway(), allocation),
                            of.localNetworkGateway().key(),
                            true,
                            List.of(),
                            List.of(
                                    "addr " + of.host() + "/32 dev lan",
                                    "route default via " + lanAddress(of) + " dev lan onlink"),
                            ""));
        }

        private void drawGateway(Gateway gateway, int index) {
            var instance = gateway.instances().get(index);
            var name = gatewaySpace(gateway, index, allocation);
            var lines = new ArrayList<String>();
            lines.add("addr " + instance.publicAddress() + "/32 dev pub");
            lines.add("addr " + instance.privateAddress() + "/32 dev lan");
            lines.add("route default dev pub");
            var around = Optional.ofNullable(virtualNetworks.get(gateway.network()));
            var prefixes = around.map(VirtualNetwork::addressSpace).orElse(List.of());
            for (var prefix : prefixes) {
                lines.add("route " + prefix + " dev lan src " + instance.privateAddress());
            }
            lines.addAll(selectorAddresses(name, instance.privateAddress()));
            lines.addAll(peerRoutes(name));
            spaces.add(
                    new Space(
                            name,
                            gateway.id().key(),
                            false,
                            List.of(
                                    link(name, "pub", INTERNET, true),
                                    link(
                                            name,
                                            "lan",
                                            hostSpace(gateway.network(), allocation),
                                            true)),
                            lines,
                            nft(name, instance.publicAddress())));
        }

        private void drawDevice(Device device) {
            var name = deviceSpace(device, allocation);
            var address = lanAddress(device);
            boolean withHosts = !address.equals(device.host());
            var lines = new ArrayList<String>();
            lines.add("addr " + device.publicAddress() + "/32 dev pub");
            lines.add("addr " + address + "/32 dev " + (withHosts ? "lan" : "lo"));
            lines.add("route default dev pub");
            var links = new ArrayList<Link>();
            links.add(link(name, "pub", INTERNET, device.running()));
            if (withHosts) {
                links.add(
                        link(
                                name,
                                "lan",
                                hostSpace(device.localNetworkGateway(), allocation),
                                true));
                for (var prefix : device.addressSpace()) {
                    lines.add("route " + prefix + " dev lan src " + address);
                }
            }
            lines.addAll(selectorAddresses(name, address));
            lines.addAll(peerRoutes(name));
            spaces.add(
                    new Space(
                            name,
                            device.localNetworkGateway().key(),
                            false,
                            links,
                            lines,
                            nft(name, device.publicAddress())));
        }

        private Link link(String space, String device, String hub, boolean plugged) {
            int number = allocation.number("link " + space + "|" + device);
            return new Link(device, hub, "p" + number, plugged);
        }

        /// kernel-libipsec wants an address of the namespace's own inside each local selector, else
        /// it refuses the child as TS_UNACCEPTABLE (measured).
        private List<String> selectorAddresses(String space, IpAddress address) {
            return ends.values().stream()
                    .filter(e -> e.space().equals(space))
                    .flatMap(e -> e.settings().selectors().stream())
                    .flatMap(s -> s.local().stream())
                    .filter(p -> !p.contains(address) && p.length() > 0)
                    .distinct()
                    .map(p ->
                            "addr "
                                    + (p.length() >= 31 ? p.host(0) : p.hostFromEnd(1))
                                    + "/32 dev lo")
                    .toList();
        }

        /// So that a tunnel's route never swallows the tunnel's own packets.
        private List<String> peerRoutes(String space) {
            return ends.values().stream()
                    .filter(e -> e.space().equals(space))
                    .map(e -> "route " + e.peer() + "/32 dev pub")
                    .distinct()
                    .toList();
        }

        private void drawTunnel(Tunnel tunnel) {
            var gateway = gateways.get(tunnel.gateway());
            if (gateway == null) {
                refused.put(tunnel.connection(), "its gateway does not exist in the lab yet");
                return;
            }
            switch (tunnel.kind()) {
                case SITE_TO_SITE -> drawSiteToSite(tunnel, gateway);
                case VNET_TO_VNET -> drawVnetToVnet(tunnel, gateway);
            }
        }

        private void drawSiteToSite(Tunnel tunnel, Gateway gateway) {
            var device = devices.get(tunnel.remote());
            if (device == null) {
                refused.put(
                        tunnel.connection(),
                        "its local network gateway does not exist in the lab yet");
                return;
            }
            var behindGateway =
                    Optional.ofNullable(virtualNetworks.get(gateway.network()))
                            .map(VirtualNetwork::addressSpace)
                            .orElse(List.of());
            var deviceSpace = deviceSpace(device, allocation);
            var deviceSettings = tunnel.deviceSettings().orElse(tunnel.settings());
            for (int i = 0; i < gateway.instances().size(); i++) {
                var own = gateway.instances().get(i).publicAddress();
                var space = gatewaySpace(gateway, i, allocation);
                int number = endNumber(space, device.publicAddress());
                int deviceNumber = endNumber(deviceSpace, own);
                boolean initiates =
                        tunnel.initiates() && tunnel.settings().mode() != Mode.RESPONDER_ONLY;
                boolean deviceInitiates =
                        !initiates
                                && tunnel.settings().mode() != Mode.INITIATOR_ONLY
                                && deviceSettings.mode() != Mode.RESPONDER_ONLY;
                var end =
                        new TunnelEnd(
                                number,
                                TunnelEnd.Role.GATEWAY,
                                space,
                                tunnel.connection(),
                                own,
                                device.publicAddress(),
                                device.running()
                                        ? Optional.of(TunnelEnd.daemon(deviceNumber))
                                        : Optional.empty(),
                                tunnel.sharedKey(),
                                initiates,
                                tunnel.settings(),
                                device.addressSpace());
                if (!add(end, device.publicAddress())) {
                    return;
                }
                if (device.running()) {
                    var deviceEnd =
                            new TunnelEnd(
                                    deviceNumber,
                                    TunnelEnd.Role.DEVICE,
                                    deviceSpace,
                                    tunnel.connection(),
                                    device.publicAddress(),
                                    own,
                                    Optional.of(end.daemon()),
                                    tunnel.deviceKey().orElse(tunnel.sharedKey()),
                                    deviceInitiates,
                                    deviceSettings,
                                    behindGateway);
                    ends.put(deviceEnd.daemon(), deviceEnd);
                }
            }
        }

        private void drawVnetToVnet(Tunnel tunnel, Gateway gateway) {
            var peer = gateways.get(tunnel.remote());
            if (peer == null) {
                refused.put(tunnel.connection(), "the other gateway does not exist in the lab yet");
                return;
            }
            var beyond =
                    Optional.ofNullable(virtualNetworks.get(peer.network()))
                            .map(VirtualNetwork::addressSpace)
                            .orElse(List.of());
            boolean answered =
                    network.tunnels().stream()
                            .anyMatch(t ->
                                    t.kind() == Tunnel.Kind.VNET_TO_VNET
                                            && t.gateway().equals(peer.id())
                                            && t.remote().equals(gateway.id()));
            int pairs = Math.min(gateway.instances().size(), peer.instances().size());
            for (int i = 0; i < pairs; i++) {
                Instance own = gateway.instances().get(i);
                Instance other = peer.instances().get(i);
                var space = gatewaySpace(gateway, i, allocation);
                var peerSpace = gatewaySpace(peer, i, allocation);
                add(
                        new TunnelEnd(
                                endNumber(space, other.publicAddress()),
                                TunnelEnd.Role.GATEWAY,
                                space,
                                tunnel.connection(),
                                own.publicAddress(),
                                other.publicAddress(),
                                answered
                                        ? Optional.of(
                                                TunnelEnd.daemon(
                                                        endNumber(peerSpace, own.publicAddress())))
                                        : Optional.empty(),
                                tunnel.sharedKey(),
                                tunnel.initiates()
                                        && tunnel.settings().mode() != Mode.RESPONDER_ONLY,
                                tunnel.settings(),
                                beyond),
                        other.publicAddress());
            }
        }

        private int endNumber(String space, IpAddress peer) {
            return allocation.number(space + "|" + peer);
        }

        private boolean add(TunnelEnd end, IpAddress peer) {
            var before = ends.putIfAbsent(end.daemon(), end);
            if (before == null) {
                return true;
            }
            refused.put(
                    end.connection(),
                    "the gateway has another connection (%s) to the same public address %s, and can tell them apart by that address only; give each device its own"
                            .formatted(before.connection().name(), peer));
            return false;
        }

        /// The demultiplexer: each daemon of the space has ports of its own, and its peer, known by
        /// its address, sees 500 and 4500. Packets of unknown peers are dropped before connection
        /// tracking sees them, because it would remember them without a daemon's port.
        private String nft(String space, IpAddress publicAddress) {
            var here = ends.values().stream().filter(e -> e.space().equals(space)).toList();
            if (here.isEmpty()) {
                return """
                chain forward {
                  type filter hook forward priority filter; policy accept;
                  oifname "pub" drop
                  iifname "pub" drop
                }
                """;
            }
            var peers =
                    here.stream().map(e -> e.peer().toString()).collect(Collectors.joining(", "));
            var ike =
                    here.stream()
                            .map(e -> e.peer() + " : " + e.ikePort())
                            .collect(Collectors.joining(", "));
            var nat =
                    here.stream()
                            .map(e -> e.peer() + " : " + e.natPort())
                            .collect(Collectors.joining(", "));
            var unsolicited =
                    here.stream()
                            .filter(e -> e.settings().mode() == Mode.INITIATOR_ONLY)
                            .map(e ->
                                    "  ip saddr %s udp dport { %d, %d } ct state new drop\n"
                                            .formatted(e.peer(), e.ikePort(), e.natPort()))
                            .collect(Collectors.joining());
            return """
            chain strangers {
              type filter hook prerouting priority raw; policy accept;
              iifname "pub" udp dport { 500, 4500 } ip saddr != { %s } drop
            }
            chain inbound {
              type nat hook prerouting priority dstnat; policy accept;
              iifname "pub" udp dport 500 redirect to : ip saddr map { %s }
              iifname "pub" udp dport 4500 redirect to : ip saddr map { %s }
            }
            chain outbound {
              type nat hook postrouting priority srcnat; policy accept;
              oifname "pub" udp sport 51000-51999 snat to %s:500
              oifname "pub" udp sport 52000-52999 snat to %s:4500
            }
            chain unsolicited {
              type filter hook input priority filter; policy accept;
            %s}
            chain forward {
              type filter hook forward priority filter; policy accept;
              oifname "pub" drop
              iifname "pub" drop
              oifname "ipsec*" tcp flags syn / syn,rst tcp option maxseg size set 1350
              iifname "ipsec*" tcp flags syn / syn,rst tcp option maxseg size set 1350
            }
            """
                    .formatted(peers, ike, nat, publicAddress, publicAddress, unsolicited);
        }
    }
}
