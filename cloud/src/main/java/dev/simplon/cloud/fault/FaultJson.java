package dev.simplon.cloud.fault;

import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Faults as JSON: `name` (of the kind), `method`, `type`, `path`, `times`, `status`, `code`,
/// `message`, `retryAfterSeconds`, `polls`, as in [FaultSpec]; of one that is armed also `id`,
/// `hits` and `armed`.
public final class FaultJson {
    private static final List<String> MEMBERS =
            List.of(
                    "name",
                    "method",
                    "type",
                    "path",
                    "times",
                    "status",
                    "code",
                    "message",
                    "retryAfterSeconds",
                    "polls");

    private FaultJson() {}

    public static ObjectValue encode(FaultSpec spec) {
        var json = Edit.object("name", spec.kind().wire(), "times", spec.times());
        json = optional(json, "method", spec.method());
        json = optional(json, "type", spec.type());
        json = optional(json, "path", spec.path());
        json = json.with("status", Value.of(spec.status()));
        json = json.with("code", Value.of(spec.code()));
        json = json.with("message", Value.of(spec.message()));
        json = json.with("retryAfterSeconds", Value.of(spec.retryAfterSeconds()));
        return json.with("polls", Value.of(spec.polls()));
    }

    public static ObjectValue encode(Fault fault) {
        return Edit.headed(
                encode(fault.spec())
                        .with("id", Value.of(fault.id()))
                        .with("hits", Value.of(fault.hits()))
                        .with("armed", Value.of(fault.isArmed())),
                "id",
                "name",
                "hits",
                "armed");
    }

    private static ObjectValue optional(ObjectValue json, String name, Optional<String> text) {
        return text.isEmpty() ? json : json.with(name, Value.of(text.get()));
    }

    /// @throws BadFault if there is no such kind, type or member, or a number is out of its range
    public static FaultSpec decode(ObjectValue json) throws BadFault {
        for (var member : json.members().keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new BadFault(
                        "A fault has no member '%s'. It has %s."
                                .formatted(member, String.join(", ", MEMBERS)));
            }
        }
        var name = Edit.text(json, "name");
        var kind =
                FaultKind.named(name)
                        .orElseThrow(() ->
                                new BadFault(
                                        "There is no fault '%s'. There are: %s."
                                                .formatted(
                                                        name,
                                                        String.join(", ", FaultKind.names()))));
        var plain = FaultSpec.of(kind);
        var type = json.member("type").flatMap(Value::asText);
        if (type.isPresent() && types().noneMatch(type.get()::equalsIgnoreCase)) {
            throw new BadFault(
                    "No fault can be at the type '%s'. The types are: %s."
                            .formatted(type.get(), String.join(", ", types().toList())));
        }
        int status = number(json, "status", plain.status(), 0, 599);
        if (kind.isRefusal() && status < 400) {
            throw new BadFault(
                    "\"status\" of the fault %s is from 400 to 599; it was %d."
                            .formatted(kind.wire(), status));
        }
        return new FaultSpec(
                kind,
                json.member("method").flatMap(Value::asText),
                type,
                json.member("path").flatMap(Value::asText),
                number(json, "times", plain.times(), 0, 1_000_000),
                status,
                json.member("code").flatMap(Value::asText).orElse(plain.code()),
                json.member("message").flatMap(Value::asText).orElse(plain.message()),
                number(json, "retryAfterSeconds", plain.retryAfterSeconds(), 0, 3600),
                number(json, "polls", plain.polls(), 1, 1_000_000));
    }

    private static int number(ObjectValue json, String member, int otherwise, int least, int most)
            throws BadFault {
        var value = json.members().get(member);
        if (value == null) {
            return otherwise;
        }
        var number = value.asNumber().map(BigDecimal::doubleValue);
        if (number.isEmpty()
                || number.get() != Math.rint(number.get())
                || number.get() < least
                || number.get() > most) {
            throw new BadFault(
                    "\"%s\" is a whole number from %d to %d.".formatted(member, least, most));
        }
        return number.get().intValue();
    }

    private static Stream<String> types() {
        return Stream.concat(
                Stream.of("Microsoft.Resources/resourceGroups", FaultKind.SHARED_KEY_TYPE),
                Arrays.stream(EmulatedType.values()).map(EmulatedType::fullName));
    }
}
