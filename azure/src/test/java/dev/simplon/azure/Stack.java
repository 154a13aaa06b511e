package dev.simplon.azure;

import dev.simplon.azure.type.ArmTypes;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A valid whole of documents to start from: a test changes what matters to it. Documents are in
/// canonical form, with the addresses that the service would fill in.
public final class Stack {
    private final Map<ResourceId, ObjectValue> documents = new LinkedHashMap<>();

    private Stack() {}

    /// The stack of the provider's documentation, with a gateway that can be had today.
    public static Stack siteToSite() {
        return new Stack()
                .network("test", "10.0.0.0/16", "10.0.1.0/24")
                .address("test", "203.0.113.10")
                .gateway("test", "test", "test")
                .localGateway("onpremise", "168.62.225.23", "10.1.1.0/24")
                .put(
                        id("connections", "onpremise"),
                        """
                        {"location":"West US","properties":{"connectionType":"IPsec",
                        "virtualNetworkGateway1":{"id":"%s"},"localNetworkGateway2":{"id":"%s"},
                        "sharedKey":"4-v3ry-53cr37-1p53c-5h4r3d-k3y"}}\
                        """
                                .formatted(
                                        id("virtualNetworkGateways", "test"),
                                        id("localNetworkGateways", "onpremise")));
    }

    public static Stack networkToNetwork() {
        return new Stack()
                .network("us", "10.0.0.0/16", "10.0.1.0/24")
                .network("europe", "10.1.0.0/16", "10.1.1.0/24")
                .address("us", "203.0.113.10")
                .address("europe", "203.0.113.20")
                .gateway("us", "us", "us")
                .gateway("europe", "europe", "europe")
                .connection("us-to-europe", "us", "europe")
                .connection("europe-to-us", "europe", "us");
    }

    public static ResourceId id(String type, String name) {
        return ResourceId.network("s", "g", type, name);
    }

    public Stack network(String name, String space, String gatewaySubnet) {
        return put(
                id("virtualNetworks", name),
                """
                {"location":"West US","properties":{"addressSpace":{"addressPrefixes":["%s"]},
                "subnets":[{"name":"GatewaySubnet","properties":{"addressPrefix":"%s"}}]}}\
                """
                        .formatted(space, gatewaySubnet));
    }

    public Stack address(String name, String address) {
        return put(
                id("publicIPAddresses", name),
                """
                {"location":"West US","sku":{"name":"Standard"},"zones":["1","2","3"],
                "properties":{"publicIPAllocationMethod":"Static","ipAddress":"%s"}}\
                """
                        .formatted(address));
    }

    public Stack gateway(String name, String network, String address) {
        return put(
                id("virtualNetworkGateways", name),
                """
                {"location":"West US","properties":{"gatewayType":"Vpn","sku":{"name":"VpnGw1AZ"},
                "ipConfigurations":[{"name":"vnetGatewayConfig","properties":{
                "subnet":{"id":"%s"},"publicIPAddress":{"id":"%s"}}}]}}\
                """
                        .formatted(
                                id("virtualNetworks", network).child("subnets", "GatewaySubnet"),
                                id("publicIPAddresses", address)));
    }

    public Stack localGateway(String name, String address, String prefix) {
        return put(
                id("localNetworkGateways", name),
                """
                {"location":"West US","properties":{"gatewayIpAddress":"%s",
                "localNetworkAddressSpace":{"addressPrefixes":["%s"]}}}\
                """
                        .formatted(address, prefix));
    }

    public Stack connection(String name, String gateway, String peer) {
        return put(
                id("connections", name),
                """
                {"location":"West US","properties":{"connectionType":"Vnet2Vnet",
                "virtualNetworkGateway1":{"id":"%s"},"virtualNetworkGateway2":{"id":"%s"},
                "sharedKey":"abc123"}}\
                """
                        .formatted(
                                id("virtualNetworkGateways", gateway),
                                id("virtualNetworkGateways", peer)));
    }

    public Stack put(ResourceId id, String json) {
        return put(id, object(json));
    }

    public Stack put(ResourceId id, ObjectValue document) {
        var type = ArmTypes.named(id.type()).orElseThrow();
        documents.put(id, type.examine(document, Optional.of(document)).document());
        return this;
    }

    /// Sets a member of a document: `set(id, "properties.sku.name", "\"Basic\"")`.
    public Stack set(ResourceId id, String at, String json) {
        var document = set(get(id), List.of(at.split("\\.")), value(json));
        return put(id, (ObjectValue) document);
    }

    public Stack remove(ResourceId id) {
        documents.remove(id);
        return this;
    }

    public ObjectValue get(ResourceId id) {
        var document = documents.get(id);
        if (document == null) {
            throw new AssertionError("no document " + id);
        }
        return document;
    }

    public Map<ResourceId, ObjectValue> documents() {
        return documents;
    }

    /// `value` set at a place; a number leads to the element of an array.
    public static Value set(Value in, List<String> at, Value value) {
        if (at.isEmpty()) {
            return value;
        }
        var rest = at.subList(1, at.size());
        if (at.getFirst().matches("[0-9]+")) {
            var elements = new ArrayList<>(in.asList());
            int index = Integer.parseInt(at.getFirst());
            elements.set(index, set(elements.get(index), rest, value));
            return Value.tuple(elements);
        }
        var members = new LinkedHashMap<>(in.asMap());
        var inner = members.getOrDefault(at.getFirst(), Value.object(new LinkedHashMap<>()));
        members.put(at.getFirst(), set(inner, rest, value));
        return Value.object(members);
    }

    public static ObjectValue object(String json) {
        return (ObjectValue) value(json);
    }

    public static Value value(String json) {
        try {
            return JsonCodec.decode(json);
        } catch (JsonException e) {
            throw new AssertionError(json, e);
        }
    }
}
