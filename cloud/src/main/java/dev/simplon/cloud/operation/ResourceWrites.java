package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.cloud.type.Provisioning;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes to a resource that has a document of its own.
final class ResourceWrites {
    private final Writing writing;
    private final EmulatedType type;

    ResourceWrites(Writing writing, EmulatedType type) {
        this.writing = writing;
        this.type = type;
    }

    /// @return empty for a DELETE of what does not exist
    Optional<Accepted> accept() {
        return switch (writing.request().verb()) {
            case PUT -> Optional.of(put());
            case PATCH -> Optional.of(patch());
            case DELETE -> writing.stored().map(this::delete);
            case SHARED_KEY -> Optional.of(setKey());
        };
    }

    private Accepted put() {
        var stored = writing.stored();
        Preconditions.check(writing.request(), stored);
        var id = stored.map(Document::id).orElse(writing.request().id());
        var examined = type.arm().examine(writing.request().body(), stored.map(Document::body));
        Writing.refuseShape(examined, true);
        var documents = writing.tables().documents();
        var asked =
                type == EmulatedType.VIRTUAL_NETWORK
                        ? PoolPrefixes.ofNetwork(
                                id, examined.document(), stored.map(Document::body), documents)
                        : examined.document();
        refuseMove(id, asked);
        References.check(type.arm(), id, asked, documents);
        writing.judge(Refusals.changes(id, stored.map(Document::body), Optional.of(asked)));
        if (type == EmulatedType.CONNECTION) {
            keepKey(id, asked);
            Authorizations.use(writing.tables(), id, asked);
        }
        var accepted =
                Provisioning.accepted(
                        type, id, Provisioning.identified(type, id, asked), documents);
        var document =
                writing.save(
                        id,
                        Provisioning.inState(accepted, "Updating"),
                        stored.map(Document::ready).orElse(false));
        return writing.begin(
                Operation.Kind.PUT,
                type,
                id,
                document,
                stored.isPresent() ? 200 : 201,
                Optional.of(document));
    }

    /// A connection gets its key when it is made; a PUT of an existing one does not change it
    /// (azurerm pull request 11742). Without one, the service makes one up.
    private void keepKey(ResourceId id, ObjectValue asked) {
        if (writing.stored().isPresent()
                || Edit.text(asked, "properties", "connectionType").equals("ExpressRoute")) {
            return;
        }
        var given = Edit.text(asked, "properties", "sharedKey");
        writing.tables()
                .sharedKeys()
                .save(
                        id,
                        new Secret(
                                given.isEmpty()
                                        ? UUID.randomUUID().toString().replace("-", "")
                                        : given));
    }

    private void refuseMove(ResourceId id, ObjectValue asked) {
        var there = writing.stored().map(s -> Edit.text(s.body(), "location")).orElse("");
        var wanted = Edit.text(asked, "location");
        if (!there.isEmpty() && !there.equals(wanted)) {
            throw Refusal.manager(
                    409,
                    "InvalidResourceLocation",
                    ("The resource '%s' already exists in location '%s' in resource group '%s'. A"
                                    + " resource with the same name cannot be created in location"
                                    + " '%s'. Please select a new resource name.")
                            .formatted(id.name(), there, id.resourceGroup(), wanted));
        }
    }

    private Accepted patch() {
        var before = require();
        Preconditions.check(writing.request(), writing.stored());
        var document =
                writing.save(
                        before.id(),
                        Provisioning.inState(
                                Writing.withTags(before.body(), writing.request().body()),
                                "Updating"),
                        before.ready());
        return writing.begin(
                Operation.Kind.PUT, type, before.id(), document, 200, Optional.of(document));
    }

    private Accepted delete(Document before) {
        Preconditions.check(writing.request(), writing.stored());
        writing.judge(Refusals.changes(before.id(), Optional.of(before.body()), Optional.empty()));
        writing.save(before.id(), Provisioning.inState(before.body(), "Deleting"), before.ready());
        return writing.begin(
                Operation.Kind.DELETE, type, before.id(), before, 202, Optional.empty());
    }

    private Accepted setKey() {
        var connection = require();
        var key = Edit.text(writing.request().body(), "value");
        if (key.isEmpty()) {
            throw Refusal.network(
                    400,
                    "InvalidRequestFormat",
                    "Cannot parse the request.",
                    List.of(
                            new Refusal.Detail(
                                    "MissingJsonProperty",
                                    "The shared key stands in the member \"value\".",
                                    "value")));
        }
        var planned =
                Edit.put(
                        connection.body(),
                        Value.sensitive(Value.of(key)),
                        "properties",
                        "sharedKey");
        writing.judge(
                Refusals.changes(
                        connection.id(), Optional.of(connection.body()), Optional.of(planned)));
        writing.tables().sharedKeys().save(connection.id(), new Secret(key));
        var document =
                writing.save(
                        connection.id(),
                        Provisioning.inState(connection.body(), "Updating"),
                        connection.ready());
        return writing.begin(
                Operation.Kind.SHARED_KEY,
                type,
                connection.id(),
                document,
                200,
                Optional.of(document));
    }

    private Document require() {
        return writing.stored()
                .orElseThrow(() -> Acceptance.notFound(type, writing.request().id()));
    }
}
