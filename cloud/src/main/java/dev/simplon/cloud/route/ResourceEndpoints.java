package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.Timing;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.operation.Acceptance;
import dev.simplon.cloud.operation.Accepted;
import dev.simplon.cloud.operation.Refusal;
import dev.simplon.cloud.operation.Subnets;
import dev.simplon.cloud.operation.WriteRequest;
import dev.simplon.cloud.operation.WriteRequest.Verb;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Groups and network resources, and the operations on them, as HTTP shows them.
final class ResourceEndpoints {
    private final String base;
    private final Store store;
    private final Acceptance acceptance;
    private final Views views;
    private final Timing timing;

    ResourceEndpoints(String base, Store store, Acceptance acceptance, Views views, Timing timing) {
        this.base = base;
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
            case "GET" -> store.read(tables -> get(tables, type, id, request));
            case "PUT" -> written(type, accept(Verb.PUT, Names.check(id), request), request);
            case "PATCH" -> written(type, accept(Verb.PATCH, id, request), request);
            case "DELETE" ->
                    acceptance
                            .accept(write(Verb.DELETE, id, request, Edit.EMPTY))
                            .map(a -> deletion(a.operation(), request))
                            .orElse(Answer.empty(204));
            default -> throw notAllowed(request);
        };
    }

    private Accepted accept(Verb verb, ResourceId id, Request request) {
        return acceptance.accept(write(verb, id, request, request.json())).orElseThrow();
    }

    private Answer get(Tables tables, EmulatedType type, ResourceId id, Request request) {
        requireGroupOf(tables, id);
        if (type == EmulatedType.SUBNET) {
            var network =
                    tables.documents()
                            .find(id.parent().orElseThrow())
                            .orElseThrow(() ->
                                    Acceptance.notFound(
                                            EmulatedType.VIRTUAL_NETWORK,
                                            id.parent().orElseThrow()));
            var subnet =
                    Subnets.find(network.body(), id.name())
                            .orElseThrow(() ->
                                    Refusal.network(
                                            404,
                                            "NotFound",
                                            "Resource %s not found.".formatted(id)));
            return Answer.json(200, subnet).with("ETag", network.etag());
        }
        var document = tables.documents().find(id).orElseThrow(() -> Acceptance.notFound(type, id));
        return Answer.json(200, views.of(document, tables, !ApiVersions.hidesSharedKey(request)))
                .with("ETag", document.etag());
    }

    private Answer written(EmulatedType type, Accepted accepted, Request request) {
        var document = accepted.document();
        var body =
                document.flatMap(d ->
                        type == EmulatedType.SUBNET
                                ? Subnets.find(d.body(), accepted.operation().target().name())
                                : Optional.of(shown(d, request)));
        var answer =
                body.map(b -> Answer.json(accepted.status(), b))
                        .orElse(Answer.empty(accepted.status()));
        return asynchronous(answer, accepted.operation(), request);
    }

    private ObjectValue shown(Document document, Request request) {
        return store.read(
                tables -> views.of(document, tables, !ApiVersions.hidesSharedKey(request)));
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
        return store.read(tables -> {
            if (type == EmulatedType.SUBNET) {
                var network =
                        tables.documents()
                                .find(parent.orElseThrow())
                                .orElseThrow(() ->
                                        Acceptance.notFound(
                                                EmulatedType.VIRTUAL_NETWORK,
                                                parent.orElseThrow()));
                return ManagerEndpoints.list(Edit.list(network.body(), "properties", "subnets"));
            }
            parent.ifPresent(group -> requireGroup(tables, group));
            var documents =
                    tables.documents().ofType(type.fullName()).stream()
                            .filter(d ->
                                    parent.isEmpty()
                                            || d.id().resourceGroup()
                                                    .equalsIgnoreCase(parent.get().resourceGroup()))
                            .toList();
            return ManagerEndpoints.list(views.of(documents, tables));
        });
    }

    /// The connections of one gateway, at whichever end it is.
    Answer gatewayConnections(ResourceId gateway, Request request) {
        requireGet(request);
        return store.read(tables -> {
            requireGroupOf(tables, gateway);
            if (tables.documents().find(gateway).isEmpty()) {
                throw Acceptance.notFound(EmulatedType.GATEWAY, gateway);
            }
            var connections = new ArrayList<Document>();
            for (var each : tables.documents().ofType(EmulatedType.CONNECTION.fullName())) {
                if (isEndOf(gateway, each)) {
                    connections.add(
                            each.with(
                                    Edit.without(
                                            Edit.without(
                                                    each.body(), "properties", "dpdTimeoutSeconds"),
                                            "properties",
                                            "useLocalAzureIpAddress")));
                }
            }
            return ManagerEndpoints.list(views.of(connections, tables));
        });
    }

    private static boolean isEndOf(ResourceId gateway, Document connection) {
        return List.of("virtualNetworkGateway1", "virtualNetworkGateway2").stream()
                .map(end -> Edit.text(connection.body(), "properties", end, "id"))
                .anyMatch(end -> end.equalsIgnoreCase(gateway.toString()));
    }

    // A connection's shared key.

    Answer sharedKey(ResourceId connection, Request request) {
        return switch (request.method()) {
            case "GET" ->
                    store.read(tables -> {
                        requireGroupOf(tables, connection);
                        if (tables.documents().find(connection).isEmpty()) {
                            throw Acceptance.notFound(EmulatedType.CONNECTION, connection);
                        }
                        return Answer.json(
                                200,
                                Edit.object(
                                        "value",
                                        tables.sharedKeys()
                                                .find(connection)
                                                .map(Secret::reveal)
                                                .orElse("")));
                    });
            case "PUT" -> {
                var accepted = accept(Verb.SHARED_KEY, connection, request);
                yield asynchronous(Answer.empty(200), accepted.operation(), request);
            }
            default -> throw notAllowed(request);
        };
    }

    // Operations.

    Answer operationStatus(String id, Request request) {
        requireGet(request);
        var operation = requireOperation(id);
        var body = Edit.object("status", operation.status().wire());
        if (operation.error().isPresent()) {
            body = body.with("error", operation.error().get());
        }
        return Answer.json(200, body).with("Retry-After", String.valueOf(timing.retryAfter()));
    }

    Answer operationResult(String id, Request request) {
        requireGet(request);
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
                request.header("if-none-match"));
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
