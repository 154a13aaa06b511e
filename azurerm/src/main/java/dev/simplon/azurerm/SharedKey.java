package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Particulars.Call;
import dev.simplon.resource.declaration.Particulars.Reading;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A connection's shared key. On create it travels in the document; later it is read and changed
/// behind the sub-resource `sharedKey` alone. ExpressRoute connections have none.
///
/// It may be given as `shared_key`, which is kept in the state and compared; or as `shared_key_wo`,
/// which is sent when its version changes, and is never read nor kept.
final class SharedKey {
    static final String KEPT = "shared_key";
    static final String WRITE_ONLY = "shared_key_wo";
    static final String VERSION = "shared_key_wo_version";

    /// The place in the document of a create.
    static final String AT = "properties.sharedKey";

    /// What it means that a key was not read.
    ///
    /// @param consequence the end of a sentence that says why it was not
    record Unread(String summary, String consequence) {
        static final Unread NOT_COMPARED =
                new Unread(
                        "The shared key was not compared",
                        ", so the key in the state is taken to be right.");
        static final Unread NOT_SHOWN =
                new Unread("The shared key was not read", ", so `shared_key` is empty.");
    }

    private SharedKey() {}

    static Argument.Builder kept() {
        return text(KEPT)
                .sensitive()
                .at(AT)
                .keptIfNotReturned()
                .followsOn(VERSION)
                .says("The key that both ends share, for types `IPsec` and `Vnet2Vnet`.");
    }

    /// Ours, not azurerm's.
    static Argument.Builder writeOnly() {
        return text(WRITE_ONLY)
                .sensitive()
                .writeOnly()
                .at(AT)
                .says(
                        "The key that both ends share; never kept in plan or state, and never read"
                                + " back. Change `shared_key_wo_version` to send it again. Not in"
                                + " azurerm.");
    }

    /// Ours, not azurerm's.
    static Argument.Builder version() {
        return number(VERSION)
                .check(Check.atLeast(1))
                .says("The version of `shared_key_wo`: a change sends the key. Not in azurerm.");
    }

    /// The key that an update must send; empty if it stays.
    static Optional<Value> changed(ObjectValue prior, ObjectValue planned, ObjectValue config) {
        if (isExpressRoute(planned)) {
            return Optional.empty();
        }
        var versions = given(planned, VERSION);
        if (versions.isPresent()) {
            return versions.equals(given(prior, VERSION))
                    ? Optional.empty()
                    : given(config, WRITE_ONLY);
        }
        return given(planned, KEPT).filter(key -> !given(prior, KEPT).equals(Optional.of(key)));
    }

    /// Whether the key is of no interest: until 3.107 it is an argument and nothing else, so that
    /// one which Azure made, since nobody gave any, would show as a change in every plan. An
    /// import, which knows nothing before, takes what there is.
    static boolean isNotAskedFor(ObjectValue prior, Call call) {
        return call.revision().compareTo(NetworkApi.KEY_COMPUTED_SINCE) < 0
                && given(prior, "id").isPresent()
                && given(prior, KEPT).isEmpty();
    }

    /// Sends a key, and waits for the connection too: Azure answers 200 while that is still
    /// `Updating`.
    static void write(Value key, Call call) throws TransportException, InterruptedException {
        var body = new LinkedHashMap<String, Value>();
        body.put("value", key);
        var transport = call.transport();
        transport.put(
                place(call), call.revision(), Value.object(body), Optional.empty(), call.timeout());
        transport.settled(call.id(), call.revision(), call.timeout());
    }

    /// `state` with the key that the service has. Where it may not be read, or there is none to
    /// read, the key in the state stays, and a warning says so.
    static Reading read(ObjectValue state, Call call, Unread unread)
            throws TransportException, InterruptedException {
        if (isExpressRoute(state)) {
            return new Reading(state, List.of());
        }
        if (given(state, VERSION).isPresent()) {
            return new Reading(state.with(KEPT, Value.nullOf(Type.STRING)), List.of());
        }
        try {
            var key =
                    call.transport()
                            .get(place(call), call.revision(), call.timeout())
                            .flatMap(answer -> answer.body().member("value"))
                            .filter(value -> value.asText().map(t -> !t.isEmpty()).orElse(false));
            return key.isPresent()
                    ? new Reading(state.with(KEPT, key.get()), List.of())
                    : without(state, "Azure gave no key of " + call.id(), unread);
        } catch (TransportException e) {
            if (e.kind() != TransportException.Kind.FORBIDDEN) {
                throw e;
            }
            return without(
                    state,
                    "The credentials may not read the key of "
                            + call.id()
                            + " (grant Microsoft.Network/connections/sharedKey/read to have it"
                            + " read)",
                    unread);
        }
    }

    private static Reading without(ObjectValue state, String why, Unread unread) {
        return new Reading(
                state,
                List.of(
                        Diagnostic.warning(
                                Path.of(KEPT), unread.summary(), why + unread.consequence())));
    }

    private static String place(Call call) {
        return call.id() + "/sharedKey";
    }

    static boolean isExpressRoute(ObjectValue values) {
        return values.member("type").equals(Optional.of(Value.of("ExpressRoute")));
    }

    /// Known and not null.
    private static Optional<Value> given(ObjectValue values, String name) {
        return values.member(name).filter(value -> value.isKnown() && !value.isNull());
    }
}
