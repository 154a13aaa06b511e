package dev.simplon.cloud.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Everything that can be made to go wrong, by the name under which it is asked for.
public enum FaultKind {
    REFUSE(
            On.WRITE,
            400,
            "InvalidRequestFormat",
            "The write is refused with the given status, code and message. Nothing is stored."),
    FORBID(
            On.ANY,
            403,
            "AuthorizationFailed",
            "The request is answered 403 as if the role did not allow it. Nothing is done."),
    THROTTLE(
            On.ANY,
            429,
            "TooManyRequests",
            "The request is answered 429 with Retry-After. Nothing is done."),
    PRECONDITION_FAILED(
            On.WRITE,
            412,
            "PreconditionFailed",
            "The write is answered 412, as if somebody else had changed the resource meanwhile."
                    + " Nothing is stored."),
    CONFLICT(On.WRITE, 409, "Conflict", "The write is answered 409. Nothing is stored."),
    FAIL_AFTER_ACCEPTANCE(
            On.WRITE,
            200,
            "InternalServerError",
            "The write is accepted; its operation ends as Failed with the given code and message,"
                    + " and the resource's provisioningState with it."),
    LOSE_OPERATION(
            On.WRITE,
            200,
            "OperationNotFound",
            "The write is accepted and done, but the URL of its operation answers 404 for ever."),
    STILL_UPDATING(
            On.WRITE,
            200,
            "",
            "The write is accepted and done, but the next `polls` GETs of the resource are answered"
                    + " 200 with provisioningState Updating."),
    DROP_CONNECTION(
            On.WRITE,
            200,
            "",
            "The write is accepted and done, but its client hears nothing: the connection is"
                    + " closed."),
    HOLD_ANSWER(
            On.ANY,
            200,
            "",
            "The request is done, but its answer is held until the fault is released."),
    HOLD_OPERATION(
            On.WRITE,
            200,
            "",
            "The write is accepted, but its operation stays InProgress until the fault is"
                    + " released."),
    SHARED_KEY_AS_ARRAY(
            On.SHARED_KEY,
            200,
            "",
            "The shared key is answered as `{\"value\":[]}`, which Azure does now and then"
                    + " (azure-rest-api-specs issue 36537).");

    /// The type of the shared key of a connection, as faults name it.
    public static final String SHARED_KEY_TYPE = "Microsoft.Network/connections/sharedKey";

    private enum On {
        ANY,
        WRITE,
        SHARED_KEY
    }

    private final On on;
    private final int status;
    private final String code;
    private final String effect;

    FaultKind(On on, int status, String code, String effect) {
        this.on = on;
        this.status = status;
        this.code = code;
        this.effect = effect;
    }

    /// `fail-after-acceptance`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it does, in a sentence or two.
    public String effect() {
        return effect;
    }

    /// The status that is answered unless another is asked for; 200 where the answer is the usual
    /// one.
    public int status() {
        return status;
    }

    /// Azure's code that is answered unless another is asked for; empty where there is none.
    public String code() {
        return code;
    }

    /// Whether the request is not done at all.
    public boolean isRefusal() {
        return status >= 400;
    }

    boolean appliesTo(Occasion occasion) {
        return switch (on) {
            case ANY -> true;
            case WRITE -> occasion.isWrite();
            case SHARED_KEY ->
                    occasion.method().equals("GET")
                            && occasion.type().equals(Optional.of(SHARED_KEY_TYPE));
        };
    }

    public static Optional<FaultKind> named(String wire) {
        return Arrays.stream(values()).filter(k -> k.wire().equals(wire)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(FaultKind::wire).toList();
    }
}
