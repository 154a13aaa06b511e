package dev.simplon.cli;

import dev.simplon.engine.PlanFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a saved plan was made of, noted in its file: the last program that was run may be another
/// by the time that it is applied.
///
/// @param stack its name
/// @param document the folder with the stack's document
/// @param owner the cloud that it was made for
record PlanOrigin(String stack, Path document, StateOwner owner) {
    Map<String, String> notes() {
        var notes = new LinkedHashMap<String, String>();
        notes.put("stack", stack);
        notes.put("document", document.toAbsolutePath().normalize().toString());
        owner.metadataHost().ifPresent(host -> notes.put("metadataHost", host));
        notes.put("tenantId", owner.tenant());
        return notes;
    }

    /// @throws CommandException if the file is none of ours
    static PlanOrigin of(Path file) throws CommandException {
        var read = PlanFile.notes(file);
        var notes =
                read.value()
                        .orElseThrow(
                                () -> new CommandException(ExitCode.FAILURE, read.diagnostics()));
        return new PlanOrigin(
                notes.getOrDefault("stack", ""),
                Path.of(notes.getOrDefault("document", "")),
                new StateOwner(
                        Optional.ofNullable(notes.get("metadataHost")),
                        notes.getOrDefault("tenantId", "")));
    }

    /// @throws CommandException if the target is not the cloud that the plan was made for
    void check(Path file, Target target) throws CommandException {
        if (!owner.equals(target.owner())) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "The plan was made for another cloud",
                    "%s is for %s. This command is about %s.\nLocal and real are never mixed. Make a new plan."
                            .formatted(file, owner.where(), target.owner().where()));
        }
    }
}
