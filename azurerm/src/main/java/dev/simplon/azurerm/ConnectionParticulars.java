package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What is peculiar to a connection: its shared key is kept behind a sub-resource that alone gives
/// it back and alone changes it, and its custom BGP addresses must be sent together with the ids of
/// the gateway's IP configurations that bear them.
final class ConnectionParticulars implements Particulars {
    private static final DocumentPath SHARED_KEY = DocumentPath.of(SharedKey.AT);

    /// One entry for each address, the primary's first.
    static final DocumentPath CUSTOM_ADDRESSES =
            DocumentPath.of("properties.gatewayCustomBgpIpAddresses");

    private static final DocumentPath GATEWAY =
            DocumentPath.of("properties.virtualNetworkGateway1.id");
    private static final DocumentPath PEERING_ADDRESSES =
            DocumentPath.of("properties.bgpSettings.bgpPeeringAddresses");

    /// On update the key is changed behind its sub-resource, so the document goes without it: Azure
    /// keeps the key of a document that has none. A connection to a circuit has no key at all.
    @Override
    public ObjectValue expand(
            ObjectValue document, ObjectValue planned, Optional<ObjectValue> stored) {
        var result =
                stored.isPresent() || SharedKey.isExpressRoute(planned)
                        ? SHARED_KEY.remove(document)
                        : document;
        var block = planned.member("custom_bgp_addresses");
        if (block.isPresent() && !block.get().isKnown()) {
            return CUSTOM_ADDRESSES.put(result, Value.unknown(Type.DYNAMIC));
        }
        var addresses = new ArrayList<Value>();
        for (var element : block.map(Value::asList).orElse(List.of())) {
            for (var name : List.of("primary", "secondary")) {
                element.member(name)
                        .filter(address -> !address.isNull())
                        .ifPresent(address -> {
                            var entry = new LinkedHashMap<String, Value>();
                            entry.put("customBgpIpAddress", address);
                            addresses.add(Value.object(entry));
                        });
            }
        }
        return addresses.isEmpty() && CUSTOM_ADDRESSES.in(result).isEmpty()
                ? result
                : CUSTOM_ADDRESSES.put(result, Value.tuple(addresses));
    }

    /// What azurerm finds in the middle of a create, and no rule of Azure's says.
    @Override
    public List<Diagnostic> check(
            Optional<ObjectValue> prior, ObjectValue planned, ObjectValue config, Version version) {
        var given = new Arguments(config);
        var problems = new ArrayList<Diagnostic>();
        if (given.is("type", "ExpressRoute")
                && given.isOn("private_link_fast_path_enabled")
                && given.isOff("express_route_gateway_bypass")) {
            problems.add(
                    Diagnostic.error(
                            Path.of("private_link_fast_path_enabled"),
                            "`private_link_fast_path_enabled` needs `express_route_gateway_bypass`",
                            "Private endpoints are reached by FastPath only where data packets bypass"
                                    + " the gateway. Set `express_route_gateway_bypass = true`, or leave"
                                    + " `private_link_fast_path_enabled` out."));
        }
        if (given.text("type").filter(type -> !type.equals("IPsec")).isPresent()
                && given.isThere("custom_bgp_addresses")) {
            problems.add(
                    Diagnostic.error(
                            Path.of("custom_bgp_addresses"),
                            "`custom_bgp_addresses` is only for type `IPsec`",
                            "This connection is of type `"
                                    + given.text("type").orElseThrow()
                                    + "`, whose BGP sessions use the gateway's own addresses. Leave the"
                                    + " block out."));
        }
        return problems;
    }

    @Override
    public ObjectValue prepare(ObjectValue document, ObjectValue planned, Call call)
            throws TransportException, InterruptedException {
        var addresses = CUSTOM_ADDRESSES.in(document).map(Value::asList).orElse(List.of());
        if (addresses.isEmpty()) {
            return document;
        }
        var gatewayId = GATEWAY.in(document).flatMap(Value::asText).orElse("");
        var gateway =
                call.transport()
                        .get(gatewayId, call.revision(), call.timeout())
                        .orElseThrow(() ->
                                refused(
                                        "The gateway "
                                                + gatewayId
                                                + " does not exist, so its BGP addresses cannot be"
                                                + " looked up."));
        var peerings = PEERING_ADDRESSES.in(gateway.body()).map(Value::asList).orElse(List.of());
        var entries = new ArrayList<Value>();
        for (var address : addresses) {
            var text = address.member("customBgpIpAddress").orElseThrow();
            var owner =
                    peerings.stream()
                            .filter(peering ->
                                    peering.member("customBgpIpAddresses")
                                            .map(Value::asList)
                                            .orElse(List.of())
                                            .contains(text))
                            .flatMap(peering -> peering.member("ipconfigurationId").stream())
                            .findFirst()
                            .orElseThrow(() ->
                                    refused(
                                            "`custom_bgp_addresses` names "
                                                    + text.asText().orElse("")
                                                    + ", which is not among the `apipa_addresses` of"
                                                    + " the gateway's `bgp_settings`: primary or"
                                                    + " secondary address not found at"
                                                    + " virtual_network_gateway configuration"
                                                    + " bgp_settings peering_addresses. Add it"
                                                    + " there, or name one that is."));
            var entry = new LinkedHashMap<String, Value>();
            entry.put("customBgpIpAddress", text);
            entry.put("ipConfigurationId", owner);
            entries.add(Value.object(entry));
        }
        return CUSTOM_ADDRESSES.put(document, Value.tuple(entries));
    }

    @Override
    public void afterUpdate(ObjectValue prior, ObjectValue planned, ObjectValue config, Call call)
            throws TransportException, InterruptedException {
        var key = SharedKey.changed(prior, planned, config);
        if (key.isPresent()) {
            SharedKey.write(key.get(), call);
        }
    }

    @Override
    public Reading read(ObjectValue state, ObjectValue document, ObjectValue prior, Call call)
            throws TransportException, InterruptedException {
        var result = withCustomAddresses(state, document);
        return SharedKey.isNotAskedFor(prior, call)
                ? new Reading(result.with(SharedKey.KEPT, Value.nullOf(Type.STRING)), List.of())
                : SharedKey.read(result, call, SharedKey.Unread.NOT_COMPARED);
    }

    private static ObjectValue withCustomAddresses(ObjectValue state, ObjectValue document) {
        var block = state.members().get("custom_bgp_addresses");
        if (block == null) {
            return state;
        }
        var addresses =
                CUSTOM_ADDRESSES.in(document).map(Value::asList).orElse(List.of()).stream()
                        .flatMap(entry -> entry.member("customBgpIpAddress").stream())
                        .toList();
        var element = block.type() instanceof Type.ListOf(Type inner) ? inner : Type.DYNAMIC;
        if (addresses.isEmpty()) {
            return state.with("custom_bgp_addresses", Value.list(element, List.of()));
        }
        var members = new LinkedHashMap<String, Value>();
        members.put("primary", addresses.getFirst());
        members.put(
                "secondary", addresses.size() > 1 ? addresses.get(1) : Value.nullOf(Type.STRING));
        return state.with(
                "custom_bgp_addresses", Value.list(element, List.of(Value.object(members))));
    }

    private static TransportException refused(String message) {
        return new TransportException(
                message, TransportException.Kind.OTHER, false, new IllegalStateException(message));
    }
}
