package dev.simplon.cloud.operation;

import dev.simplon.azure.type.ArmTypes;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.type.Provisioning;
import java.util.Optional;
import java.util.UUID;

/// Writes to resource groups: done at once, but for their deletion.
final class GroupWrites {
    private final Writing writing;

    GroupWrites(Writing writing) {
        this.writing = writing;
    }

    Optional<Accepted> accept() {
        Preconditions.check(writing.request(), writing.stored());
        return switch (writing.request().verb()) {
            case PUT, PATCH -> Optional.of(put());
            case DELETE -> writing.stored().map(this::delete);
            case SHARED_KEY -> throw new IllegalStateException("a group has no shared key");
        };
    }

    private Accepted delete(Document group) {
        writing.refuseWhileBusy(group.id());
        writing.tables()
                .documents()
                .save(group.with(Provisioning.inState(group.body(), "Deleting")));
        return writing.log(
                202,
                operation(group, Operation.Kind.DELETE, Operation.Status.IN_PROGRESS),
                Optional.empty());
    }

    private Operation operation(Document group, Operation.Kind kind, Operation.Status status) {
        return new Operation(
                UUID.randomUUID().toString(),
                kind,
                group.id(),
                group.id(),
                "",
                status,
                Optional.empty(),
                writing.now());
    }

    private Accepted put() {
        var request = writing.request();
        var stored = writing.stored();
        if (request.verb() == WriteRequest.Verb.PATCH && stored.isEmpty()) {
            throw Groups.notFound(request.id().resourceGroup());
        }
        stored.ifPresent(_ -> Groups.require(writing.tables(), request.id()));
        var asked =
                request.verb() == WriteRequest.Verb.PATCH
                        ? Writing.withTags(stored.orElseThrow().body(), request.body())
                        : request.body();
        var examined =
                ArmTypes.named(request.id().type())
                        .orElseThrow()
                        .examine(asked, stored.map(Document::body));
        Writing.refuseShape(examined, false);
        var location = Edit.text(examined.document(), "location");
        stored.map(s -> Edit.text(s.body(), "location"))
                .filter(there -> !there.equals(location))
                .ifPresent(there -> {
                    throw Refusal.manager(
                            409,
                            "InvalidResourceGroupLocation",
                            ("Invalid resource group location '%s'. The Resource group"
                                            + " already exists in location '%s'.")
                                    .formatted(location, there));
                });
        var id = stored.map(Document::id).orElse(request.id());
        var body = Edit.put(examined.document(), id.toString(), "id");
        body = Edit.put(body, id.name(), "name");
        body = Edit.put(body, id.type(), "type");
        body = Edit.put(body, "Succeeded", "properties", "provisioningState");
        body = Edit.headed(Edit.without(body, "etag"), "id", "name", "type", "location", "tags");
        var document = new Document(id, Acceptance.newEtag(), true, body);
        writing.tables().documents().save(document);
        return writing.log(
                stored.isPresent() ? 200 : 201,
                operation(document, Operation.Kind.PUT, Operation.Status.SUCCEEDED),
                Optional.of(document));
    }
}
