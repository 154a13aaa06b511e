package dev.simplon.cloud.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.DocumentSource;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How gateways show in what they use: a public address names the IP configuration that has it, and
/// a dynamic one has its address only meanwhile; a subnet lists the IP configurations in it.
public final class Attachments {
    private final Map<ResourceId, String> byAddress = new LinkedHashMap<>();
    private final Map<ResourceId, List<Value>> bySubnet = new LinkedHashMap<>();
    private final DocumentSource documents;

    private Attachments(DocumentSource documents) {
        this.documents = documents;
        documents.ofType(EmulatedType.GATEWAY.fullName()).forEach(this::attach);
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

    /// Whether the end of an operation on a document of this type can change what is attached to
    /// what.
    public static boolean areTouchedBy(EmulatedType type) {
        return switch (type.holder()) {
            case VIRTUAL_NETWORK, PUBLIC_ADDRESS, GATEWAY -> true;
            default -> false;
        };
    }

    /// The documents that must change so that they say what is attached to them, as they must be;
    /// their etags are the caller's to renew.
    public static List<Document> changed(DocumentSource documents) {
        var attachments = new Attachments(documents);
        var changed = new ArrayList<Document>();
        for (var type : List.of(EmulatedType.PUBLIC_ADDRESS, EmulatedType.VIRTUAL_NETWORK)) {
            for (var document : documents.ofType(type.fullName())) {
                var shown =
                        document.with(
                                type == EmulatedType.PUBLIC_ADDRESS
                                        ? attachments.address(document)
                                        : attachments.network(document));
                if (!shown.equals(document)) {
                    changed.add(shown);
                }
            }
        }
        return changed;
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

    private ObjectValue network(Document document) {
        return Children.each(
                document.body(),
                EmulatedType.SUBNET,
                subnet -> {
                    var id = document.id().child("subnets", Edit.text(subnet, "name"));
                    var users = bySubnet.get(id);
                    return users == null
                            ? Edit.without(subnet, "properties", "ipConfigurations")
                            : Edit.put(subnet, users, "properties", "ipConfigurations");
                });
    }
}
