package dev.simplon.cloud.type;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.DocumentSource;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
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

    /// What carries an etag and a state of its own inside a document: the children, and a gateway's
    /// IP configurations.
    private static final List<String> PARTS =
            List.of("subnets", "ipConfigurations", "natRules", "peerings", "authorizations");

    /// What a document says by itself as soon as it is accepted: its name, id and type, the same in
    /// its children, in Azure's order; the guid or the service key that it gets once; and without
    /// the secrets that go in and never come out.
    public static ObjectValue identified(EmulatedType type, ResourceId id, ObjectValue body) {
        var named =
                Edit.put(
                        Edit.put(Edit.put(body, id.name(), "name"), id.toString(), "id"),
                        id.type(),
                        "type");
        return switch (type) {
            case VIRTUAL_NETWORK -> children(once(named, "resourceGuid"), id, type);
            case GATEWAY -> ipConfigurations(children(once(named, "resourceGuid"), id, type), id);
            case CONNECTION ->
                    Edit.without(
                            Edit.without(
                                    once(named, "resourceGuid"), "properties", "authorizationKey"),
                            "properties",
                            "sharedKey");
            case PUBLIC_ADDRESS, LOCAL_GATEWAY -> once(named, "resourceGuid");
            case CIRCUIT ->
                    children(
                            Edit.without(
                                    once(named, "serviceKey"), "properties", "authorizationKey"),
                            id,
                            type);
            case AUTHORIZATION -> once(named, "authorizationKey");
            case PEERING -> Edit.without(ofItsName(named, id), "properties", "sharedKey");
            case SUBNET, NAT_RULE -> named;
        };
    }

    private static ObjectValue once(ObjectValue body, String member) {
        return Edit.text(body, "properties", member).isEmpty()
                ? Edit.put(body, UUID.randomUUID().toString(), "properties", member)
                : body;
    }

    /// A peering is named by its type.
    private static ObjectValue ofItsName(ObjectValue body, ResourceId id) {
        return Edit.text(body, "properties", "peeringType").isEmpty()
                ? Edit.put(body, id.name(), "properties", "peeringType")
                : body;
    }

    private static ObjectValue children(ObjectValue body, ResourceId parent, EmulatedType type) {
        var identified = body;
        for (var child : type.children()) {
            identified =
                    Children.each(
                            identified,
                            child,
                            c ->
                                    identified(
                                            child,
                                            parent.child(child.member(), Edit.text(c, "name")),
                                            c));
        }
        return identified;
    }

    private static ObjectValue ipConfigurations(ObjectValue body, ResourceId gateway) {
        return Edit.each(
                body,
                part -> {
                    var id = gateway.child("ipConfigurations", Edit.text(part, "name"));
                    return Edit.put(Edit.put(part, id.toString(), "id"), id.type(), "type");
                },
                "properties",
                "ipConfigurations");
    }

    /// With this etag, in the children too: theirs equals their parent's.
    public static ObjectValue etagged(ObjectValue body, String etag) {
        var tagged = Edit.put(body, etag, "etag");
        for (var member : PARTS) {
            tagged =
                    Edit.each(tagged, child -> Edit.put(child, etag, "etag"), "properties", member);
        }
        return Edit.headed(tagged, "name", "id", "etag", "type", "location", "tags", "sku");
    }

    /// With this state in the document and in its children; those that are provisioned stay so
    /// while another one is updated, or fails.
    public static ObjectValue inState(ObjectValue body, String state) {
        boolean spares = state.equals("Updating") || state.equals("Failed");
        var set = Edit.put(body, state, "properties", "provisioningState");
        for (var member : PARTS) {
            set =
                    Edit.each(
                            set,
                            child ->
                                    spares && isProvisioned(child)
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

    private static boolean isProvisioned(ObjectValue child) {
        return Edit.text(child, "properties", "provisioningState").equals("Succeeded");
    }

    /// What is known as soon as a write is accepted: the address of a static public IP address.
    public static ObjectValue accepted(
            EmulatedType type, ResourceId id, ObjectValue body, DocumentSource others) {
        return type == EmulatedType.PUBLIC_ADDRESS
                        && Edit.text(body, "properties", "publicIPAllocationMethod")
                                .equals("Static")
                ? withAddress(id, body, others)
                : body;
    }

    static ObjectValue withAddress(ResourceId id, ObjectValue body, DocumentSource others) {
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
    public static ObjectValue gateway(ObjectValue body, DocumentSource others) {
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
            Value configuration, List<Value> asked, List<String> own, DocumentSource others) {
        var id = Edit.text(configuration, "id");
        var custom =
                asked.stream()
                        .filter(a -> Edit.text(a, "ipconfigurationId").equalsIgnoreCase(id))
                        .flatMap(a -> Edit.list(a, "customBgpIpAddresses").stream())
                        .toList();
        var tunnel =
                ResourceId.parse(Edit.text(configuration, "properties", "publicIPAddress", "id"))
                        .flatMap(others::find)
                        .map(address -> Edit.text(address.body(), "properties", "ipAddress"))
                        .filter(address -> !address.isEmpty());
        return Edit.object(
                "ipconfigurationId", id,
                "defaultBgpIpAddresses", own,
                "customBgpIpAddresses", custom,
                "tunnelIpAddresses", tunnel.map(List::of).orElse(List.of()));
    }

    private static Optional<String> privateAddress(
            Value configuration, int index, int instances, DocumentSource others) {
        return ResourceId.parse(Edit.text(configuration, "properties", "subnet", "id"))
                .flatMap(id -> subnet(id, others))
                .flatMap(Provisioning::prefix)
                .map(prefix -> instances == 1 ? prefix.hostFromEnd(1) : prefix.host(4L + index))
                .map(Object::toString);
    }

    private static Optional<ObjectValue> subnet(ResourceId id, DocumentSource others) {
        return id.parent()
                .flatMap(others::find)
                .flatMap(network -> Children.find(network.body(), EmulatedType.SUBNET, id.name()));
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
}
