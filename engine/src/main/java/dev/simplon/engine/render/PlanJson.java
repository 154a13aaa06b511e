package dev.simplon.engine.render;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.engine.Action;
import dev.simplon.engine.OutputChange;
import dev.simplon.engine.Plan;
import dev.simplon.engine.Reason;
import dev.simplon.engine.ResourceChange;
import dev.simplon.engine.state.InstanceKey;
import dev.simplon.engine.state.StateCodec;
import dev.simplon.engine.state.StateJson;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A plan in the shape of `terraform show -json PLAN` (format 1.2): `resource_changes`,
/// `resource_drift`, `output_changes` and what belongs to them.
///
/// Other than Terraform, which prints them, sensitive values are left out: they stand as `null`,
/// and `before_sensitive` and `after_sensitive` say where. Nothing that this program prints holds a
/// secret.
public final class PlanJson {
    private static final Value NOTHING = Value.nullOf(Type.DYNAMIC);

    private PlanJson() {}

    /// Indented, with a newline at the end.
    public static String of(Plan plan) {
        var top = new LinkedHashMap<String, Value>();
        top.put("format_version", Value.of("1.2"));
        top.put("terraform_version", Value.of(StateCodec.TERRAFORM_VERSION));
        if (!plan.drift().isEmpty()) {
            top.put("resource_drift", changes(plan.drift()));
        }
        top.put(
                "resource_changes",
                changes(
                        plan.changes().stream()
                                .filter(c -> !(c.isNoOp() && c.address().mode() == Mode.DATA))
                                .toList()));
        if (!plan.outputs().isEmpty()) {
            var outputs = new LinkedHashMap<String, Value>();
            plan.outputs().forEach(output -> outputs.put(output.name(), output(output)));
            top.put("output_changes", Value.object(outputs));
        }
        top.put("applyable", Value.of(!plan.isEmpty()));
        top.put("complete", Value.of(plan.targets().isEmpty()));
        top.put("errored", Value.of(false));
        return StateJson.print(Value.object(top));
    }

    private static Value changes(List<ResourceChange> changes) {
        return Value.tuple(changes.stream().map(PlanJson::change).toList());
    }

    private static Value change(ResourceChange change) {
        var address = change.address();
        var members = new LinkedHashMap<String, Value>();
        members.put("address", Value.of(address.toString()));
        if (!address.module().isEmpty()) {
            members.put("module_address", Value.of(address.module()));
        }
        members.put("mode", Value.of(address.modeName()));
        members.put("type", Value.of(address.type()));
        members.put("name", Value.of(address.name()));
        switch (address.key()) {
            case InstanceKey.None _ -> {}
            case InstanceKey.Index(long index) -> members.put("index", Value.of(index));
            case InstanceKey.Key(String key) -> members.put("index", Value.of(key));
        }
        change.deposed().ifPresent(key -> members.put("deposed", Value.of(key)));
        members.put("provider_name", Value.of(providerName(change.provider())));
        var inner = new LinkedHashMap<String, Value>();
        inner.put("actions", actions(change.action()));
        inner.put("before", known(change.before()));
        inner.put("after", known(change.after()));
        inner.put(
                "after_unknown",
                change.after().isNull()
                        ? Value.object(new LinkedHashMap<>())
                        : where(change.after(), Asked.UNKNOWN));
        inner.put("before_sensitive", where(change.before(), Asked.SENSITIVE));
        inner.put("after_sensitive", where(change.after(), Asked.SENSITIVE));
        if (change.action().isReplace() && !change.replacePaths().isEmpty()) {
            inner.put(
                    "replace_paths",
                    Value.tuple(change.replacePaths().stream().map(PlanJson::path).toList()));
        }
        members.put("change", Value.object(inner));
        if (change.reason() != Reason.NONE) {
            members.put("action_reason", Value.of(change.reason().word()));
        }
        return Value.object(members);
    }

    private static Value output(OutputChange output) {
        var before = output.before().orElse(NOTHING);
        var after = output.after().orElse(NOTHING);
        var members = new LinkedHashMap<String, Value>();
        members.put("actions", actions(output.action()));
        members.put("before", output.sensitive() ? NOTHING : known(before));
        members.put("after", output.sensitive() ? NOTHING : known(after));
        members.put("after_unknown", where(after, Asked.UNKNOWN));
        members.put("before_sensitive", Value.of(output.sensitive()));
        members.put("after_sensitive", Value.of(output.sensitive()));
        return Value.object(members);
    }

    private static String providerName(String written) {
        int from = written.indexOf('"');
        int to = written.indexOf('"', from + 1);
        return from < 0 || to < 0 ? written : written.substring(from + 1, to);
    }

    private static Value actions(Action action) {
        var words =
                switch (action) {
                    case NO_OP, CREATE, READ, UPDATE, DELETE -> List.of(action.word());
                    case REPLACE -> List.of("delete", "create");
                    case REPLACE_CREATING_FIRST -> List.of("create", "delete");
                };
        return Value.tuple(words.stream().map(Value::of).toList());
    }

    /// The known part: unknown members of objects are left out, unknown elements are null.
    private static Value known(Value value) {
        return switch (value) {
            case Value.Sensitive _, Value.NullValue _, Value.Unknown _ -> NOTHING;
            case Value.Text _, Value.Num _, Value.Bool _ -> value;
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ ->
                    Value.tuple(value.asList().stream().map(PlanJson::known).toList());
            case Value.MapValue _, Value.ObjectValue _ -> {
                var members = new LinkedHashMap<String, Value>();
                value.asMap()
                        .forEach((name, member) -> {
                            if (member.isKnown()) {
                                members.put(name, known(member));
                            }
                        });
                yield JsonCodec.sorted(Value.object(members));
            }
        };
    }

    private enum Asked {
        UNKNOWN,
        SENSITIVE
    }

    /// `true` where it is so, `false` for what is not, objects with only the members in which
    /// something is.
    private static Value where(Value value, Asked asked) {
        if (asked == Asked.SENSITIVE ? value.isSensitive() : !value.isKnown()) {
            return Value.of(true);
        }
        var plain = value.unmarked();
        return switch (plain) {
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ ->
                    Value.tuple(plain.asList().stream().map(e -> where(e, asked)).toList());
            case Value.MapValue _, Value.ObjectValue _ -> {
                var members = new LinkedHashMap<String, Value>();
                plain.asMap()
                        .forEach((name, member) -> {
                            var inside = where(member, asked);
                            if (!inside.asBool().equals(Optional.of(false))) {
                                members.put(name, inside);
                            }
                        });
                yield JsonCodec.sorted(Value.object(members));
            }
            case Value.Unknown(Type type, _) -> emptyLike(type);
            case Value.Text _, Value.Num _, Value.Bool _, Value.NullValue _, Value.Sensitive _ ->
                    Value.of(false);
        };
    }

    /// An unknown collection counts as an empty one where sensitive places are listed.
    private static Value emptyLike(Type type) {
        return switch (type) {
            case Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> Value.tuple(List.of());
            case Type.MapOf _, Type.ObjectOf _ -> Value.object(new LinkedHashMap<>());
            case Type.Primitive _, Type.Dynamic _ -> Value.of(false);
        };
    }

    private static Value path(Path path) {
        var steps = new ArrayList<Value>();
        for (var step : path.steps()) {
            steps.add(
                    switch (step) {
                        case Path.Step.Attribute(String name) -> Value.of(name);
                        case Path.Step.Index(Value key) -> key;
                    });
        }
        return Value.tuple(steps);
    }
}
