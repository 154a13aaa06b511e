package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Constraint;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Period;
import dev.simplon.resource.declaration.Presence;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.declaration.Timeouts;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One page of the reference, written from a declaration. Every attribute, block and timeout is a
/// line that begins with its whole path in backquotes.
final class ReferencePage {
    private final StringBuilder text = new StringBuilder();

    /// @param example the sections with the examples
    static String ofResource(ResourceType type, String example) {
        var page = new ReferencePage();
        page.begin(type, example);
        page.members("Arguments", type.members(), "");
        page.constraints(type.constraints(), "");
        page.timeouts(type);
        page.text
                .append("\n## Import\n\n```\nterraform import ")
                .append(type.name())
                .append(".example ")
                .append(type.id())
                .append("\n```\n");
        return page.text.toString();
    }

    static String ofDataSource(ResourceType rows, String example) {
        var page = new ReferencePage();
        page.begin(rows, example);
        page.members("Arguments and attributes", rows.members(), "");
        page.timeouts(rows);
        return page.text.toString();
    }

    private void begin(ResourceType type, String example) {
        text.append("# ").append(type.name()).append("\n\n").append(type.says()).append("\n\n");
        text.append(example);
    }

    private void members(String title, List<Member> members, String path) {
        text.append("\n## ").append(title).append("\n\n");
        lines(members, path);
    }

    private void lines(List<Member> members, String path) {
        for (var member : members) {
            switch (member) {
                case Argument argument -> {
                    line(path + argument.name(), facts(argument), argument.says());
                    limits(argument).forEach(limit -> text.append("  ").append(limit).append('\n'));
                }
                case Nested nested -> {
                    line(path + nested.name(), facts(nested), nested.says());
                    lines(nested.members(), path + nested.name() + ".");
                    constraints(nested.constraints(), path + nested.name() + ".");
                }
            }
        }
    }

    private void line(String path, List<String> facts, String says) {
        text.append("- `")
                .append(path)
                .append("` (")
                .append(String.join(", ", facts))
                .append(") ")
                .append(says)
                .append('\n');
    }

    private static List<String> facts(Argument argument) {
        var facts = new ArrayList<String>();
        facts.add(words(argument.type()));
        facts.add(words(argument.presence()));
        argument.fallback().ifPresent(value -> facts.add("default `" + words(value) + "`"));
        if (argument.replaces()) {
            facts.add("a change replaces the resource");
        }
        if (argument.sensitive()) {
            facts.add("sensitive");
        }
        if (argument.writeOnly()) {
            facts.add("write-only");
        }
        argument.deprecated().ifPresent(instead -> facts.add("deprecated: use " + instead));
        when(argument.period()).ifPresent(facts::add);
        return facts;
    }

    private static List<String> facts(Nested nested) {
        var facts = new ArrayList<String>();
        facts.add(nested.asAttribute() ? "list of objects" : "block");
        facts.add(words(nested.presence()));
        if (nested.maxItems() > 0) {
            facts.add("at most " + nested.maxItems());
        }
        if (nested.replaces()) {
            facts.add("a change replaces the resource");
        }
        when(nested.period()).ifPresent(facts::add);
        return facts;
    }

    /// What the checks say of a value that none of them allows: the sentence that users read.
    private static List<String> limits(Argument argument) {
        var limits = new TreeSet<String>();
        argument.checks().forEach(check -> limit(check, argument.type()).ifPresent(limits::add));
        argument.elementChecks()
                .forEach(check ->
                        limit(check, element(argument.type()))
                                .ifPresent(limit -> limits.add("Each " + limit)));
        return limits.stream()
                .map(limit -> limit.startsWith("Each") ? limit + "." : "It " + limit + ".")
                .toList();
    }

    private static Optional<String> limit(Check check, Type type) {
        for (var wrong :
                List.of(
                        Value.of("\u0000"),
                        Value.of(""),
                        Value.of(Long.MIN_VALUE),
                        Value.list(Type.STRING, List.of()),
                        Value.set(Type.STRING, List.of()))) {
            if (wrong.type().equals(type)) {
                var problem = check.problem(wrong);
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    private static Type element(Type type) {
        return switch (type) {
            case Type.ListOf(Type element) -> element;
            case Type.SetOf(Type element) -> element;
            case Type.MapOf(Type element) -> element;
            default -> type;
        };
    }

    private void constraints(List<Constraint> constraints, String path) {
        for (var constraint : constraints) {
            var names =
                    constraint.names().stream()
                            .map(name -> "`" + path + name + "`")
                            .collect(Collectors.joining(", "));
            text.append("- ")
                    .append(
                            switch (constraint.kind()) {
                                case EXACTLY_ONE -> "Exactly one of " + names + " must be given.";
                                case AT_LEAST_ONE -> "At least one of " + names + " must be given.";
                                case CONFLICT -> names + " exclude each other.";
                                case TOGETHER -> names + " must be given together, or none.";
                            })
                    .append('\n');
        }
    }

    private void timeouts(ResourceType type) {
        text.append("\n## Timeouts\n\n");
        var byOperation = new LinkedHashMap<String, List<String>>();
        Optional<Timeouts> before = Optional.empty();
        for (var version : AzurermVersions.KNOWN) {
            var now = type.timeouts().apply(version);
            for (var operation : now.byOperation().entrySet()) {
                var previous = before.map(b -> b.byOperation().get(operation.getKey()));
                if (!previous.equals(Optional.of(operation.getValue()))) {
                    byOperation
                            .computeIfAbsent(operation.getKey(), _ -> new ArrayList<>())
                            .add(words(operation.getValue()) + from(version, before.isPresent()));
                }
            }
            before = Optional.of(now);
        }
        byOperation.forEach((operation, defaults) ->
                text.append("- `timeouts.")
                        .append(operation)
                        .append("` Default ")
                        .append(String.join("; ", defaults))
                        .append(".\n"));
    }

    private static String from(Version version, boolean later) {
        return later ? " in " + version + " and later" : "";
    }

    private static String words(Duration duration) {
        return duration.toMinutes() + " minutes";
    }

    static Optional<String> when(Period period) {
        if (period.since().isEmpty() && period.until().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "azurerm "
                        + period.since().map(v -> "from " + v).orElse("")
                        + (period.since().isPresent() && period.until().isPresent() ? " " : "")
                        + period.until().map(v -> "before " + v).orElse(""));
    }

    static String words(Type type) {
        return type.friendlyName();
    }

    static String words(Presence presence) {
        return switch (presence) {
            case REQUIRED -> "required";
            case OPTIONAL -> "optional";
            case OPTIONAL_COMPUTED -> "optional, else decided by Azure";
            case COMPUTED -> "read-only";
        };
    }

    private static String words(Value value) {
        return value.asText()
                .or(() -> value.asNumber().map(n -> n.toPlainString()))
                .or(() -> value.asBool().map(b -> b.toString().toLowerCase(Locale.ROOT)))
                .orElse("");
    }
}
