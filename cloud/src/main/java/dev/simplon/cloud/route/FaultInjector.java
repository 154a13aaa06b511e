package dev.simplon.cloud.route;

import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.fault.FaultKind;
import dev.simplon.cloud.fault.FaultSpec;
import dev.simplon.cloud.fault.Faults;
import dev.simplon.cloud.fault.Occasion;
import dev.simplon.cloud.fault.Struck;
import dev.simplon.cloud.operation.Fate;
import dev.simplon.cloud.operation.Refusal;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Brings the faults that were asked for about, around the answering of a request.
final class FaultInjector {
    private final Faults faults;
    private final Set<String> lostOperations = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> stillUpdating = new ConcurrentHashMap<>();

    FaultInjector(Faults faults) {
        this.faults = faults;
    }

    interface Endpoint {
        Answer answer(Request request) throws InterruptedException;
    }

    Answer around(Route route, Request request, Endpoint endpoint) throws InterruptedException {
        refuseLost(route);
        var struck = faults.strike(occasion(route, request));
        if (struck.faults().isEmpty()) {
            return updating(route, request, endpoint.answer(request));
        }
        if (struck.refusal().isPresent()) {
            struck.count();
            return refusal(struck.refusal().get().spec());
        }
        var answer = done(struck, request, endpoint);
        struck.count();
        if (struck.of(FaultKind.LOSE_OPERATION).isPresent()) {
            operationOf(answer).ifPresent(lostOperations::add);
        }
        struck.of(FaultKind.STILL_UPDATING)
                .ifPresent(f ->
                        resource(route).ifPresent(id -> stillUpdating.put(id, f.spec().polls())));
        struck.awaitRelease();
        if (struck.of(FaultKind.DROP_CONNECTION).isPresent()) {
            return Answer.NONE;
        }
        return struck.of(FaultKind.SHARED_KEY_AS_ARRAY).isPresent()
                ? ResourceEndpoints.NO_KEY_AS_ARRAY
                : updating(route, request, answer);
    }

    private static Answer done(Struck struck, Request request, Endpoint endpoint)
            throws InterruptedException {
        try {
            return endpoint.answer(request.with(fate(struck)));
        } catch (Refusal refusal) {
            struck.giveBack();
            throw refusal;
        }
    }

    private static Fate fate(Struck struck) {
        var failure =
                struck.of(FaultKind.FAIL_AFTER_ACCEPTANCE)
                        .map(f -> error(f.spec().code(), f.spec().message()));
        return new Fate(
                failure,
                struck.of(FaultKind.HOLD_OPERATION)
                        .<Consumer<Runnable>>map(_ -> struck::whenReleased));
    }

    private void refuseLost(Route route) {
        var operation =
                switch (route) {
                    case Route.OperationStatus(_, var id) -> id;
                    case Route.OperationResult(_, var id) -> id;
                    default -> "";
                };
        if (lostOperations.contains(operation)) {
            throw Refusal.network(
                    404, "OperationNotFound", "Operation %s was not found.".formatted(operation));
        }
    }

    /// Azure shows a resource as Updating for a while after its operation has succeeded.
    private Answer updating(Route route, Request request, Answer answer) {
        var id = resource(route);
        if (stillUpdating.isEmpty() || !request.method().equals("GET") || id.isEmpty()) {
            return answer;
        }
        var left =
                stillUpdating.computeIfPresent(
                        id.get(), (_, polls) -> polls == 0 ? null : polls - 1);
        if (left == null) {
            return answer;
        }
        try {
            var body = Edit.asObject(JsonCodec.decode(answer.body().orElse("{}")));
            return answer.saying(Edit.put(body, "Updating", "properties", "provisioningState"));
        } catch (JsonException e) {
            throw new IllegalStateException("an answer of ours is no JSON", e);
        }
    }

    /// The resource that a path names, or that what it names belongs to.
    private static Optional<String> resource(Route route) {
        return switch (route) {
            case Route.Resource(_, var id) -> Optional.of(id.key());
            case Route.SharedKey(var connection) -> Optional.of(connection.key());
            default -> Optional.empty();
        };
    }

    private static Occasion occasion(Route route, Request request) {
        var type =
                switch (route) {
                    case Route.Resource(var emulated, _) -> Optional.of(emulated.fullName());
                    case Route.SharedKey _ -> Optional.of(FaultKind.SHARED_KEY_TYPE);
                    case Route.Group(var id) -> Optional.of(id.type());
                    default -> Optional.<String>empty();
                };
        return new Occasion(request.method(), "/" + String.join("/", request.path()), type);
    }

    private static Answer refusal(FaultSpec spec) {
        var answer =
                Answer.json(
                        spec.status(), ResourceEndpoints.error(error(spec.code(), spec.message())));
        return spec.kind() == FaultKind.THROTTLE
                ? answer.with("Retry-After", String.valueOf(spec.retryAfterSeconds()))
                : answer;
    }

    private static ObjectValue error(String code, String message) {
        return Edit.object("code", code, "message", message, "details", List.of());
    }

    private static Optional<String> operationOf(Answer answer) {
        return Optional.ofNullable(answer.headers().get("Azure-AsyncOperation"))
                .or(() -> Optional.ofNullable(answer.headers().get("Location")))
                .map(url -> url.replaceFirst("\\?.*", "").replaceFirst(".*/", ""));
    }
}
