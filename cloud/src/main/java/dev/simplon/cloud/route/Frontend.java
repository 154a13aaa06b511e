package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.Timing;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.fault.Faults;
import dev.simplon.cloud.identity.Credentials;
import dev.simplon.cloud.identity.Tokens;
import dev.simplon.cloud.operation.Acceptance;
import dev.simplon.cloud.operation.Fate;
import dev.simplon.cloud.operation.OperationRunner;
import dev.simplon.cloud.operation.Refusal;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.type.EmulatedType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The one handler of the server: from HTTP to an answer and back.
public final class Frontend implements Handler {
    private final Gate gate;
    private final MetadataEndpoints metadata;
    private final IdentityEndpoints identity;
    private final ManagerEndpoints manager;
    private final ResourceEndpoints resources;
    private final SimplonEndpoints simplon;
    private final FaultEndpoints faults;
    private final FaultInjector injector;
    private final String subscription;

    /// What the handler works with.
    ///
    /// @param base `https://127.0.0.1:{port}`
    /// @param whenDevicesChange called after a change of a device's intent
    /// @param shutdown called when the server is asked to end; must return at once
    public record Parts(
            String base,
            Credentials credentials,
            Tokens tokens,
            Store store,
            Acceptance acceptance,
            OperationRunner runner,
            Faults faults,
            DataPlane plane,
            Timing timing,
            InstantSource clock,
            Runnable whenDevicesChange,
            Runnable shutdown) {}

    public Frontend(Parts parts) {
        var base = parts.base();
        this.subscription = parts.credentials().subscriptionId();
        this.gate = new Gate(parts.tokens(), base + "/" + parts.credentials().tenantId());
        this.metadata = new MetadataEndpoints(base);
        this.identity =
                new IdentityEndpoints(base, parts.credentials(), parts.tokens(), parts.clock());
        this.manager = new ManagerEndpoints(parts.credentials(), parts.store());
        this.resources =
                new ResourceEndpoints(
                        base,
                        parts.store(),
                        parts.acceptance(),
                        parts.runner(),
                        new Views(parts.plane()),
                        parts.timing());
        this.simplon =
                new SimplonEndpoints(
                        parts.store(),
                        parts.plane(),
                        parts.whenDevicesChange(),
                        parts.shutdown(),
                        parts.clock());
        this.faults = new FaultEndpoints(parts.faults());
        this.injector = new FaultInjector(parts.faults());
    }

    @Override
    public void handle(ServerRequest http, ServerResponse response) {
        var request = read(http);
        var answer = answer(request);
        if (answer.isNone()) {
            throw new CloseConnectionException("a fault was asked for");
        }
        var headers = new HashMap<>(answer.headers());
        headers.put("Cache-Control", "no-cache");
        headers.put("x-ms-request-id", UUID.randomUUID().toString());
        headers.put("x-ms-routing-request-id", "LOCAL:" + UUID.randomUUID());
        headers.put(
                "x-ms-correlation-request-id",
                request.header("x-ms-correlation-request-id")
                        .orElseGet(() -> UUID.randomUUID().toString()));
        headers.put(
                request.method().equals("GET")
                        ? "x-ms-ratelimit-remaining-subscription-reads"
                        : "x-ms-ratelimit-remaining-subscription-writes",
                "11999");
        request.header("x-ms-client-request-id")
                .ifPresent(id -> headers.put("x-ms-client-request-id", id));
        response.status(Status.create(answer.status()));
        headers.forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (answer.body().isPresent() && !request.method().equals("HEAD")) {
            response.header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
            response.send(answer.body().get().getBytes(StandardCharsets.UTF_8));
        } else {
            response.send();
        }
    }

    private static Request read(ServerRequest http) {
        var headers = new HashMap<String, String>();
        http.headers()
                .forEach(header ->
                        headers.put(header.name().toLowerCase(Locale.ROOT), header.get()));
        var prologue = http.prologue();
        return new Request(
                prologue.method().text(),
                QueryString.segments(prologue.uriPath().rawPath()),
                QueryString.decode(prologue.query().rawValue(), true),
                headers,
                http.content().hasEntity()
                        ? new String(http.content().as(byte[].class), StandardCharsets.UTF_8)
                        : "",
                Optional.empty(),
                Fate.NORMAL);
    }

    /// The outermost door of a request: what is refused becomes an error as Azure writes it, and a
    /// fault of ours one that says so.
    Answer answer(Request request) {
        try {
            return dispatch(request);
        } catch (Refusal refusal) {
            var answer = Answer.json(refusal.status(), ResourceEndpoints.error(refusal.error()));
            return switch (refusal.status()) {
                case 404 -> answer.with("x-ms-failure-cause", "gateway");
                case 429 -> answer.with("Retry-After", "0");
                default -> answer;
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure("the cloud is being stopped");
        } catch (RuntimeException bug) {
            return failure("A bug in simplon's cloud: " + bug);
        }
    }

    private static Answer failure(String message) {
        return Answer.json(
                500,
                ResourceEndpoints.error(
                        Edit.object("code", "InternalServerError", "message", message)));
    }

    private Answer dispatch(Request request) throws InterruptedException {
        var route = Router.route(request.path());
        return switch (route) {
            case Route.Metadata _ -> metadata.answer(request);
            case Route.InstanceDiscovery _ -> identity.instanceDiscovery();
            case Route.OpenIdConfiguration(var tenant) -> identity.openIdConfiguration(tenant);
            case Route.TokenRequest(var tenant) -> identity.token(tenant, request);
            case Route.KeySet _ -> identity.keySet();
            default ->
                    switch (gate.admit(request)) {
                        case Gate.Admission.Admitted(var who) ->
                                behindTheGate(route, request.by(who));
                        case Gate.Admission.Refused(var refusal) -> refusal;
                    };
        };
    }

    private Answer behindTheGate(Route route, Request request) throws InterruptedException {
        return switch (route) {
            case Route.Status _ -> simplon.status();
            case Route.Ping _ -> simplon.ping(request);
            case Route.Shutdown _ -> simplon.shutdown(request);
            case Route.Writes _ -> simplon.writes();
            case Route.Devices _ -> simplon.devices();
            case Route.Device(var name) -> simplon.device(name, request);
            case Route.ProvisionCircuit _ -> simplon.provisionCircuit(request);
            case Route.Faults _ -> faults.all(request);
            case Route.Fault(var id) -> faults.one(id, request);
            case Route.FaultAction(var id, var action) -> faults.act(id, action, request);
            default -> injector.around(route, request, r -> arm(route, r));
        };
    }

    private Answer arm(Route route, Request request) throws InterruptedException {
        return switch (route) {
            case Route.Tenants _ -> managed(request, manager.tenants());
            case Route.Subscriptions _ -> managed(request, manager.subscriptions());
            case Route.Subscription(var id) ->
                    managed(request, id, () -> Answer.json(200, manager.subscription()));
            case Route.Locations(var id) -> managed(request, id, manager::locations);
            case Route.Providers(var id) -> managed(request, id, manager::providers);
            case Route.ProviderNamespace(var id, var namespace) ->
                    managed(request, id, () -> Answer.json(200, manager.provider(namespace)));
            case Route.RegisterProvider(var id, var namespace) ->
                    managed(request, id, () -> Answer.json(200, manager.provider(namespace)));
            case Route.Locks(var id) ->
                    managed(request, id, () -> ManagerEndpoints.list(java.util.List.of()));
            case Route.Groups(var id) -> managed(request, id, manager::groups);
            case Route.Resources(var id, var group) ->
                    managed(request, id, () -> manager.resources(group.map(this::own), request));
            case Route.Group(var id) ->
                    managed(request, id.subscription(), () -> resources.group(own(id), request));
            case Route.Resource(var type, var id) ->
                    network(
                            request,
                            type,
                            id.subscription(),
                            () -> resources.resource(type, own(id), request));
            case Route.ResourceList(var type, var id, var parent) ->
                    network(
                            request,
                            type,
                            id,
                            () -> resources.list(type, parent.map(this::own), request));
            case Route.SharedKey(var id) ->
                    network(
                            request,
                            EmulatedType.CONNECTION,
                            id.subscription(),
                            () -> resources.sharedKey(own(id), request));
            case Route.GatewayConnections(var id) ->
                    network(
                            request,
                            EmulatedType.GATEWAY,
                            id.subscription(),
                            () -> resources.gatewayConnections(own(id), request));
            case Route.PeeringConnections(var id) ->
                    network(
                            request,
                            EmulatedType.PEERING,
                            id.subscription(),
                            () -> resources.peeringConnections(own(id), request));
            case Route.OperationStatus(var id, var operation) ->
                    managed(request, id, () -> resources.operationStatus(operation, request));
            case Route.OperationResult(var id, var operation) ->
                    managed(request, id, () -> resources.operationResult(operation, request));
            case Route.NotEmulated(var what) -> throw notEmulated(what, request);
            case Route.UnknownType(var namespace, var type) ->
                    throw Refusal.manager(
                            404,
                            "InvalidResourceType",
                            ("The resource type '%s' could not be found in the namespace '%s' for"
                                            + " api version '%s'.")
                                    .formatted(type, namespace, request.apiVersion().orElse("")));
            case Route.UnknownNamespace(var namespace) ->
                    throw Refusal.manager(
                            404,
                            "InvalidResourceNamespace",
                            "The resource namespace '%s' is invalid.".formatted(namespace));
            case Route.Metadata _,
                    Route.InstanceDiscovery _,
                    Route.OpenIdConfiguration _,
                    Route.TokenRequest _,
                    Route.KeySet _,
                    Route.Status _,
                    Route.Ping _,
                    Route.Shutdown _,
                    Route.Writes _,
                    Route.Devices _,
                    Route.Device _,
                    Route.ProvisionCircuit _,
                    Route.Faults _,
                    Route.Fault _,
                    Route.FaultAction _,
                    Route.Nowhere _ ->
                    throw Refusal.manager(
                            404,
                            "NotFound",
                            "There is nothing at '/%s'."
                                    .formatted(String.join("/", request.path())));
        };
    }

    private static Refusal notEmulated(String what, Request request) {
        return Refusal.manager(
                501,
                "SimplonNotEmulated",
                ("Simplon's local cloud does not emulate %s %s. Azure has it; remove it from what"
                                + " you run here, or apply it to Azure.")
                        .formatted(request.method(), what));
    }

    private interface Endpoint {
        Answer answer() throws InterruptedException;
    }

    private Answer managed(Request request, Answer answer) {
        ApiVersions.requireManager(request);
        return answer;
    }

    private Answer managed(Request request, String subscriptionId, Endpoint endpoint)
            throws InterruptedException {
        ApiVersions.requireManager(request);
        manager.requireSubscription(subscriptionId);
        return endpoint.answer();
    }

    private Answer network(
            Request request, EmulatedType type, String subscriptionId, Endpoint endpoint)
            throws InterruptedException {
        ApiVersions.requireNetwork(request, type.bareName());
        manager.requireSubscription(subscriptionId);
        return endpoint.answer();
    }

    /// With the subscription spelled as we spell it.
    private ResourceId own(ResourceId id) {
        return new ResourceId(
                subscription, id.resourceGroup(), id.provider(), id.types(), id.names());
    }
}
