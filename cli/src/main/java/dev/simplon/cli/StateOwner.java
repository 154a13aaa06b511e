package dev.simplon.cli;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Which cloud a state belongs to: it stands beside the state, so that local and real are never
/// mixed.
///
/// @param metadataHost of the cloud; empty: the public Azure
record StateOwner(Optional<String> metadataHost, String tenant) {
    /// Nobody's, if nothing is written there.
    static StateOwner of(Path state) throws IOException {
        var file = beside(state);
        if (!Files.exists(file)) {
            return new StateOwner(Optional.empty(), "");
        }
        try {
            var value = JsonCodec.decode(Files.readString(file));
            return new StateOwner(
                    value.member("metadataHost").flatMap(Value::asText),
                    value.member("tenantId").flatMap(Value::asText).orElse(""));
        } catch (JsonException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /// Refuses if the state is another cloud's.
    void check(Path state, String stack) throws CommandException, IOException {
        var present = of(state);
        if (!present.tenant.isEmpty() && !present.tenant.equals(tenant)) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "The state of " + stack + " belongs to another cloud",
                    "%s says: %s. This command is about %s.\nLocal and real are never mixed. Use the cloud that the state belongs to; or, if that is gone for good, move %s away."
                            .formatted(beside(state), present.where(), where(), state));
        }
    }

    /// Makes the state this cloud's, or refuses if it is another's.
    void claim(Path state, String stack) throws CommandException, IOException {
        check(state, stack);
        var file = beside(state);
        if (Files.exists(file)) {
            return;
        }
        var folder = state.getParent();
        if (folder != null) {
            Workspace.make(folder);
        }
        var members = new LinkedHashMap<String, Value>();
        metadataHost.ifPresent(host -> members.put("metadataHost", Value.of(host)));
        members.put("tenantId", Value.of(tenant));
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, JsonCodec.encodePretty(Value.object(members)) + "\n");
    }

    private static Path beside(Path state) {
        return state.resolveSibling("." + state.getFileName() + ".belongs-to.json");
    }

    String where() {
        return metadataHost.map(host -> "the local cloud at " + host).orElse("Azure")
                + ", tenant "
                + tenant;
    }
}
