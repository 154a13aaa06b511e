package dev.simplon.resource.lifecycle;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.TypeAtVersion;
import dev.simplon.resource.schema.NestedBlock.Nesting;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a resource will be: configuration where it speaks, defaults and prior values where it is
/// silent, unknown where the service decides.
final class Planning {
    private final Version version;

    /// Whether something was planned that the strict rules of the protocol do not allow: a default,
    /// a blank prior value, or what the service decides, where the configuration is silent and the
    /// schema says that nothing is computed.
    private boolean deviates;

    private Planning(Version version) {
        this.version = version;
    }

    record Outcome(ObjectValue planned, List<Path> requiresReplace, boolean deviates) {}

    /// @param prior empty on create
    /// @param id what the id will be, where it is not there yet
    static Outcome of(
            TypeAtVersion type, Optional<ObjectValue> prior, ObjectValue config, Value id) {
        var planning = new Planning(type.version());
        var members = planning.block(type.members(), prior, config);
        if (prior.isEmpty()) {
            members.put("id", id);
        }
        config.member(TypeAtVersion.TIMEOUTS)
                .ifPresent(timeouts -> members.put(TypeAtVersion.TIMEOUTS, timeouts));
        var planned = Value.object(members);
        var replaces = new ArrayList<Path>();
        if (prior.isPresent()) {
            planning.replacing(type.members(), prior.get(), planned, Path.ROOT, replaces);
            for (var path :
                    type.type().particulars().replaces(prior.get(), planned, type.version())) {
                if (!replaces.contains(path)) {
                    replaces.add(path);
                }
            }
        }
        return new Outcome(planned, replaces, planning.deviates);
    }

    private SequencedMap<String, Value> block(
            List<Member> members, Optional<ObjectValue> prior, ObjectValue config) {
        var planned = new LinkedHashMap<String, Value>();
        for (var member : members) {
            var before = prior.flatMap(p -> p.member(member.name()));
            var given = config.member(member.name());
            planned.put(
                    member.name(),
                    switch (member) {
                        case Argument argument -> argument(argument, before, given, config);
                        case Nested nested -> nested(nested, before, given);
                    });
        }
        prior.ifPresent(p -> forget(members, p, config, planned));
        return planned;
    }

    private Value argument(
            Argument argument, Optional<Value> prior, Optional<Value> given, ObjectValue config) {
        var nothing = Value.nullOf(argument.type());
        if (argument.writeOnly()) {
            return nothing;
        }
        if (given.isPresent() && !given.get().isNull()) {
            return prior.filter(p -> !p.isNull() && given.get().isKnown())
                    .filter(p -> argument.sameness().same(p, given.get()))
                    .orElse(given.get());
        }
        if (Decided.byService(argument, config)) {
            var decided = prior.orElseGet(() -> Value.unknown(argument.type()));
            deviates |= !argument.presence().isComputed() && !decided.isNull();
            return decided;
        }
        if (argument.fallback().isPresent()) {
            deviates = true;
            return argument.fallback().get();
        }
        if (prior.isPresent() && !prior.get().isNull() && Blank.is(prior.get())) {
            deviates = true;
            return prior.get();
        }
        return nothing;
    }

    private Value nested(Nested nested, Optional<Value> prior, Optional<Value> given) {
        var type = nested.type(version);
        var silent =
                given.isEmpty()
                        || given.get().isNull()
                        || (!nested.asAttribute()
                                && nested.presence().isComputed()
                                && Blank.is(given.get()));
        if (silent && nested.presence().isComputed()) {
            deviates |= !nested.asAttribute() && !prior.map(Blank::is).orElse(false);
            return prior.orElseGet(() -> Value.unknown(type));
        }
        if (silent) {
            return nested.asAttribute()
                    ? prior.filter(Blank::is).orElseGet(() -> Value.nullOf(type))
                    : collection(nested, List.of());
        }
        if (!given.get().isKnown()) {
            return Value.unknown(type);
        }
        var elements = given.get().asList();
        var before = prior.map(Value::asList).orElse(List.of());
        var planned = new ArrayList<Value>();
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            planned.add(
                    element.unmarked() instanceof ObjectValue object
                            ? Value.object(
                                    block(
                                            nested.membersIn(version),
                                            counterpart(nested, before, object, i),
                                            object))
                            : element);
        }
        return collection(nested, planned);
    }

    private Optional<ObjectValue> counterpart(
            Nested nested, List<Value> before, ObjectValue element, int index) {
        var found =
                nested.nesting() == Nesting.SET
                        ? before.stream()
                                .filter(b ->
                                        SameElement.are(
                                                nested, nested.membersIn(version), b, element))
                                .findFirst()
                        : Optional.ofNullable(index < before.size() ? before.get(index) : null);
        return found.filter(v -> v instanceof ObjectValue).map(v -> (ObjectValue) v);
    }

    private Value collection(Nested nested, List<Value> elements) {
        var type = nested.elementType(version);
        return nested.nesting() == Nesting.SET
                ? Value.set(type, elements)
                : Value.list(type, elements);
    }

    /// What the service computes from something that changes is not known any more.
    private void forget(
            List<Member> members,
            ObjectValue prior,
            ObjectValue config,
            SequencedMap<String, Value> planned) {
        var asPlanned = new LinkedHashMap<>(planned);
        for (var member : members) {
            if (!Decided.byService(member, config) || member.followsOn().isEmpty()) {
                continue;
            }
            var given = config.member(member.name());
            var silent =
                    given.isEmpty()
                            || given.get().isNull()
                            || (member instanceof Nested nested
                                    && !nested.asAttribute()
                                    && Blank.is(given.get()));
            var changed =
                    member.followsOn().stream()
                            .anyMatch(name ->
                                    asPlanned.containsKey(name)
                                            && !Optional.ofNullable(asPlanned.get(name))
                                                    .equals(prior.member(name)));
            if (silent && changed) {
                deviates |= !member.presence().isComputed();
                planned.put(
                        member.name(),
                        Value.unknown(
                                switch (member) {
                                    case Argument argument -> argument.type();
                                    case Nested nested -> nested.type(version);
                                }));
            }
        }
    }

    private void replacing(
            List<Member> members,
            ObjectValue prior,
            ObjectValue planned,
            Path at,
            List<Path> replaces) {
        for (var member : members) {
            var before = prior.members().get(member.name());
            var after = planned.members().get(member.name());
            if (before == null || after == null || before.equals(after)) {
                continue;
            }
            if (Blank.is(before) && Blank.is(after)) {
                // Null and `false` say the same of what exists: an update at most.
                continue;
            }
            var here = at.attribute(member.name());
            if (member.replaces()) {
                replaces.add(here);
            } else if (member instanceof Nested nested && nested.nesting() == Nesting.LIST) {
                var olds = before.asList();
                var news = after.asList();
                for (int i = 0; i < Math.min(olds.size(), news.size()); i++) {
                    if (olds.get(i) instanceof ObjectValue o
                            && news.get(i) instanceof ObjectValue n) {
                        replacing(nested.membersIn(version), o, n, here.index(i), replaces);
                    }
                }
            }
        }
    }
}
