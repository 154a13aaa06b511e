package dev.simplon.engine.render;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.engine.Action;
import dev.simplon.engine.OutputChange;
import dev.simplon.engine.Plan;
import dev.simplon.engine.ResourceChange;
import dev.simplon.engine.render.ValueText.Sign;
import dev.simplon.engine.state.InstanceKey;
import dev.simplon.engine.state.StateJson;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A plan as a person reads it, in Terraform's look: what is created, changed and destroyed,
/// attribute by attribute, what stays left out; then the summary and the outputs. Without colours:
/// the sign at the begin of each line says it all.
public final class PlanText {
    private static final Set<String> ALWAYS_SHOWN = Set.of("id", "name", "tags");

    private PlanText() {}

    /// The whole text, with a newline at the end.
    public static String of(Plan plan) {
        var out = new StringBuilder();
        drift(out, plan);
        var shown = plan.changes().stream().filter(change -> !change.isNoOp()).toList();
        if (plan.isEmpty()) {
            return out.append(Summary.of(plan)).append('\n').toString();
        }
        if (!shown.isEmpty()) {
            out.append("Resource actions are indicated with the following symbols:\n");
            legend(shown).forEach(line -> out.append(line).append('\n'));
            out.append("\nThe following actions will be performed:\n\n");
            for (var change : shown) {
                out.append(of(change)).append('\n');
            }
            out.append(Summary.of(plan)).append('\n');
        }
        outputs(out, plan.outputs(), !shown.isEmpty());
        return out.toString();
    }

    /// One change: its heading and its block.
    public static String of(ResourceChange change) {
        var out = new StringBuilder();
        heading(change).forEach(line -> out.append("  # ").append(line).append('\n'));
        var address = change.address();
        out.append(symbol(change.action()))
                .append(address.mode() == Mode.DATA ? " data " : " resource ")
                .append(ValueText.quoted(address.type()))
                .append(' ')
                .append(ValueText.quoted(address.name()))
                .append(" {\n");
        body(
                out,
                change.schema().block(),
                change.before(),
                change.after(),
                4,
                Path.ROOT,
                change.replacePaths());
        return out.append("    }\n").toString();
    }

    /// What changed outside is worth a word where the plan acts on it, or on what needs it; a value
    /// that the service filled in later is not. As Terraform does since 1.2.
    private static boolean isRelevant(ResourceChange drifted, Plan plan) {
        if (plan.destroy()) {
            return false;
        }
        var block = drifted.address().block();
        return plan.changes().stream()
                .filter(change -> !change.isNoOp())
                .anyMatch(change ->
                        change.address().equals(drifted.address())
                                || change.dependencies().contains(block));
    }

    private static void drift(StringBuilder out, Plan plan) {
        var relevant = plan.drift().stream().filter(drifted -> isRelevant(drifted, plan)).toList();
        if (relevant.isEmpty()) {
            return;
        }
        out.append("Note: Objects have changed outside of this declaration\n\n");
        for (var change : relevant) {
            if (change.action() == Action.DELETE) {
                out.append("  # ").append(label(change)).append(" has been deleted\n");
            } else {
                out.append("  # ").append(label(change)).append(" has changed\n");
                out.append("  ~ resource ")
                        .append(ValueText.quoted(change.address().type()))
                        .append(' ')
                        .append(ValueText.quoted(change.address().name()))
                        .append(" {\n");
                body(
                        out,
                        change.schema().block(),
                        change.before(),
                        change.after(),
                        4,
                        Path.ROOT,
                        List.of());
                out.append("    }\n");
            }
        }
        out.append('\n');
    }

    private static List<String> legend(List<ResourceChange> changes) {
        var actions = EnumSet.noneOf(Action.class);
        changes.forEach(change -> actions.add(change.action()));
        var lines = new ArrayList<String>();
        for (var action :
                List.of(
                        Action.CREATE,
                        Action.UPDATE,
                        Action.DELETE,
                        Action.REPLACE,
                        Action.REPLACE_CREATING_FIRST,
                        Action.READ)) {
            if (actions.contains(action)) {
                lines.add(
                        symbol(action)
                                + " "
                                + switch (action) {
                                    case CREATE -> "create";
                                    case UPDATE -> "update in-place";
                                    case DELETE -> "destroy";
                                    case REPLACE -> "destroy and then create replacement";
                                    case REPLACE_CREATING_FIRST ->
                                            "create replacement and then destroy";
                                    case READ -> "read (data resources)";
                                    case NO_OP -> "no change";
                                });
            }
        }
        return lines;
    }

    private static String symbol(Action action) {
        return switch (action) {
            case CREATE -> "  +";
            case UPDATE -> "  ~";
            case DELETE -> "  -";
            case REPLACE -> "-/+";
            case REPLACE_CREATING_FIRST -> "+/-";
            case READ -> " <=";
            case NO_OP -> "   ";
        };
    }

    private static String label(ResourceChange change) {
        return change.address()
                + change.deposed().map(key -> " (deposed object " + key + ")").orElse("");
    }

    private static List<String> heading(ResourceChange change) {
        var address = label(change);
        var lines = new ArrayList<String>();
        lines.add(
                switch (change.action()) {
                    case CREATE -> address + " will be created";
                    case UPDATE -> address + " will be updated in-place";
                    case DELETE -> address + " will be destroyed";
                    case READ -> address + " will be read during apply";
                    case NO_OP -> address + " stays as it is";
                    case REPLACE, REPLACE_CREATING_FIRST ->
                            switch (change.reason()) {
                                case REPLACE_TAINTED ->
                                        address + " is tainted, so must be replaced";
                                case REPLACE_TRIGGERED ->
                                        address
                                                + " will be replaced due to changes in"
                                                + " replace_triggered_by";
                                case NONE,
                                        REPLACE_CANNOT_UPDATE,
                                        DELETE_NO_CONFIGURATION,
                                        DELETE_NO_MODULE,
                                        DELETE_WRONG_REPETITION,
                                        DELETE_COUNT_INDEX,
                                        DELETE_EACH_KEY,
                                        READ_CONFIGURATION_UNKNOWN,
                                        READ_DEPENDENCY_PENDING ->
                                        address + " must be replaced";
                            };
                });
        switch (change.reason()) {
            case DELETE_NO_CONFIGURATION ->
                    lines.add("(because " + change.address().block() + " is not in configuration)");
            case DELETE_NO_MODULE ->
                    lines.add(
                            "(because " + change.address().module() + " is not in configuration)");
            case DELETE_WRONG_REPETITION ->
                    lines.add(
                            switch (change.address().key()) {
                                case InstanceKey.None _ ->
                                        "(because resource uses count or for_each)";
                                case InstanceKey.Index _ -> "(because resource does not use count)";
                                case InstanceKey.Key _ ->
                                        "(because resource does not use for_each)";
                            });
            case DELETE_COUNT_INDEX ->
                    lines.add(
                            "(because index "
                                    + change.address().key()
                                    + " is out of range for count)");
            case DELETE_EACH_KEY ->
                    lines.add(
                            "(because key " + change.address().key() + " is not in for_each map)");
            case READ_CONFIGURATION_UNKNOWN -> lines.add("(config refers to values not yet known)");
            case READ_DEPENDENCY_PENDING ->
                    lines.add("(depends on a resource or a module with changes pending)");
            case NONE, REPLACE_TAINTED, REPLACE_CANNOT_UPDATE, REPLACE_TRIGGERED -> {}
        }
        if (change.deposed().isPresent()) {
            lines.add("(left over from a partially-failed replacement of this instance)");
        }
        return lines;
    }

    /// The attributes and blocks of a block whose closing brace stands at `indent`.
    private static void body(
            StringBuilder out,
            Block block,
            Value before,
            Value after,
            int indent,
            Path at,
            List<Path> replaced) {
        attributes(out, block, before, after, indent, at, replaced);
        int unchanged = 0;
        for (var nested :
                block.blocks().values().stream()
                        .sorted(Comparator.comparing(NestedBlock::name, StateJson.BYTE_ORDER))
                        .toList()) {
            var was = member(before, nested.name());
            var then = member(after, nested.name());
            var lines = new StringBuilder();
            unchanged +=
                    blocks(lines, nested, was, then, indent, at.attribute(nested.name()), replaced);
            if (!lines.isEmpty()) {
                out.append('\n').append(lines);
            }
        }
        if (unchanged > 0) {
            out.append('\n').append(ValueText.hidden(indent, unchanged, "block")).append('\n');
        }
    }

    private static void attributes(
            StringBuilder out,
            Block block,
            Value before,
            Value after,
            int indent,
            Path at,
            List<Path> replaced) {
        var shown = new TreeMap<String, Sign>(StateJson.BYTE_ORDER);
        int width = 0;
        int unchanged = 0;
        for (var name : block.attributes().keySet()) {
            var was = member(before, name);
            var then = member(after, name);
            if (was.isNull() && then.isNull()) {
                continue;
            }
            width = Math.max(width, name.length());
            var sign = ValueText.sign(was, then);
            if (sign == Sign.NONE && !(ALWAYS_SHOWN.contains(name) && at.steps().isEmpty())) {
                unchanged++;
            } else {
                shown.put(name, sign);
            }
        }
        for (var entry : shown.entrySet()) {
            var name = entry.getKey();
            var note = replaced.contains(at.attribute(name)) ? " # forces replacement" : "";
            out.append(
                            ValueText.item(
                                    entry.getValue(),
                                    indent,
                                    name
                                            + " ".repeat(width - name.length())
                                            + " = "
                                            + ValueText.change(
                                                    member(before, name),
                                                    member(after, name),
                                                    indent + 4,
                                                    true,
                                                    note)))
                    .append('\n');
        }
        if (unchanged > 0) {
            out.append(ValueText.hidden(indent, unchanged, "attribute")).append('\n');
        }
    }

    /// @return how many were left out, because they stay as they are
    private static int blocks(
            StringBuilder out,
            NestedBlock nested,
            Value was,
            Value then,
            int indent,
            Path at,
            List<Path> replaced) {
        var name = nested.name();
        var note = replaced.contains(at) ? " # forces replacement" : "";
        if (was.isSensitive() || then.isSensitive()) {
            var sign = ValueText.sign(was, then);
            boolean present = !was.asList().isEmpty() || !then.asList().isEmpty();
            if (sign == Sign.NONE || !present) {
                return present ? 1 : 0;
            }
            out.append(ValueText.item(sign, indent, name + " {" + note))
                    .append('\n')
                    .append(" ".repeat(indent + 8))
                    .append("# At least one attribute in this block is (or was) sensitive,\n")
                    .append(" ".repeat(indent + 8))
                    .append("# so its contents will not be displayed.\n")
                    .append(" ".repeat(indent + 4))
                    .append("}\n");
            return 0;
        }
        if (!then.isKnown()) {
            out.append(
                            ValueText.item(
                                    was.isNull() ? Sign.ADD : Sign.CHANGE,
                                    indent,
                                    name + " (known after apply)" + note))
                    .append('\n');
            return 0;
        }
        int unchanged = 0;
        switch (nested.nesting()) {
            case SINGLE ->
                    unchanged += one(out, nested, name, was, then, indent, at, replaced, note);
            case LIST -> {
                int count = Math.max(was.asList().size(), then.asList().size());
                for (int i = 0; i < count; i++) {
                    unchanged +=
                            one(
                                    out,
                                    nested,
                                    name,
                                    at(was.asList(), i),
                                    at(then.asList(), i),
                                    indent,
                                    at.index(i),
                                    replaced,
                                    note);
                }
            }
            case SET -> {
                for (var element : was.asList()) {
                    boolean stays = then.asList().contains(element);
                    unchanged +=
                            one(
                                    out,
                                    nested,
                                    name,
                                    element,
                                    stays ? element : nothing(),
                                    indent,
                                    at,
                                    replaced,
                                    note);
                }
                for (var element : then.asList()) {
                    if (!was.asList().contains(element)) {
                        one(out, nested, name, nothing(), element, indent, at, replaced, note);
                    }
                }
            }
            case MAP -> {
                var keys = new java.util.TreeSet<String>(StateJson.BYTE_ORDER);
                keys.addAll(was.asMap().keySet());
                keys.addAll(then.asMap().keySet());
                for (var key : keys) {
                    unchanged +=
                            one(
                                    out,
                                    nested,
                                    name + " " + ValueText.quoted(key),
                                    was.member(key).orElse(nothing()),
                                    then.member(key).orElse(nothing()),
                                    indent,
                                    at.key(key),
                                    replaced,
                                    note);
                }
            }
        }
        return unchanged;
    }

    private static int one(
            StringBuilder out,
            NestedBlock nested,
            String title,
            Value was,
            Value then,
            int indent,
            Path at,
            List<Path> replaced,
            String note) {
        var sign = ValueText.sign(was, then);
        if (sign == Sign.NONE) {
            return was.isNull() ? 0 : 1;
        }
        out.append(ValueText.item(sign, indent, title + " {" + note)).append('\n');
        body(out, nested.block(), was, then, indent + 4, at, replaced);
        out.append(" ".repeat(indent + 4)).append("}\n");
        return 0;
    }

    private static void outputs(
            StringBuilder out, List<OutputChange> outputs, boolean afterResources) {
        var changed = outputs.stream().filter(o -> o.action() != Action.NO_OP).toList();
        if (changed.isEmpty()) {
            return;
        }
        int width = changed.stream().mapToInt(output -> output.name().length()).max().orElse(0);
        out.append(afterResources ? "\n" : "").append("Changes to Outputs:\n");
        for (var output : changed) {
            var before = output.before().orElse(nothing());
            var after = output.after().orElse(nothing());
            var sign = ValueText.sign(before, after);
            var text =
                    output.sensitive()
                            ? ValueText.change(
                                    before.isNull() ? before : Value.sensitive(before),
                                    after.isNull() ? after : Value.sensitive(after),
                                    4,
                                    true,
                                    "")
                            : ValueText.change(asObjects(before), asObjects(after), 4, true, "");
            out.append(
                            ValueText.item(
                                    sign,
                                    0,
                                    output.name()
                                            + " ".repeat(width - output.name().length())
                                            + " = "
                                            + text))
                    .append('\n');
        }
    }

    /// Outputs are shown without their types, so a map looks like an object.
    private static Value asObjects(Value value) {
        return value.transform(inner ->
                inner instanceof Value.MapValue map ? Value.object(map.elements()) : inner);
    }

    private static Value member(Value object, String name) {
        return object.member(name).orElse(nothing());
    }

    private static Value at(List<Value> elements, int index) {
        return index < elements.size() ? elements.get(index) : nothing();
    }

    private static Value nothing() {
        return Value.nullOf(Type.DYNAMIC);
    }
}
