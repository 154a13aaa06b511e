package dev.simplon.azure.network;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork.Device;
import dev.simplon.azure.network.DesiredNetwork.Gateway;
import dev.simplon.azure.network.DesiredNetwork.Instance;
import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.azure.network.DesiredNetwork.VirtualNetwork;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.values.Path;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The way from ARM documents to the network that they ask for.
public final class DesiredNetworks {
    private static final String NETWORKS = "Microsoft.Network/virtualNetworks";
    private static final String GATEWAYS = "Microsoft.Network/virtualNetworkGateways";
    private static final String LOCAL_GATEWAYS = "Microsoft.Network/localNetworkGateways";
    private static final String CONNECTIONS = "Microsoft.Network/connections";

    private final SequencedMap<ResourceId, ObjectValue> documents = new LinkedHashMap<>();
    private final Map<String, DeviceIntent> intents;
    private final SequencedMap<ResourceId, VirtualNetwork> networks = new LinkedHashMap<>();
    private final SequencedMap<ResourceId, Gateway> gateways = new LinkedHashMap<>();
    private final SequencedMap<ResourceId, Device> devices = new LinkedHashMap<>();

    private DesiredNetworks(
            Map<ResourceId, ObjectValue> documents, Map<String, DeviceIntent> intents) {
        this.intents = Map.copyOf(intents);
        documents.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().key()))
                .forEach(e -> this.documents.put(e.getKey(), canonical(e.getKey(), e.getValue())));
    }

    /// What the documents ask for, in the order of their ids. Only what is complete becomes part of
    /// it: a gateway whose instances all have a subnet and a public address, a device with an
    /// address, a connection with a key and both ends. A VNet-to-VNet connection without its
    /// counterpart is complete in itself, but will find nobody to answer. Of devices with the same
    /// public address only the first is there.
    ///
    /// @param documents as the service keeps them, with what it filled in (addresses), and with
    ///   `properties.sharedKey` in the connections; a subnet may stand in its network's document,
    ///   or by itself
    /// @param intents by name of the local network gateway; who is not in it has
    ///   [DeviceIntent#DEFAULT]
    public static DesiredNetwork from(
            Map<ResourceId, ObjectValue> documents, Map<String, DeviceIntent> intents) {
        return new DesiredNetworks(documents, intents).network();
    }

    /// The addresses that the instances of a gateway have in its subnet: a single one has the last
    /// usable address, several have the first that Azure does not keep to itself. Source: recorded
    /// answers (`10.0.1.254` of a /24; `.4` and `.5` of an active-active one).
    public static List<IpAddress> privateAddresses(IpPrefix gatewaySubnet, int instances) {
        if (instances == 1) {
            return List.of(gatewaySubnet.hostFromEnd(1));
        }
        var addresses = new ArrayList<IpAddress>();
        for (int i = 0; i < instances; i++) {
            addresses.add(gatewaySubnet.host(4L + i));
        }
        return List.copyOf(addresses);
    }

    private DesiredNetwork network() {
        ofType(NETWORKS).forEach(this::addNetwork);
        ofType(GATEWAYS).forEach(this::addGateway);
        ofType(LOCAL_GATEWAYS).forEach(this::addDevice);
        var tunnels = new ArrayList<Tunnel>();
        ofType(CONNECTIONS).forEach((id, document) -> tunnel(id, document).ifPresent(tunnels::add));
        return new DesiredNetwork(
                List.copyOf(networks.sequencedValues()),
                List.copyOf(gateways.sequencedValues()),
                List.copyOf(devices.sequencedValues()),
                tunnels);
    }

    private void addNetwork(ResourceId id, ObjectValue document) {
        var space =
                Field.prefixes(document, Path.of("properties", "addressSpace", "addressPrefixes"));
        if (!space.isEmpty()) {
            networks.put(id, new VirtualNetwork(id, space, TestHost.in(space, gatewaySubnet(id))));
        }
    }

    private void addGateway(ResourceId id, ObjectValue document) {
        if (!Field.text(document, "gatewayType").equals("Vpn")) {
            return;
        }
        var configurations =
                Path.of("properties", "ipConfigurations")
                        .in(document)
                        .map(Value::asList)
                        .orElse(List.of());
        int wanted = Field.flag(document, "activeActive") ? 2 : 1;
        if (configurations.size() < wanted) {
            return;
        }
        var instances = new ArrayList<Instance>();
        Optional<ResourceId> network = Optional.empty();
        for (int i = 0; i < wanted; i++) {
            var configuration = configurations.get(i);
            network = Field.id(configuration, "subnet").flatMap(ResourceId::parent);
            var subnet = network.flatMap(this::gatewaySubnet);
            var address = Field.id(configuration, "publicIPAddress").flatMap(this::publicAddress);
            if (subnet.isEmpty() || address.isEmpty()) {
                return;
            }
            instances.add(
                    new Instance(
                            address.get(),
                            privateAddresses(subnet.get(), wanted).get(i),
                            subnet.get()));
        }
        network.filter(networks::containsKey)
                .ifPresent(n -> gateways.put(id, new Gateway(id, n, instances)));
    }

    private void addDevice(ResourceId id, ObjectValue document) {
        var address =
                Path.of("properties", "gatewayIpAddress")
                        .in(document)
                        .flatMap(Value::asText)
                        .flatMap(IpAddress::parse);
        var space = new ArrayList<>(siteSpace(document));
        if (address.isEmpty()
                || space.isEmpty()
                || devices.sequencedValues().stream()
                        .anyMatch(d -> d.publicAddress().equals(address.get()))) {
            return;
        }
        var intent = intents.getOrDefault(id.name(), DeviceIntent.DEFAULT);
        devices.put(
                id,
                new Device(
                        id,
                        id.name(),
                        address.get(),
                        space,
                        TestHost.behindDevice(space.getFirst()),
                        intent.running()));
    }

    /// With BGP the address space may be empty: then the service knows the way to the peer alone.
    private static List<IpPrefix> siteSpace(ObjectValue document) {
        var space =
                Field.prefixes(
                        document,
                        Path.of("properties", "localNetworkAddressSpace", "addressPrefixes"));
        return !space.isEmpty()
                ? space
                : Path.of("properties", "bgpSettings", "bgpPeeringAddress")
                        .in(document)
                        .flatMap(Value::asText)
                        .flatMap(peer -> IpPrefix.parse(peer + "/32"))
                        .map(List::of)
                        .orElse(List.of());
    }

    private Optional<Tunnel> tunnel(ResourceId id, ObjectValue document) {
        var gateway = Field.id(document, "virtualNetworkGateway1").map(gateways::get);
        var key = Path.of("properties", "sharedKey").in(document).flatMap(Value::asText);
        if (gateway.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        var secret = new Secret(key.get());
        return switch (Field.text(document, "connectionType")) {
            case "IPsec" ->
                    Field.id(document, "localNetworkGateway2")
                            .map(devices::get)
                            .map(device -> siteToSite(id, document, gateway.get(), device, secret));
            case "Vnet2Vnet" ->
                    Field.id(document, "virtualNetworkGateway2")
                            .map(gateways::get)
                            .map(peer ->
                                    betweenNetworks(id, document, gateway.get(), peer, secret));
            default -> Optional.empty();
        };
    }

    private Tunnel siteToSite(
            ResourceId id, ObjectValue document, Gateway gateway, Device device, Secret key) {
        var settings =
                TunnelSettings.of(
                        document,
                        isPolicyBased(gateway),
                        networkSpace(gateway),
                        device.addressSpace());
        var intent = intents.getOrDefault(device.name(), DeviceIntent.DEFAULT);
        return new Tunnel(
                id,
                Tunnel.Kind.SITE_TO_SITE,
                gateway.id(),
                device.localNetworkGateway(),
                key,
                Optional.of(intent.sharedKey().orElse(key)),
                settings.mode() != Mode.RESPONDER_ONLY,
                settings,
                Optional.of(TunnelSettings.mirrored(settings)));
    }

    private Tunnel betweenNetworks(
            ResourceId id, ObjectValue document, Gateway gateway, Gateway peer, Secret key) {
        var settings =
                TunnelSettings.of(
                        document,
                        isPolicyBased(gateway),
                        networkSpace(gateway),
                        networkSpace(peer));
        return new Tunnel(
                id,
                Tunnel.Kind.VNET_TO_VNET,
                gateway.id(),
                peer.id(),
                key,
                Optional.empty(),
                initiates(id, settings.mode(), counterpart(gateway, peer)),
                settings,
                Optional.empty());
    }

    /// Who says that it only initiates does; who says that it only responds does not; of two that
    /// say nothing, or the same, the one whose id comes first. (Should both initiate at once, two
    /// IKE SAs stay up: measured with strongSwan 5.9.8.)
    private static boolean initiates(
            ResourceId id, Mode mode, Optional<Map.Entry<ResourceId, Mode>> counterpart) {
        if (mode == Mode.RESPONDER_ONLY) {
            return false;
        }
        if (counterpart.isEmpty() || counterpart.get().getValue() == Mode.RESPONDER_ONLY) {
            return true;
        }
        var other = counterpart.get().getValue();
        return mode == other
                ? id.key().compareTo(counterpart.get().getKey().key()) < 0
                : mode == Mode.INITIATOR_ONLY;
    }

    /// The connection that leads back.
    private Optional<Map.Entry<ResourceId, Mode>> counterpart(Gateway gateway, Gateway peer) {
        for (var other : ofType(CONNECTIONS).entrySet()) {
            var document = other.getValue();
            if (Field.text(document, "connectionType").equals("Vnet2Vnet")
                    && Field.id(document, "virtualNetworkGateway1")
                            .filter(peer.id()::equals)
                            .isPresent()
                    && Field.id(document, "virtualNetworkGateway2")
                            .filter(gateway.id()::equals)
                            .isPresent()) {
                return Optional.of(Map.entry(other.getKey(), TunnelSettings.mode(document)));
            }
        }
        return Optional.empty();
    }

    private List<IpPrefix> networkSpace(Gateway gateway) {
        var network = networks.get(gateway.network());
        return network == null ? List.of() : network.addressSpace();
    }

    private boolean isPolicyBased(Gateway gateway) {
        var document = documents.get(gateway.id());
        return document != null && Field.text(document, "vpnType").equals("PolicyBased");
    }

    private Optional<IpPrefix> gatewaySubnet(ResourceId network) {
        var alone = Optional.ofNullable(documents.get(network.child("subnets", "GatewaySubnet")));
        var inside =
                Optional.ofNullable(documents.get(network))
                        .flatMap(Path.of("properties", "subnets")::in)
                        .map(Value::asList)
                        .orElse(List.of())
                        .stream()
                        .filter(subnet ->
                                subnet.member("name")
                                        .flatMap(Value::asText)
                                        .filter("GatewaySubnet"::equalsIgnoreCase)
                                        .isPresent())
                        .findFirst();
        return alone.map(Value.class::cast).or(() -> inside).flatMap(DesiredNetworks::subnetPrefix);
    }

    private static Optional<IpPrefix> subnetPrefix(Value subnet) {
        var several = Field.prefixes(subnet, Path.of("properties", "addressPrefixes"));
        return several.isEmpty()
                ? Path.of("properties", "addressPrefix")
                        .in(subnet)
                        .flatMap(Value::asText)
                        .flatMap(IpPrefix::parse)
                        .filter(prefix -> prefix.block().isIPv4())
                : Optional.of(several.getFirst());
    }

    private Optional<IpAddress> publicAddress(ResourceId id) {
        return Optional.ofNullable(documents.get(id))
                .flatMap(Path.of("properties", "ipAddress")::in)
                .flatMap(Value::asText)
                .flatMap(IpAddress::parse);
    }

    private SequencedMap<ResourceId, ObjectValue> ofType(String type) {
        var found = new LinkedHashMap<ResourceId, ObjectValue>();
        documents.forEach((id, document) -> {
            if (id.type().equalsIgnoreCase(type)) {
                found.put(id, document);
            }
        });
        return found;
    }

    private static ObjectValue canonical(ResourceId id, ObjectValue document) {
        return ArmTypes.named(id.type())
                .map(type -> type.examine(document, Optional.of(document)).document())
                .orElse(document);
    }
}
