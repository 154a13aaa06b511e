package dev.simplon.cloud.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How gateways show in what they use: a public address names the IP configuration that has it, and
/// a dynamic one has its address only meanwhile; a subnet lists the IP configurations in it.
public final class Attachments {
    private final Map<ResourceId, String> byAddress = new LinkedHashMap<>();
    private final Map<ResourceId, List<Value>> bySubnet = new LinkedHashMap<>();
    private final Collection<Document> documents;

    private Attachments(Collection<Document> documents) {
        this.documents = documents;
        for (var document : documents) {
            if (EmulatedType.of(document.id()).filter(EmulatedType.GATEWAY::equals).isPresent()) {
                attach(document);
            }
        }
    }

    private void attach(Document gateway) {
        for (var each : Edit.list(gateway.body(), "properties", "ipConfigurations")) {
            var id = Edit.text(each, "id");
            ResourceId.parse(Edit.text(each, "properties", "publicIPAddress", "id"))
                    .ifPresent(address -> byAddress.put(address, id));
            ResourceId.parse(Edit.text(each, "properties", "subnet", "id"))
                    .ifPresent(subnet ->
                            bySubnet.computeIfAbsent(subnet, _ -> new ArrayList<>())
                                    .add(Edit.object("id", id)));
        }
    }

    /// The documents that must change so that they say what is attached to them, as they must be;
    /// their etags are the caller's to renew.
    public static List<Document> changed(Collection<Document> documents) {
        var attachments = new Attachments(documents);
        return documents.stream()
                .map(d -> d.with(attachments.shown(d)))
                .filter(d -> documents.stream().noneMatch(d::equals))
                .toList();
    }

    private ObjectValue shown(Document document) {
        var type = EmulatedType.of(document.id());
        if (type.isEmpty()) {
            return document.body();
        }
        return switch (type.get()) {
            case PUBLIC_ADDRESS -> address(document);
            case VIRTUAL_NETWORK ->
                    Edit.each(
                            document.body(),
                            subnet -> subnet(document.id(), subnet),
                            "properties",
                            "subnets");
            case SUBNET, LOCAL_GATEWAY, GATEWAY, CONNECTION -> document.body();
        };
    }

    private ObjectValue address(Document document) {
        var user = byAddress.get(document.id());
        var body =
                user == null
                        ? Edit.without(document.body(), "properties", "ipConfiguration")
                        : Edit.put(document.body(), user, "properties", "ipConfiguration", "id");
        if (Edit.text(body, "properties", "publicIPAllocationMethod").equals("Static")) {
            return body;
        }
        return user == null
                ? Edit.without(body, "properties", "ipAddress")
                : Provisioning.withAddress(document.id(), body, documents);
    }

    private ObjectValue subnet(ResourceId network, ObjectValue subnet) {
        var users = bySubnet.get(network.child("subnets", Edit.text(subnet, "name")));
        return users == null
                ? Edit.without(subnet, "properties", "ipConfigurations")
                : Edit.put(subnet, users, "properties", "ipConfigurations");
    }
}
