package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.Examination;
import dev.simplon.cloud.Timing;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.AcceptedWrite;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.cloud.type.Provisioning;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Accepts writes or refuses them. What is accepted is stored in one transaction: the document as
/// it shall be, the operation that will finish it, and the line in the log; then the runner is
/// woken.
///
/// A request that was accepted before (same `x-ms-client-request-id`, path and body) is answered
/// with its first operation, and accepts nothing.
public final class Acceptance {
    private final Store store;
    private final OperationRunner runner;
    private final Refusals refusals;
    private final Timing timing;
    private final InstantSource clock;

    public Acceptance(
            Store store,
            OperationRunner runner,
            LocalDate day,
            Timing timing,
            InstantSource clock) {
        this.store = store;
        this.runner = runner;
        this.refusals = new Refusals(day);
        this.timing = timing;
        this.clock = clock;
    }

    /// @return empty for a DELETE of what does not exist
    /// @throws Refusal if it is not accepted
    public Optional<Accepted> accept(WriteRequest request) {
        var accepted =
                store.write(tables -> {
                    var before = replayed(tables, request);
                    return before.isPresent() ? before : decide(tables, request);
                });
        accepted.map(Accepted::operation)
                .filter(o -> o.status() == Operation.Status.IN_PROGRESS)
                .ifPresent(runner::wake);
        return accepted;
    }

    private Optional<Accepted> replayed(Tables tables, WriteRequest request) {
        return tables.acceptedWrites()
                .same(
                        request.verb().method(),
                        request.loggedId(),
                        request.requestId(),
                        request.bodyHash())
                .map(write -> {
                    var operation = tables.operations().find(write.operationId()).orElseThrow();
                    return new Accepted(
                            write.status(),
                            operation,
                            tables.documents().find(operation.document()));
                });
    }

    private Optional<Accepted> decide(Tables tables, WriteRequest request) {
        if (request.id().types().isEmpty()) {
            return group(tables, request);
        }
        var type = EmulatedType.of(request.id()).orElseThrow();
        if (request.verb() == WriteRequest.Verb.DELETE
                && tables.documents().find(groupOf(request.id())).isEmpty()) {
            return Optional.empty();
        }
        Groups.require(tables, request.id());
        var stored = tables.documents().find(documentId(type, request.id()));
        if (stored.isPresent()) {
            refuseWhileBusy(tables, stored.get().id(), request.id());
        }
        return switch (request.verb()) {
            case PUT ->
                    Optional.of(
                            type == EmulatedType.SUBNET
                                    ? putSubnet(tables, request, stored)
                                    : put(tables, type, request, stored));
            case PATCH -> Optional.of(patch(tables, type, request, stored));
            case DELETE ->
                    type == EmulatedType.SUBNET
                            ? deleteSubnet(tables, request, stored)
                            : delete(tables, type, request, stored);
            case SHARED_KEY -> Optional.of(setKey(tables, type, request, stored));
        };
    }

    // Resource groups: done at once, but for their deletion.

    private Optional<Accepted> group(Tables tables, WriteRequest request) {
        var stored = tables.documents().find(request.id());
        Preconditions.check(request, stored);
        return switch (request.verb()) {
            case PUT, PATCH -> Optional.of(putGroup(tables, request, stored));
            case DELETE ->
                    stored.map(group -> {
                        refuseWhileBusy(tables, group.id(), group.id());
                        tables.documents()
                                .save(group.with(Provisioning.inState(group.body(), "Deleting")));
                        return log(
                                tables,
                                request,
                                202,
                                started(
                                        Operation.Kind.DELETE,
                                        group.id(),
                                        group.id(),
                                        "",
                                        Timing.FAST,
                                        EmulatedType.VIRTUAL_NETWORK),
                                Optional.empty());
                    });
            case SHARED_KEY -> throw new IllegalStateException("a group has no shared key");
        };
    }

    private Accepted putGroup(Tables tables, WriteRequest request, Optional<Document> stored) {
        if (request.verb() == WriteRequest.Verb.PATCH && stored.isEmpty()) {
            throw Groups.notFound(request.id().resourceGroup());
        }
        stored.ifPresent(_ -> Groups.require(tables, request.id()));
        var asked =
                request.verb() == WriteRequest.Verb.PATCH
                        ? withTags(stored.orElseThrow().body(), request.body())
                        : request.body();
        var examined =
                dev.simplon.azure.type.ArmTypes.named(request.id().type())
                        .orElseThrow()
                        .examine(asked, stored.map(Document::body));
        refuseShape(examined, false);
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
        var body =
                Edit.headed(
                        Edit.put(
                                Edit.put(
                                        Edit.put(
                                                Edit.put(examined.document(), id.toString(), "id"),
                                                id.name(),
                                                "name"),
                                        id.type(),
                                        "type"),
                                "Succeeded",
                                "properties",
                                "provisioningState"),
                        "id",
                        "name",
                        "type",
                        "location",
                        "tags");
        var document = new Document(id, newEtag(), true, Edit.without(body, "etag"));
        tables.documents().save(document);
        var operation =
                new Operation(
                        UUID.randomUUID().toString(),
                        Operation.Kind.PUT,
                        id,
                        id,
                        "",
                        Operation.Status.SUCCEEDED,
                        Optional.empty(),
                        clock.instant());
        return log(
                tables, request, stored.isPresent() ? 200 : 201, operation, Optional.of(document));
    }

    // Resources.

    private Accepted put(
            Tables tables, EmulatedType type, WriteRequest request, Optional<Document> stored) {
        Preconditions.check(request, stored);
        var id = stored.map(Document::id).orElse(request.id());
        var examined = type.arm().examine(request.body(), stored.map(Document::body));
        refuseShape(examined, true);
        var asked = examined.document();
        refuseMove(id, asked, stored);
        var others = tables.documents().all();
        References.check(type.arm(), id, asked, byId(others));
        refusals.check(
                Refusals.changes(id, stored.map(Document::body), Optional.of(asked)), others);
        if (type == EmulatedType.CONNECTION) {
            keepKey(tables, id, asked, stored.isEmpty());
        }
        var body = Edit.without(asked, "properties", "sharedKey");
        var accepted =
                Provisioning.accepted(type, id, Provisioning.identified(type, id, body), others);
        var document =
                save(
                        tables,
                        id,
                        Provisioning.inState(accepted, "Updating"),
                        stored.map(Document::ready).orElse(false));
        return log(
                tables,
                request,
                stored.isPresent() ? 200 : 201,
                started(Operation.Kind.PUT, id, id, location(document), timing, type),
                Optional.of(document));
    }

    /// A connection gets its key when it is made; a PUT of an existing one does not change it
    /// (azurerm pull request 11742). Without one, the service makes one up.
    private static void keepKey(Tables tables, ResourceId id, ObjectValue asked, boolean isNew) {
        if (!isNew || Edit.text(asked, "properties", "connectionType").equals("ExpressRoute")) {
            return;
        }
        var given = Edit.text(asked, "properties", "sharedKey");
        tables.sharedKeys()
                .save(
                        id,
                        new Secret(
                                given.isEmpty()
                                        ? UUID.randomUUID().toString().replace("-", "")
                                        : given));
    }

    private Accepted patch(
            Tables tables, EmulatedType type, WriteRequest request, Optional<Document> stored) {
        if (type == EmulatedType.SUBNET) {
            throw Refusal.network(
                    405, "MethodNotAllowed", "A subnet has no tags, and is changed by PUT.");
        }
        var before = stored.orElseThrow(() -> notFound(type, request.id()));
        Preconditions.check(request, stored);
        var document =
                save(
                        tables,
                        before.id(),
                        Provisioning.inState(withTags(before.body(), request.body()), "Updating"),
                        before.ready());
        return log(
                tables,
                request,
                200,
                started(
                        Operation.Kind.PUT,
                        before.id(),
                        before.id(),
                        location(document),
                        timing,
                        type),
                Optional.of(document));
    }

    private Optional<Accepted> delete(
            Tables tables, EmulatedType type, WriteRequest request, Optional<Document> stored) {
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var before = stored.get();
        Preconditions.check(request, stored);
        refusals.check(
                Refusals.changes(before.id(), Optional.of(before.body()), Optional.empty()),
                tables.documents().all());
        save(tables, before.id(), Provisioning.inState(before.body(), "Deleting"), before.ready());
        return Optional.of(
                log(
                        tables,
                        request,
                        202,
                        started(
                                Operation.Kind.DELETE,
                                before.id(),
                                before.id(),
                                location(before),
                                timing,
                                type),
                        Optional.empty()));
    }

    private Accepted setKey(
            Tables tables, EmulatedType type, WriteRequest request, Optional<Document> stored) {
        var connection = stored.orElseThrow(() -> notFound(type, request.id()));
        var key = Edit.text(request.body(), "value");
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
        refusals.check(
                Refusals.changes(
                        connection.id(), Optional.of(connection.body()), Optional.of(planned)),
                tables.documents().all());
        tables.sharedKeys().save(connection.id(), new Secret(key));
        var document =
                save(
                        tables,
                        connection.id(),
                        Provisioning.inState(connection.body(), "Updating"),
                        connection.ready());
        return log(
                tables,
                request,
                200,
                started(
                        Operation.Kind.SHARED_KEY,
                        connection.id(),
                        connection.id(),
                        location(document),
                        timing,
                        type),
                Optional.of(document));
    }

    // Subnets.

    private Accepted putSubnet(Tables tables, WriteRequest request, Optional<Document> network) {
        var parent = network.orElseThrow(() -> noParent(request.id()));
        var prior = Subnets.find(parent.body(), request.id().name());
        Preconditions.check(request, prior.map(parent::with));
        var examined = EmulatedType.SUBNET.arm().examine(request.body(), prior);
        refuseShape(examined, true);
        var id =
                parent.id()
                        .child(
                                "subnets",
                                prior.map(p -> Edit.text(p, "name")).orElse(request.id().name()));
        var subnet =
                Edit.put(
                        Provisioning.identified(EmulatedType.SUBNET, id, examined.document()),
                        "Updating",
                        "properties",
                        "provisioningState");
        var others = tables.documents().all();
        References.check(EmulatedType.SUBNET.arm(), id, subnet, byId(others));
        var planned = Subnets.put(parent.body(), subnet);
        refusals.check(
                Refusals.changes(parent.id(), Optional.of(parent.body()), Optional.of(planned)),
                others);
        var document =
                save(
                        tables,
                        parent.id(),
                        Provisioning.inState(planned, "Updating"),
                        parent.ready());
        return log(
                tables,
                request,
                prior.isPresent() ? 200 : 201,
                started(
                        Operation.Kind.PUT,
                        id,
                        parent.id(),
                        location(document),
                        timing,
                        EmulatedType.SUBNET),
                Optional.of(document));
    }

    private Optional<Accepted> deleteSubnet(
            Tables tables, WriteRequest request, Optional<Document> network) {
        var prior = network.flatMap(n -> Subnets.find(n.body(), request.id().name()));
        if (prior.isEmpty()) {
            return Optional.empty();
        }
        var parent = network.orElseThrow();
        Preconditions.check(request, network);
        refusals.check(
                Refusals.changes(
                        parent.id(),
                        Optional.of(parent.body()),
                        Optional.of(Subnets.remove(parent.body(), request.id().name()))),
                tables.documents().all());
        var id = parent.id().child("subnets", Edit.text(prior.get(), "name"));
        var leaving = Edit.put(prior.get(), "Deleting", "properties", "provisioningState");
        var document =
                save(
                        tables,
                        parent.id(),
                        Edit.put(
                                Subnets.put(parent.body(), leaving),
                                "Updating",
                                "properties",
                                "provisioningState"),
                        parent.ready());
        return Optional.of(
                log(
                        tables,
                        request,
                        202,
                        started(
                                Operation.Kind.DELETE,
                                id,
                                parent.id(),
                                location(document),
                                timing,
                                EmulatedType.SUBNET),
                        Optional.empty()));
    }

    // What all of them need.

    private static ObjectValue withTags(ObjectValue body, ObjectValue patch) {
        return body.with("tags", patch.members().getOrDefault("tags", Edit.EMPTY));
    }

    private static void refuseShape(Examination examined, boolean byNetwork) {
        if (examined.violations().isEmpty()) {
            return;
        }
        var first = examined.violations().getFirst();
        if (!byNetwork) {
            throw Refusal.manager(400, first.code(), first.message() + ". " + first.mend());
        }
        var details =
                examined.violations().stream()
                        .map(v ->
                                new Refusal.Detail(
                                        v.code(), v.message() + ". " + v.mend(), v.at().toString()))
                        .toList();
        throw Refusal.network(
                400,
                first.code(),
                first.code().equals("InvalidRequestFormat")
                        ? "Cannot parse the request. " + details.getFirst().message()
                        : details.getFirst().message(),
                details);
    }

    private static void refuseMove(ResourceId id, ObjectValue asked, Optional<Document> stored) {
        var there = stored.map(s -> Edit.text(s.body(), "location")).orElse("");
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

    private static void refuseWhileBusy(Tables tables, ResourceId document, ResourceId asked) {
        tables.operations()
                .runningOn(document)
                .ifPresent(running -> {
                    throw Refusal.network(
                            429,
                            "AnotherOperationInProgress",
                            ("Another operation on this or dependent resource is in"
                                            + " progress. To retrieve status of the operation use"
                                            + " operation id %s (resource %s, asked for %s).")
                                    .formatted(running.id(), running.target(), asked));
                });
    }

    public static Refusal notFound(EmulatedType type, ResourceId id) {
        return Refusal.manager(
                404,
                "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found."
                        .formatted(
                                type.fullName(), String.join("/", id.names()), id.resourceGroup()));
    }

    private static Refusal noParent(ResourceId subnet) {
        return Refusal.manager(
                404,
                "ParentResourceNotFound",
                ("Can not perform requested operation on nested resource. Parent resource '%s' not"
                                + " found.")
                        .formatted(subnet.names().getFirst()));
    }

    private Document save(Tables tables, ResourceId id, ObjectValue body, boolean ready) {
        var etag = newEtag();
        var document = new Document(id, etag, ready, Provisioning.etagged(body, etag));
        tables.documents().save(document);
        return document;
    }

    static String newEtag() {
        return "W/\"" + UUID.randomUUID() + "\"";
    }

    private Operation started(
            Operation.Kind kind,
            ResourceId target,
            ResourceId document,
            String location,
            Timing pace,
            EmulatedType type) {
        return new Operation(
                UUID.randomUUID().toString(),
                kind,
                target,
                document,
                location,
                Operation.Status.IN_PROGRESS,
                Optional.empty(),
                clock.instant().plus(type.duration(pace)));
    }

    private Accepted log(
            Tables tables,
            WriteRequest request,
            int status,
            Operation operation,
            Optional<Document> document) {
        tables.operations().add(operation);
        tables.acceptedWrites()
                .add(
                        new AcceptedWrite(
                                0,
                                now(),
                                request.verb().method(),
                                request.loggedId(),
                                request.requestId(),
                                request.bodyHash(),
                                status,
                                operation.id()));
        return new Accepted(status, operation, document);
    }

    private Instant now() {
        return clock.instant();
    }

    private static String location(Document document) {
        return Edit.text(document.body(), "location");
    }

    private static ResourceId groupOf(ResourceId id) {
        return ResourceId.group(id.subscription(), id.resourceGroup());
    }

    private static ResourceId documentId(EmulatedType type, ResourceId id) {
        return type == EmulatedType.SUBNET ? id.parent().orElseThrow() : id;
    }

    private static Map<ResourceId, Document> byId(Collection<Document> documents) {
        var map = new HashMap<ResourceId, Document>();
        documents.forEach(d -> map.put(d.id(), d));
        return map;
    }
}
