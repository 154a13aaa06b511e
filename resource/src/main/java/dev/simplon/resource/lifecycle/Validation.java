package dev.simplon.resource.lifecycle;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Constraint;
import dev.simplon.resource.declaration.IdTemplate;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Presence;
import dev.simplon.resource.declaration.TypeAtVersion;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong with a configuration by itself. Says nothing of what is unknown.
public final class Validation {
    private final Version version;
    private final List<Diagnostic> found = new ArrayList<>();

    private Validation(Version version) {
        this.version = version;
    }

    static List<Diagnostic> of(TypeAtVersion type, ObjectValue config) {
        var validation = new Validation(type.version());
        validation.block(type.members(), type.constraints(), config, Path.ROOT);
        validation.id(config);
        validation.segments(type.type().id(), config);
        validation.timeouts(config);
        return List.copyOf(validation.found);
    }

    /// The same for rows that belong to no resource type, such as a provider's block.
    public static List<Diagnostic> of(List<Member> members, Version version, ObjectValue config) {
        var validation = new Validation(version);
        validation.block(members, List.of(), config, Path.ROOT);
        return List.copyOf(validation.found);
    }

    private void block(
            List<Member> members, List<Constraint> constraints, ObjectValue config, Path at) {
        for (var member : members) {
            var value = config.members().get(member.name());
            var here = at.attribute(member.name());
            if (value == null || value.isNull()) {
                missing(member, here);
                continue;
            }
            if (!value.isKnown()) {
                continue;
            }
            switch (member) {
                case Argument argument -> argument(argument, value, here);
                case Nested nested -> nested(nested, value, here);
            }
        }
        for (var constraint : constraints) {
            constraint(constraint, config, at);
        }
    }

    /// The schema has it as optional, as every resource's of the kind that azurerm's are.
    private void id(ObjectValue config) {
        var here = Path.of("id");
        if (config.member("id").filter(id -> !id.isNull()).isPresent()
                && found.stream().noneMatch(problem -> problem.at().equals(here))) {
            found.add(
                    Diagnostic.error(
                            here,
                            "Value for unconfigurable attribute",
                            "`id` is made of the names of the resource. Remove it."));
        }
    }

    /// With a slash in one of its segments an id would be another resource's, and without one of
    /// them a collection's.
    private void segments(IdTemplate id, ObjectValue config) {
        for (var name : id.segmentNames()) {
            var here = Path.of(name);
            var value = config.members().get(name);
            if (value != null
                    && value.asText()
                            .filter(text -> text.isEmpty() || text.indexOf('/') >= 0)
                            .isPresent()
                    && found.stream().noneMatch(problem -> problem.at().equals(here))) {
                report(_ -> Optional.of("must not be empty, nor contain `/`"), value, false, here);
            }
        }
    }

    private void missing(Member member, Path here) {
        if (member.presence() == Presence.REQUIRED) {
            found.add(
                    Diagnostic.error(
                            here,
                            "Missing required argument",
                            "The argument `" + here + "` is required, but it is not set. Set it."));
        }
    }

    private void argument(Argument argument, Value value, Path here) {
        if (argument.presence() == Presence.COMPUTED) {
            found.add(
                    Diagnostic.error(
                            here,
                            "Value for unconfigurable attribute",
                            "`"
                                    + here
                                    + "` is decided by the service. Remove it, or set it to null"
                                    + " where it cannot be left out."));
            return;
        }
        for (var check : argument.checks()) {
            report(check, value, argument.sensitive(), here);
        }
        if (!(value instanceof Value.ListValue || value instanceof Value.SetValue)) {
            return;
        }
        var elements = value.asList();
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            var place = value instanceof Value.SetValue ? here.element(element) : here.index(i);
            if (element.isKnown() && element.isNull()) {
                found.add(
                        Diagnostic.error(
                                here,
                                "Null value in `" + here + "`",
                                "An element of `"
                                        + here
                                        + "` is null, which no service can store. Leave it out,"
                                        + " for example with compact()."));
            } else if (element.isKnown()) {
                for (var check : argument.elementChecks()) {
                    report(check, element, argument.sensitive(), place);
                }
            }
        }
    }

    private void report(Check check, Value value, boolean secret, Path here) {
        check.problem(value)
                .ifPresent(problem ->
                        found.add(
                                Diagnostic.error(
                                        here,
                                        "Invalid value for `" + here + "`",
                                        "`" + here + "` " + problem + got(value, secret))));
    }

    private static String got(Value value, boolean secret) {
        if (secret) {
            return ".";
        }
        return switch (value.unmarked()) {
            case Value.Text(String text) -> "; it is \"" + text + "\".";
            case Value.Num(var number) -> "; it is " + number.toPlainString() + ".";
            case Value.Bool(boolean bool) -> "; it is " + bool + ".";
            default -> ".";
        };
    }

    private void nested(Nested nested, Value value, Path here) {
        var elements = value.asList();
        if (elements.size() < nested.minItems()) {
            found.add(
                    Diagnostic.error(
                            here,
                            "Too few `" + nested.name() + "` blocks",
                            "At least "
                                    + nested.minItems()
                                    + " `"
                                    + nested.name()
                                    + "` must be given; there are "
                                    + elements.size()
                                    + "."));
        }
        if (nested.maxItems() > 0 && elements.size() > nested.maxItems()) {
            found.add(
                    Diagnostic.error(
                            here,
                            "Too many `" + nested.name() + "` blocks",
                            "At most "
                                    + nested.maxItems()
                                    + " `"
                                    + nested.name()
                                    + "` may be given; there are "
                                    + elements.size()
                                    + ". Remove the others."));
        }
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).unmarked() instanceof ObjectValue element) {
                var place = value instanceof Value.SetValue ? here.element(element) : here.index(i);
                block(nested.membersIn(version), nested.constraintsIn(version), element, place);
            }
        }
    }

    private void constraint(Constraint constraint, ObjectValue config, Path at) {
        var given = new ArrayList<String>();
        var unsure = false;
        for (var name : constraint.names()) {
            var value = config.members().get(name);
            if (value == null || value.isNull() || isNoBlock(value)) {
                continue;
            }
            if (value.isKnown()) {
                given.add(name);
            } else {
                unsure = true;
            }
        }
        var all = quoted(constraint.names());
        switch (constraint.kind()) {
            case EXACTLY_ONE -> {
                if (given.size() > 1) {
                    complain(
                            at.attribute(given.getFirst()),
                            "Only one of them may be given",
                            "Exactly one of "
                                    + all
                                    + " must be given, but "
                                    + quoted(given)
                                    + " are. Keep one of them.");
                } else if (given.isEmpty() && !unsure) {
                    complain(
                            at.attribute(constraint.names().getFirst()),
                            "One of them must be given",
                            "Exactly one of " + all + " must be given, but none is. Add one.");
                }
            }
            case AT_LEAST_ONE -> {
                if (given.isEmpty() && !unsure) {
                    complain(
                            at.attribute(constraint.names().getFirst()),
                            "One of them must be given",
                            "At least one of " + all + " must be given, but none is. Add one.");
                }
            }
            case CONFLICT -> {
                if (given.size() > 1) {
                    complain(
                            at.attribute(given.getFirst()),
                            "Conflicting arguments",
                            quoted(given) + " exclude each other. Keep one of them.");
                }
            }
            case TOGETHER -> {
                if (!given.isEmpty() && given.size() < constraint.names().size() && !unsure) {
                    complain(
                            at.attribute(given.getFirst()),
                            "Missing companion",
                            all
                                    + " must be given together, but only "
                                    + quoted(given)
                                    + " is. Add the others, or remove it.");
                }
            }
        }
    }

    /// A block that is not there is an empty list.
    private static boolean isNoBlock(Value value) {
        return value instanceof Value.ListValue list
                && list.elements().isEmpty()
                && list.element() instanceof dev.simplon.values.Type.ObjectOf;
    }

    private void timeouts(ObjectValue config) {
        var block = config.members().get(TypeAtVersion.TIMEOUTS);
        if (block == null) {
            return;
        }
        block.asMap()
                .forEach((operation, value) ->
                        value.asText()
                                .filter(text -> GoDuration.parse(text).isEmpty())
                                .ifPresent(text ->
                                        complain(
                                                Path.of(TypeAtVersion.TIMEOUTS, operation),
                                                "Invalid duration",
                                                "\""
                                                        + text
                                                        + "\" is not a duration. Write"
                                                        + " one such as `30m` or"
                                                        + " `1h30m`.")));
    }

    private void complain(Path at, String summary, String detail) {
        found.add(Diagnostic.error(at, summary, detail));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    }
}
