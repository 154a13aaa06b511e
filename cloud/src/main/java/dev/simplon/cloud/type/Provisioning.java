package dev.simplon.cloud.type;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What the service works out by itself, in the document of one resource.
///
/// Source: recorded answers of the real service (active-active gateways have the fourth and fifth
/// address of GatewaySubnet, single ones its last usable one) and of azurerm's goldens.
public final class Provisioning {
    private Provisioning() {}

    /// Sets the identity of a document: name, id, type, etag, the same in its children, in Azure's
    /// order; and a `resourceGuid` if it has none.
    public static ObjectValue identified(EmulatedType type, ResourceId id, ObjectValue body) {
        var named =
                Edit.put(
                        Edit.put(Edit.put(body, id.name(), "name"), id.toString(), "id"),
                        id.type(),
                        "type");
        if (type != EmulatedType.SUBNET
                && Edit.text(named, "properties", "resourceGuid").isEmpty()) {
            named = Edit.put(named, UUID.randomUUID().toString(), "properties", "resourceGuid");
        }
        return switch (type) {
            case VIRTUAL_NETWORK -> children(named, id, "subnets");
            case GATEWAY -> children(children(named, id, "ipConfigurations"), id, "natRules");
            case SUBNET, PUBLIC_ADDRESS, LOCAL_GATEWAY, CONNECTION -> named;
        };
    }

    private static ObjectValue children(ObjectValue body, ResourceId parent, String member) {
        return Edit.each(
                body,
                child -> {
                    var id = parent.child(member, Edit.text(child, "name"));
                    return Edit.put(Edit.put(child, id.toString(), "id"), id.type(), "type");
                },
                "properties",
                member);
    }

    /// With this etag, in the children too: theirs equals their parent's.
    public static ObjectValue etagged(ObjectValue body, String etag) {
        var tagged = Edit.put(body, etag, "etag");
        for (var member : List.of("subnets", "ipConfigurations", "natRules")) {
            tagged =
                    Edit.each(tagged, child -> Edit.put(child, etag, "etag"), "properties", member);
        }
        return Edit.headed(tagged, "name", "id", "etag", "type", "location", "tags", "sku");
    }

    /// With this state in the document, and in the children that are not provisioned yet.
    public static ObjectValue inState(ObjectValue body, String state) {
        var set = Edit.put(body, state, "properties", "provisioningState");
        for (var member : List.of("subnets", "ipConfigurations", "natRules")) {
            set =
                    Edit.each(
                            set,
                            child ->
                                    state.equals("Updating")
                                                    && Edit.text(
                                                                    child,
                                                                    "properties",
                                                                    "provisioningState")
                                                            .equals("Succeeded")
                                            ? child
                                            : Edit.put(
                                                    child,
                                                    state,
                                                    "properties",
                                                    "provisioningState"),
                            "properties",
                            member);
        }
        return set;
    }

    /// What is known as soon as a write is accepted: the address of a static public IP address.
    public static ObjectValue accepted(
            EmulatedType type, ResourceId id, ObjectValue body, Collection<Document> others) {
        return type == EmulatedType.PUBLIC_ADDRESS
                        && Edit.text(body, "properties", "publicIPAllocationMethod")
                                .equals("Static")
                ? withAddress(id, body, others)
                : body;
    }

    static ObjectValue withAddress(ResourceId id, ObjectValue body, Collection<Document> others) {
        var addressed =
                Edit.text(body, "properties", "ipAddress").isEmpty()
                        ? Edit.put(
                                body, PublicAddresses.pick(id, others), "properties", "ipAddress")
                        : body;
        var label = Edit.text(body, "properties", "dnsSettings", "domainNameLabel");
        return label.isEmpty()
                ? addressed
                : Edit.put(
                        addressed,
                        "%s.%s.cloudapp.azure.com"
                                .formatted(label, Edit.text(body, "location"))
                                .toLowerCase(Locale.ROOT),
                        "properties",
                        "dnsSettings",
                        "fqdn");
    }

    /// A VPN gateway's own addresses.
    ///
    /// @param others the documents of its subnet's network and of its public addresses among them
    public static ObjectValue gateway(ObjectValue body, Collection<Document> others) {
        var configurations = Edit.list(body, "properties", "ipConfigurations");
        var asked = Edit.list(body, "properties", "bgpSettings", "bgpPeeringAddresses");
        var own = new ArrayList<String>();
        var addresses = new ArrayList<Value>();
        for (int i = 0; i < configurations.size(); i++) {
            var configuration = configurations.get(i);
            var address = privateAddress(configuration, i, configurations.size(), others);
            address.ifPresent(own::add);
            addresses.add(
                    peering(configuration, asked, address.map(List::of).orElse(List.of()), others));
        }
        var settings = Edit.asObject(Edit.at(body, "properties", "bgpSettings").orElse(Edit.EMPTY));
        var filled =
                Edit.object(
                        "asn", settings.member("asn").orElse(Value.of(65515)),
                        "bgpPeeringAddress", String.join(",", own),
                        "peerWeight", settings.member("peerWeight").orElse(Value.of(0)),
                        "bgpPeeringAddresses", addresses);
        return Edit.put(body, filled, "properties", "bgpSettings");
    }

    private static ObjectValue peering(
            Value configuration, List<Value> asked, List<String> own, Collection<Document> others) {
        var id = Edit.text(configuration, "id");
        var custom =
                asked.stream()
                        .filter(a -> Edit.text(a, "ipconfigurationId").equalsIgnoreCase(id))
                        .flatMap(a -> Edit.list(a, "customBgpIpAddresses").stream())
                        .toList();
        var tunnel =
                ResourceId.parse(Edit.text(configuration, "properties", "publicIPAddress", "id"))
                        .flatMap(address -> find(address, others))
                        .map(address -> Edit.text(address.body(), "properties", "ipAddress"))
                        .filter(address -> !address.isEmpty());
        return Edit.object(
                "ipconfigurationId", id,
                "defaultBgpIpAddresses", own,
                "customBgpIpAddresses", custom,
                "tunnelIpAddresses", tunnel.map(List::of).orElse(List.of()));
    }

    private static Optional<String> privateAddress(
            Value configuration, int index, int instances, Collection<Document> others) {
        return ResourceId.parse(Edit.text(configuration, "properties", "subnet", "id"))
                .flatMap(id -> subnet(id, others))
                .flatMap(Provisioning::prefix)
                .map(prefix -> instances == 1 ? prefix.hostFromEnd(1) : prefix.host(4L + index))
                .map(Object::toString);
    }

    private static Optional<Value> subnet(ResourceId id, Collection<Document> others) {
        return id.parent()
                .flatMap(network -> find(network, others))
                .flatMap(network ->
                        Edit.list(network.body(), "properties", "subnets").stream()
                                .filter(s -> Edit.text(s, "name").equalsIgnoreCase(id.name()))
                                .findFirst());
    }

    private static Optional<IpPrefix> prefix(Value subnet) {
        var one = Edit.text(subnet, "properties", "addressPrefix");
        return one.isEmpty()
                ? Edit.list(subnet, "properties", "addressPrefixes").stream()
                        .flatMap(p -> p.asText().stream())
                        .flatMap(p -> IpPrefix.parse(p).stream())
                        .findFirst()
                : IpPrefix.parse(one);
    }

    private static Optional<Document> find(ResourceId id, Collection<Document> among) {
        return among.stream().filter(d -> d.id().equals(id)).findFirst();
    }
}
