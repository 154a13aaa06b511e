package dev.simplon.engine;

import dev.simplon.engine.state.Address;
import dev.simplon.engine.state.SavedFile;
import dev.simplon.engine.state.StateCodec;
import dev.simplon.engine.state.StateJson;
import dev.simplon.engine.state.TypedJson;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// A saved plan (`-out`): JSON of our own, with the values and their types, unknowns and marks. It
/// holds secrets, so it is the owner's only (0600); it is applied only to the state that it was
/// made for. Terraform's own plan files are another thing, and neither reads the other's.
public final class PlanFile {
    private static final String FORMAT = "simplon-plan";
    private static final int VERSION = 1;
    private static final String NOT_OURS = "it is not a plan of this program";
    private static final String CHANGED = "something in it is missing or changed";

    private PlanFile() {}

    /// @param notes what the writer wants to know again before it can make an engine to read the
    ///   plan with: see [#notes]
    /// @throws IOException if the file cannot be written
    public static void write(java.nio.file.Path file, Plan plan, Map<String, String> notes)
            throws IOException {
        var top = new LinkedHashMap<String, Value>();
        top.put("format", Value.of(FORMAT));
        top.put("version", Value.of(VERSION));
        var noted = new LinkedHashMap<String, Value>();
        notes.forEach((name, value) -> noted.put(name, Value.of(value)));
        top.put("notes", Value.object(noted));
        top.put("destroy", Value.of(plan.destroy()));
        top.put("lineage", Value.of(plan.lineage()));
        top.put("serial", Value.of(plan.serial()));
        top.put("targets", texts(plan.targets()));
        var variables = new LinkedHashMap<String, Value>();
        plan.variables().forEach((name, value) -> variables.put(name, TypedJson.encode(value)));
        top.put("variables", Value.object(variables));
        top.put("changes", Value.tuple(plan.changes().stream().map(PlanFile::change).toList()));
        top.put("drift", Value.tuple(plan.drift().stream().map(PlanFile::change).toList()));
        top.put("outputs", Value.tuple(plan.outputs().stream().map(PlanFile::output).toList()));
        top.put(
                "prior",
                Value.of(new String(StateCodec.encode(plan.prior()), StandardCharsets.UTF_8)));
        SavedFile.write(file, StateJson.print(Value.object(top)).getBytes(StandardCharsets.UTF_8));
    }

    /// What the writer noted beside the plan.
    public static Checked<Map<String, String>> notes(java.nio.file.Path file) {
        try {
            var top = JsonCodec.decode(Files.readAllBytes(file));
            if (!isOurs(top)) {
                return Checked.failed(unreadable(file, NOT_OURS));
            }
            var notes = new LinkedHashMap<String, String>();
            member(top, "notes")
                    .asMap()
                    .forEach((name, value) -> notes.put(name, value.asText().orElseThrow()));
            return Checked.of(notes);
        } catch (JsonException _) {
            return Checked.failed(unreadable(file, NOT_OURS));
        } catch (IllegalArgumentException | NoSuchElementException _) {
            return Checked.failed(unreadable(file, CHANGED));
        } catch (IOException e) {
            return Checked.failed(unreadable(file, e.toString()));
        }
    }

    private static boolean isOurs(Value top) {
        return top.member("format").flatMap(Value::asText).orElse("").equals(FORMAT)
                && top.member("version").flatMap(Value::asNumber).orElseThrow().intValue()
                        == VERSION;
    }

    /// @param schemas of the types, as the providers that will apply it give them: see
    ///   [Engine#readPlan]
    static Checked<Plan> read(
            java.nio.file.Path file, Function<Address, Optional<Schema>> schemas) {
        try {
            var top = JsonCodec.decode(Files.readAllBytes(file));
            if (!isOurs(top)) {
                return Checked.failed(unreadable(file, NOT_OURS));
            }
            var variables = new TreeMap<String, Value>();
            member(top, "variables")
                    .asMap()
                    .forEach((name, value) -> variables.put(name, TypedJson.decode(value)));
            return Checked.of(
                    new Plan(
                            flag(top, "destroy"),
                            changes(member(top, "changes"), schemas),
                            member(top, "outputs").asList().stream().map(PlanFile::output).toList(),
                            changes(member(top, "drift"), schemas),
                            StateCodec.decode(text(top, "prior").getBytes(StandardCharsets.UTF_8)),
                            text(top, "lineage"),
                            member(top, "serial").asNumber().orElseThrow().longValue(),
                            variables,
                            texts(member(top, "targets"))));
        } catch (JsonException | StateCodec.NotAState e) {
            return Checked.failed(unreadable(file, String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException | NoSuchElementException _) {
            return Checked.failed(unreadable(file, CHANGED));
        } catch (IOException e) {
            return Checked.failed(unreadable(file, e.toString()));
        }
    }

    private static Diagnostic unreadable(java.nio.file.Path file, String why) {
        return Diagnostic.error(
                "Failed to read the plan file",
                file + ": " + why + ". Make a new one with plan -out=" + file + ".");
    }

    private static Value change(ResourceChange change) {
        var members = new LinkedHashMap<String, Value>();
        members.put("address", Value.of(change.address().toString()));
        change.deposed().ifPresent(key -> members.put("deposed", Value.of(key)));
        members.put("provider", Value.of(change.provider()));
        members.put("action", Value.of(change.action().name()));
        members.put("reason", Value.of(change.reason().name()));
        members.put("before", TypedJson.encode(change.before()));
        members.put("after", TypedJson.encode(change.after()));
        members.put("config", TypedJson.encode(change.config()));
        members.put(
                "replace_paths",
                Value.tuple(change.replacePaths().stream().map(PlanFile::path).toList()));
        members.put("private", Value.of(change.plannedPrivate().base64()));
        members.put("dependencies", texts(change.dependencies()));
        members.put("create_before_destroy", Value.of(change.createBeforeDestroy()));
        return Value.object(members);
    }

    private static List<ResourceChange> changes(
            Value written, Function<Address, Optional<Schema>> schemas) {
        var changes = new ArrayList<ResourceChange>();
        for (var change : written.asList()) {
            var address = Address.parse(text(change, "address")).orElseThrow();
            changes.add(
                    new ResourceChange(
                            address,
                            change.member("deposed").flatMap(Value::asText),
                            text(change, "provider"),
                            schemas.apply(address).orElseThrow(),
                            Action.valueOf(text(change, "action")),
                            Reason.valueOf(text(change, "reason")),
                            TypedJson.decode(member(change, "before")),
                            TypedJson.decode(member(change, "after")),
                            TypedJson.decode(member(change, "config")),
                            member(change, "replace_paths").asList().stream()
                                    .map(PlanFile::path)
                                    .toList(),
                            new PrivateData(text(change, "private")),
                            texts(member(change, "dependencies")),
                            flag(change, "create_before_destroy")));
        }
        return changes;
    }

    private static Value output(OutputChange output) {
        var members = new LinkedHashMap<String, Value>();
        members.put("name", Value.of(output.name()));
        output.before().ifPresent(value -> members.put("before", TypedJson.encode(value)));
        output.after().ifPresent(value -> members.put("after", TypedJson.encode(value)));
        members.put("sensitive", Value.of(output.sensitive()));
        return Value.object(members);
    }

    private static OutputChange output(Value written) {
        return new OutputChange(
                text(written, "name"),
                written.member("before").map(TypedJson::decode),
                written.member("after").map(TypedJson::decode),
                flag(written, "sensitive"));
    }

    private static Value path(Path path) {
        return Value.tuple(
                path.steps().stream()
                        .map(step ->
                                switch (step) {
                                    case Path.Step.Attribute(String name) -> Value.of(name);
                                    case Path.Step.Index(Value key) ->
                                            Value.tuple(List.of(TypedJson.encode(key)));
                                })
                        .toList());
    }

    private static Path path(Value written) {
        var path = Path.ROOT;
        for (var step : written.asList()) {
            path =
                    step.asText().isPresent()
                            ? path.attribute(step.asText().get())
                            : path.element(TypedJson.decode(step.asList().getFirst()));
        }
        return path;
    }

    private static Value texts(List<String> texts) {
        return Value.tuple(texts.stream().map(Value::of).toList());
    }

    private static List<String> texts(Value written) {
        return written.asList().stream().map(text -> text.asText().orElseThrow()).toList();
    }

    private static Value member(Value of, String name) {
        return of.member(name).orElseThrow();
    }

    private static String text(Value of, String name) {
        return member(of, name).asText().orElseThrow();
    }

    private static boolean flag(Value of, String name) {
        return member(of, name).asBool().orElseThrow();
    }
}
