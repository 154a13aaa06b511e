package dev.simplon.cloud.route;

import dev.simplon.cloud.fault.BadFault;
import dev.simplon.cloud.fault.Fault;
import dev.simplon.cloud.fault.FaultJson;
import dev.simplon.cloud.fault.Faults;
import dev.simplon.cloud.operation.Refusal;
import java.time.Duration;

/// `/simplon/faults`: what is to go wrong, and what has gone wrong.
final class FaultEndpoints {
    /// How long a request for hits waits for them.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Faults faults;

    FaultEndpoints(Faults faults) {
        this.faults = faults;
    }

    Answer all(Request request) {
        return switch (request.method()) {
            case "GET" -> list();
            case "POST" -> arm(request);
            case "DELETE" -> {
                faults.clear();
                yield list();
            }
            default -> throw ResourceEndpoints.notAllowed(request);
        };
    }

    private Answer list() {
        return ManagerEndpoints.list(faults.all().stream().map(FaultJson::encode).toList());
    }

    private Answer arm(Request request) {
        try {
            return Answer.json(201, FaultJson.encode(faults.arm(FaultJson.decode(request.json()))));
        } catch (BadFault e) {
            throw Refusal.manager(400, "SimplonBadFault", String.valueOf(e.getMessage()));
        }
    }

    Answer one(String id, Request request) {
        var fault = require(id);
        return switch (request.method()) {
            case "GET" -> Answer.json(200, FaultJson.encode(fault));
            case "DELETE" -> {
                faults.disarm(fault);
                yield Answer.json(200, FaultJson.encode(fault));
            }
            default -> throw ResourceEndpoints.notAllowed(request);
        };
    }

    Answer act(String id, String action, Request request) throws InterruptedException {
        var fault = require(id);
        switch (request.method() + " " + action) {
            case "POST release" -> fault.release();
            case "GET hits" -> {
                var _ = fault.awaitHits(atLeast(request), PATIENCE);
            }
            default -> throw ResourceEndpoints.notAllowed(request);
        }
        return Answer.json(200, FaultJson.encode(fault));
    }

    private static int atLeast(Request request) {
        var text = request.query().getOrDefault("atleast", "1");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.manager(
                    400,
                    "InvalidRequestContent",
                    "\"atLeast\" is a whole number; it was '%s'.".formatted(text));
        }
    }

    private Fault require(String id) {
        return faults.find(id)
                .orElseThrow(() ->
                        Refusal.manager(
                                404,
                                "SimplonNoSuchFault",
                                "No fault has the number '%s'. There are: %s."
                                        .formatted(
                                                id,
                                                faults.all().isEmpty()
                                                        ? "none"
                                                        : String.join(
                                                                ", ",
                                                                faults.all().stream()
                                                                        .map(Fault::id)
                                                                        .toList()))));
    }
}
