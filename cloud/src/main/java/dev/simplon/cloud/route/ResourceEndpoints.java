package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.Timing;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.identity.Principal;
import dev.simplon.cloud.operation.Acceptance;
import dev.simplon.cloud.operation.Accepted;
import dev.simplon.cloud.operation.OperationRunner;
import dev.simplon.cloud.operation.Refusal;
import dev.simplon.cloud.operation.WriteRequest;
import dev.simplon.cloud.operation.WriteRequest.Verb;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.Children;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Groups and network resources, and the operations on them, as HTTP shows them.
final class ResourceEndpoints {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final String base;
    private final Store store;
    private final Acceptance acceptance;
    private final OperationRunner runner;
    private final Views views;
    private final Timing timing;

    ResourceEndpoints(
            String base,
            Store store,
            Acceptance acceptance,
            OperationRunner runner,
            Views views,
            Timing timing) {
        this.base = base;
        this.runner = runner;
        this.store = store;
        this.acceptance = acceptance;
        this.views = views;
        this.timing = timing;
    }

    // Groups.

    Answer group(ResourceId id, Request request) {
        return switch (request.method()) {
            case "GET" -> store.read(t -> Answer.json(200, requireGroup(t, id).body()));
            case "HEAD" ->
                    Answer.empty(store.read(t -> t.documents().find(id)).isPresent() ? 204 : 404);
            case "PUT" -> writeGroup(Verb.PUT, Names.check(id), request);
            case "PATCH" -> writeGroup(Verb.PATCH, id, request);
            case "DELETE" -> {
                var accepted = acceptance.accept(write(Verb.DELETE, id, request, Edit.EMPTY));
                yield accepted.map(a -> groupDeletion(a.operation(), request))
                        .orElseThrow(() -> groupNotFound(id));
            }
            default -> throw notAllowed(request);
        };
    }

    private Answer writeGroup(Verb verb, ResourceId id, Request request) {
        var accepted = acceptance.accept(write(verb, id, request, request.json())).orElseThrow();
        return Answer.json(accepted.status(), accepted.document().orElseThrow().body());
    }

    private Answer groupDeletion(Operation operation, Request request) {
        return Answer.empty(202)
                .with(
                        "Location",
                        "%s/subscriptions/%s/operationresults/%s?api-version=%s"
                                .formatted(
                                        base,
                                        operation.target().subscription(),
                                        operation.id(),
                                        request.apiVersion().orElse("")))
                .with("Retry-After", String.valueOf(timing.retryAfter()));
    }

    static Refusal groupNotFound(ResourceId id) {
        return Refusal.manager(
                404,
                "ResourceGroupNotFound",
                "Resource group '%s' could not be found.".formatted(id.resourceGroup()));
    }

    private static Document requireGroup(Tables tables, ResourceId id) {
        return tables.documents().find(id).orElseThrow(() -> groupNotFound(id));
    }

    private static void requireGroupOf(Tables tables, ResourceId id) {
        requireGroup(tables, ResourceId.group(id.subscription(), id.resourceGroup()));
    }

    // Resources.

    Answer resource(EmulatedType type, ResourceId id, Request request) {
        return switch (request.method()) {
            case "GET" -> type.isChild() ? child(type, id) : get(type, id, request);
            case "PUT" -> written(type, accept(Verb.PUT, allowed(id), request), request);
            case "PATCH" -> written(type, accept(Verb.PATCH, id, request), request);
            case "DELETE" ->
                    acceptance
                            .accept(write(Verb.DELETE, id, request, Edit.EMPTY))
                            .map(a -> deletion(a.operation(), request))
                            .orElse(Answer.empty(204));
            default -> throw notAllowed(request);
        };
    }

    /// What is there keeps its name, whatever rule came later.
    private ResourceId allowed(ResourceId id) {
        return store.read(t -> t.documents().find(id)).isPresent() ? id : Names.check(id);
    }

    private Accepted accept(Verb verb, ResourceId id, Request request) {
        return acceptance.accept(write(verb, id, request, request.json())).orElseThrow();
    }

    private Answer child(EmulatedType type, ResourceId id) {
        return store.read(tables -> {
            requireGroupOf(tables, id);
            var parent = requireParent(tables, type, id.parent().orElseThrow());
            return Answer.json(200, requireChild(parent, type, id)).with("ETag", parent.etag());
        });
    }

    private Answer get(EmulatedType type, ResourceId id, Request request) {
        var found =
                store.<Document>read(tables -> {
                    requireGroupOf(tables, id);
                    return tables.documents()
                            .find(id)
                            .orElseThrow(() -> Acceptance.notFound(type, id));
                });
        return Answer.json(200, shown(found, request)).with("ETag", found.etag());
    }

    private static Document requireParent(Tables tables, EmulatedType type, ResourceId parent) {
        return tables.documents()
                .find(parent)
                .orElseThrow(() -> Acceptance.notFound(type.holder(), parent));
    }

    private static ObjectValue requireChild(Document parent, EmulatedType type, ResourceId id) {
        return Children.find(parent.body(), type, id.name())
                .orElseThrow(() ->
                        Refusal.network(404, "NotFound", "Resource %s not found.".formatted(id)));
    }

    private static boolean showsKey(Request request) {
        return !ApiVersions.hidesSharedKey(request) && request.caller().role().mayReadKeys();
    }

    private Answer written(EmulatedType type, Accepted accepted, Request request) {
        var document = accepted.document();
        var body =
                document.flatMap(d ->
                        type.isChild()
                                ? Children.find(
                                        d.body(), type, accepted.operation().target().name())
                                : Optional.of(shown(d, request)));
        var answer =
                body.map(b -> Answer.json(accepted.status(), b))
                        .orElse(Answer.empty(accepted.status()));
        return asynchronous(answer, accepted.operation(), request);
    }

    private ObjectValue shown(Document document, Request request) {
        return views.of(
                document,
                showsKey(request)
                        ? store.<Optional<Secret>>read(t -> t.sharedKeys().find(document.id()))
                        : Optional.empty());
    }

    private Answer asynchronous(Answer answer, Operation operation, Request request) {
        return answer.with("Azure-AsyncOperation", operationUrl("operations", operation, request))
                .with("Azure-AsyncNotification", "Enabled")
                .with("Retry-After", String.valueOf(timing.retryAfter()));
    }

    private Answer deletion(Operation operation, Request request) {
        return asynchronous(Answer.empty(202), operation, request)
                .with("Location", operationUrl("operationResults", operation, request));
    }

    private String operationUrl(String kind, Operation operation, Request request) {
        return "%s/subscriptions/%s/providers/Microsoft.Network/locations/%s/%s/%s?api-version=%s"
                .formatted(
                        base,
                        operation.target().subscription(),
                        operation.location(),
                        kind,
                        operation.id(),
                        request.apiVersion().orElse(""));
    }

    Answer list(EmulatedType type, Optional<ResourceId> parent, Request request) {
        requireGet(request);
        if (type.isChild()) {
            return store.read(tables ->
                    ManagerEndpoints.list(
                            Children.in(
                                    requireParent(tables, type, parent.orElseThrow()).body(),
                                    type)));
        }
        var documents =
                store.<List<Document>>read(tables -> {
                    parent.ifPresent(group -> requireGroup(tables, group));
                    return tables.documents().ofType(type.fullName());
                });
        return ManagerEndpoints.list(
                views.of(
                        documents.stream()
                                .filter(d ->
                                        parent.isEmpty()
                                                || d.id().resourceGroup()
                                                        .equalsIgnoreCase(
                                                                parent.get().resourceGroup()))
                                .toList()));
    }

    /// A circuit's peering with others: this cloud has no Global Reach, hence none.
    Answer peeringConnections(ResourceId peering, Request request) {
        requireGet(request);
        return store.read(tables -> {
            requireGroupOf(tables, peering);
            var circuit =
                    requireParent(tables, EmulatedType.PEERING, peering.parent().orElseThrow());
            requireChild(circuit, EmulatedType.PEERING, peering);
            return ManagerEndpoints.list(List.of());
        });
    }

    /// The connections of one gateway, at whichever end it is.
    Answer gatewayConnections(ResourceId gateway, Request request) {
        requireGet(request);
        var users =
                store.<List<Document>>read(tables -> {
                    requireGroupOf(tables, gateway);
                    if (tables.documents().find(gateway).isEmpty()) {
                        throw Acceptance.notFound(EmulatedType.GATEWAY, gateway);
                    }
                    return tables.documents()
                            .referring(EmulatedType.CONNECTION.fullName(), gateway);
                });
        return ManagerEndpoints.list(
                views.of(
                        users.stream()
                                .filter(each -> isEndOf(gateway, each))
                                .sorted(Comparator.comparing(each -> each.id().key()))
                                .map(ResourceEndpoints::inAList)
                                .toList()));
    }

    private static Document inAList(Document connection) {
        return connection.with(
                Edit.without(
                        Edit.without(connection.body(), "properties", "dpdTimeoutSeconds"),
                        "properties",
                        "useLocalAzureIpAddress"));
    }

    private static boolean isEndOf(ResourceId gateway, Document connection) {
        return List.of("virtualNetworkGateway1", "virtualNetworkGateway2").stream()
                .map(end -> Edit.text(connection.body(), "properties", end, "id"))
                .anyMatch(end -> end.equalsIgnoreCase(gateway.toString()));
    }

    // A connection's shared key.

    Answer sharedKey(ResourceId connection, Request request) {
        return switch (request.method()) {
            case "GET" -> store.read(tables -> readKey(connection, tables, request.caller()));
            case "PUT" -> {
                var accepted = accept(Verb.SHARED_KEY, connection, request);
                yield asynchronous(Answer.empty(200), accepted.operation(), request);
            }
            default -> throw notAllowed(request);
        };
    }

    /// An ExpressRoute connection has none: the empty string to who may read keys, and to who may
    /// not the empty array that was seen of Azure (azure-rest-api-specs issue 36537, whose
    /// reporters take it for a matter of permissions).
    private static Answer readKey(ResourceId connection, Tables tables, Principal caller) {
        requireGroupOf(tables, connection);
        var document =
                tables.documents()
                        .find(connection)
                        .orElseThrow(
                                () -> Acceptance.notFound(EmulatedType.CONNECTION, connection));
        boolean hasNone =
                Edit.text(document.body(), "properties", "connectionType").equals("ExpressRoute");
        if (caller.role().mayReadKeys()) {
            var key = tables.sharedKeys().find(connection).map(Secret::reveal).orElse("");
            return Answer.json(200, Edit.object("value", key));
        }
        if (hasNone) {
            return NO_KEY_AS_ARRAY;
        }
        throw Refusal.manager(
                403,
                "AuthorizationFailed",
                ("The client '%s' with object id '%s' does not have authorization to perform action"
                                + " 'Microsoft.Network/connections/sharedKey/read' over scope '%s' or"
                                + " the scope is invalid. If access was recently granted, please"
                                + " refresh your credentials.")
                        .formatted(caller.clientId(), caller.objectId(), document.id()));
    }

    static final Answer NO_KEY_AS_ARRAY = Answer.json(200, Edit.object("value", List.of()));

    // Operations.

    /// Answers when the operation has ended, or after a while: a client that asks again at once is
    /// better served so. Where time is realistic, or somebody holds the operation, it is told.
    Answer operationStatus(String id, Request request) throws InterruptedException {
        requireGet(request);
        awaitEnd(id);
        var operation = requireOperation(id);
        var body = Edit.object("status", operation.status().wire());
        if (operation.error().isPresent()) {
            body = body.with("error", operation.error().get());
        }
        return Answer.json(200, body).with("Retry-After", String.valueOf(timing.retryAfter()));
    }

    private void awaitEnd(String id) throws InterruptedException {
        if (timing == Timing.FAST) {
            runner.awaitEnd(id, PATIENCE);
        }
    }

    Answer operationResult(String id, Request request) throws InterruptedException {
        requireGet(request);
        awaitEnd(id);
        var operation = requireOperation(id);
        return switch (operation.status()) {
            case IN_PROGRESS ->
                    Answer.empty(202)
                            .with("Location", base + "/" + rawPath(request))
                            .with("Retry-After", String.valueOf(timing.retryAfter()));
            case SUCCEEDED -> Answer.empty(operation.target().types().isEmpty() ? 200 : 204);
            case FAILED ->
                    Answer.json(409, Edit.object("error", operation.error().orElse(Edit.EMPTY)));
        };
    }

    private static String rawPath(Request request) {
        return String.join("/", request.path()) + "?api-version=" + request.apiVersion().orElse("");
    }

    private Operation requireOperation(String id) {
        return store.read(tables -> tables.operations().find(id))
                .orElseThrow(() ->
                        Refusal.network(
                                404,
                                "OperationNotFound",
                                "Operation %s was not found.".formatted(id)));
    }

    // What all of them need.

    private static WriteRequest write(Verb verb, ResourceId id, Request request, ObjectValue body) {
        return new WriteRequest(
                verb,
                id,
                body,
                request.bodyHash(),
                request.header("x-ms-client-request-id").orElse(""),
                request.header("if-match"),
                request.header("if-none-match"),
                request.fate());
    }

    static void requireGet(Request request) {
        if (!request.method().equals("GET")) {
            throw notAllowed(request);
        }
    }

    static Refusal notAllowed(Request request) {
        return Refusal.manager(
                405,
                "MethodNotAllowed",
                "The requested resource does not support http method '%s'."
                        .formatted(request.method()));
    }

    static ObjectValue error(Value error) {
        return Edit.object("error", error);
    }
}
