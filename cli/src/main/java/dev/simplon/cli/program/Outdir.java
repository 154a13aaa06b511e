package dev.simplon.cli.program;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder that [dev.simplon.constructs.App#synth] writes.
record Outdir(Path folder) {
    private Path manifest() {
        return folder.resolve("manifest.json");
    }

    /// Takes an earlier run's manifest away, so that one that is there afterwards is new.
    void prepare() throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(manifest());
    }

    boolean isWritten() {
        return Files.exists(manifest());
    }

    ProgramOutcome read(SourceRoots roots) throws IOException {
        Value manifest;
        try {
            manifest = JsonCodec.decode(Files.readAllBytes(manifest()));
        } catch (JsonException e) {
            return new ProgramOutcome.NothingSynthesized(
                    manifest() + " is not a manifest",
                    "It is no JSON: %s at line %d. Delete the folder and run the program again."
                            .formatted(e.getMessage(), e.line()));
        }
        var stacks = new ArrayList<SynthesizedStack>();
        for (var entry : manifest.member("stacks").orElse(manifest).asMap().entrySet()) {
            var below = entry.getValue().member("workingDirectory").flatMap(Value::asText);
            var stack = folder.resolve(below.orElse("stacks/" + entry.getKey()));
            stacks.add(
                    new SynthesizedStack(
                            entry.getKey(),
                            stack,
                            Positions.read(stack.resolve("simplon-positions.json"), roots)));
        }
        return stacks.isEmpty()
                ? new ProgramOutcome.NothingSynthesized(
                        "The program has no stack",
                        "It called app.synth(), but made no TerraformStack under the App. Make one: new MyStack(app, \"name\").")
                : new ProgramOutcome.Synthesized(folder, List.copyOf(stacks));
    }
}
