package dev.simplon.plugin.rpc;

import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.values.Diagnostic;
import java.util.List;

/// What providers of this house have none of: functions and ephemeral resources. A call for one
/// comes of a configuration for another provider, and is told so.
final class UnsupportedRpcs {
    static final List<Rpc> ALL =
            List.of(
                    new Rpc("GetFunctions", "listing its functions", false, 2, (_, _) -> {}),
                    new Rpc(
                            "CallFunction",
                            "calling a function",
                            false,
                            15,
                            UnsupportedRpcs::callFunction),
                    ephemeral("ValidateEphemeralResourceConfig"),
                    ephemeral("OpenEphemeralResource"),
                    ephemeral("RenewEphemeralResource"),
                    ephemeral("CloseEphemeralResource"));

    private UnsupportedRpcs() {}

    private static void callFunction(Request request, Answer answer) {
        answer.fields()
                .message(
                        2,
                        new MessageWriter()
                                .text(1, "This provider has no function " + request.text(1) + "."));
    }

    private static Rpc ephemeral(String name) {
        return new Rpc(
                name,
                "opening",
                true,
                1,
                (request, _) -> {
                    throw new Refused(
                            Diagnostic.error(
                                    "No ephemeral resource " + request.text(1),
                                    "This provider has no ephemeral resources."));
                });
    }
}
