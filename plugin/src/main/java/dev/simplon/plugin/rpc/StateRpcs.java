package dev.simplon.plugin.rpc;

import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.resource.Provider.Imported;
import dev.simplon.values.Diagnostic;
import java.util.List;

/// The calls that bring an object into the state from elsewhere: from an older state, by its id, or
/// from another address.
final class StateRpcs {
    static final List<Rpc> ALL =
            List.of(
                    new Rpc(
                            "UpgradeResourceState",
                            "raising the state of",
                            true,
                            2,
                            StateRpcs::upgrade),
                    new Rpc("ImportResourceState", "importing", true, 2, StateRpcs::importById),
                    new Rpc("MoveResourceState", "moving", false, 2, StateRpcs::move));

    private StateRpcs() {}

    private static void upgrade(Request request, Answer answer) throws Refused {
        raise(request, answer, request.text(1), request.number(2), 3);
    }

    private static void raise(
            Request request, Answer answer, String type, long version, int rawState)
            throws Refused {
        var schema = request.connection().resourceType(type);
        var raw = request.rawState(rawState, type);
        schema.collectSecrets(raw, request.connection().secrets());
        var raised = request.provider().upgrade(schema.name(), version, raw);
        answer.add(raised.diagnostics(), schema);
        answer.value(1, raised.state(), schema);
    }

    private static void importById(Request request, Answer answer) throws Refused {
        var schema = request.connection().resourceType(request.text(1));
        var type = schema.name();
        var id = request.text(2);
        if (id.isEmpty()) {
            throw new Refused(
                    Diagnostic.error(
                            "Import by identity",
                            "This provider imports "
                                    + type
                                    + " by id alone. Write `id = \"...\"` into the import block."));
        }
        for (var imported : request.provider().importResource(type, id)) {
            answer.add(imported.diagnostics(), schema);
            if (!imported.state().isNull()) {
                answer.fields().message(1, form(request, answer, imported));
            }
        }
    }

    private static MessageWriter form(Request request, Answer answer, Imported imported)
            throws Refused {
        var schema = request.connection().resourceType(imported.type());
        return new MessageWriter()
                .text(1, imported.type())
                .message(2, answer.dynamic(imported.state(), schema))
                .bytes(3, PrivateBytes.of(imported.privateData()));
    }

    /// An object of the same type at another provider's address has a state of the same kind: it is
    /// taken over as an older state would be.
    private static void move(Request request, Answer answer) throws Refused {
        var from = request.text(2);
        var to = request.text(5);
        if (!from.equals(to)) {
            throw new Refused(
                    Diagnostic.error(
                            "Move between types",
                            "A "
                                    + from
                                    + " of "
                                    + request.text(1)
                                    + " cannot become a "
                                    + to
                                    + ". This provider takes over objects of the same type alone."
                                    + " Remove the object from the state and import it as "
                                    + to
                                    + " instead."));
        }
        raise(request, answer, to, request.number(3), 4);
        answer.fields().bytes(3, request.bytes(6));
    }
}
