package dev.simplon.azure.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The words in which the tables of the types are written.
final class Rows {
    static final String NETWORKS = "Microsoft.Network/virtualNetworks";
    static final String SUBNETS = NETWORKS + "/subnets";
    static final String PUBLIC_ADDRESSES = "Microsoft.Network/publicIPAddresses";
    static final String LOCAL_GATEWAYS = "Microsoft.Network/localNetworkGateways";
    static final String GATEWAYS = "Microsoft.Network/virtualNetworkGateways";
    static final String IP_CONFIGURATIONS = GATEWAYS + "/ipConfigurations";
    static final String NAT_RULES = GATEWAYS + "/natRules";
    static final String CONNECTIONS = "Microsoft.Network/connections";
    static final String CIRCUITS = "Microsoft.Network/expressRouteCircuits";
    static final String CIRCUIT_AUTHORIZATIONS = CIRCUITS + "/authorizations";
    static final String CIRCUIT_PEERINGS = CIRCUITS + "/peerings";
    static final String ROUTE_FILTERS = "Microsoft.Network/routeFilters";
    static final String IPAM_POOLS = "Microsoft.Network/networkManagers/ipamPools";
    static final String DDOS_PLANS = "Microsoft.Network/ddosProtectionPlans";

    private Rows() {}

    static Property text(String name) {
        return Property.of(name, new Kind.Text());
    }

    static Property texts(String name) {
        return array(name, new Kind.Text());
    }

    static Property tags() {
        return Property.of("tags", new Kind.TextMap());
    }

    static Property region(String name) {
        return Property.of(name, new Kind.Location());
    }

    static Property whole(String name) {
        return Property.of(name, new Kind.Whole(Optional.empty(), Optional.empty()));
    }

    static Property whole(String name, long least, long most) {
        return Property.of(name, new Kind.Whole(Optional.of(least), Optional.of(most)));
    }

    static Property decimal(String name) {
        return Property.of(name, new Kind.Decimal());
    }

    static Property flag(String name) {
        return Property.of(name, new Kind.Bool());
    }

    static Property oneOf(String name, String... names) {
        return Property.of(name, new Kind.OneOf(List.of(names)));
    }

    static Property prefix(String name) {
        return Property.of(name, new Kind.Prefix());
    }

    static Property prefixes(String name) {
        return array(name, new Kind.Prefix());
    }

    static Property address(String name) {
        return Property.of(name, new Kind.Address());
    }

    static Property addresses(String name) {
        return array(name, new Kind.Address());
    }

    static Property id(String name, String target) {
        return Property.of(name, new Kind.Id(target));
    }

    static Property reference(String name, String target) {
        return Property.of(name, new Kind.Reference(target));
    }

    static Property references(String name, String target) {
        return array(name, new Kind.Reference(target));
    }

    static Property object(String name, Property... members) {
        return Property.of(name, new Kind.Members(List.of(members)));
    }

    static Property objects(String name, Property... members) {
        return array(name, new Kind.Members(List.of(members)));
    }

    /// Objects that are known from one write to the next by the member `key`.
    static Property objectsBy(String key, String name, Property... members) {
        return objectsBy(key, name, List.of(members));
    }

    static Property objectsBy(String key, String name, List<Property> members) {
        return Property.of(name, new Kind.Array(new Kind.Members(members), Optional.of(key)));
    }

    /// What a network or a subnet takes from IPAM pools (Network API 2024-05-01,
    /// `IpamPoolPrefixAllocation`).
    static Property ipamPools() {
        return objects(
                "ipamPoolPrefixAllocations",
                reference("pool", IPAM_POOLS),
                text("numberOfIpAddresses"),
                prefixes("allocatedAddressPrefixes").readOnly());
    }

    static Property anything(String name) {
        return Property.of(name, new Kind.Anything());
    }

    static Property anythings(String name) {
        return array(name, new Kind.Anything());
    }

    private static Property array(String name, Kind element) {
        return Property.of(name, new Kind.Array(element, Optional.empty()));
    }

    /// The members of every top-level document of the Network provider. The id, name and type come
    /// from the address of the request: whoever stores the document sets them.
    static List<Property> resource(Property... others) {
        var rows = new ArrayList<Property>();
        rows.add(text("name"));
        rows.add(text("id"));
        rows.add(text("etag").readOnly());
        rows.add(text("type"));
        rows.add(region("location").requiredElse("LocationRequired"));
        rows.add(tags());
        rows.add(object("extendedLocation", region("name"), oneOf("type", "EdgeZone")));
        rows.addAll(Arrays.asList(others));
        return rows;
    }

    /// The members of a child document inside its parent's.
    static List<Property> child(Property properties) {
        return List.of(
                text("name").required(),
                text("id").readOnly(),
                text("etag").readOnly(),
                text("type").readOnly(),
                properties);
    }

    /// The members of a child as a resource of its own.
    static List<Property> childByItself(Property properties) {
        return List.of(text("name"), text("id"), text("etag").readOnly(), text("type"), properties);
    }

    static Property provisioningState() {
        return oneOf(
                        "provisioningState",
                        "Succeeded",
                        "Updating",
                        "Deleting",
                        "Failed",
                        "Creating",
                        "Canceled")
                .readOnly();
    }

    static Property resourceGuid() {
        return text("resourceGuid").readOnly();
    }
}
