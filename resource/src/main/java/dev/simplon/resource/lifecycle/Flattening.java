package dev.simplon.resource.lifecycle;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Presence;
import dev.simplon.resource.declaration.TypeAtVersion;
import dev.simplon.resource.schema.NestedBlock.Nesting;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From the service's document to Terraform's values.
///
/// Where the document says the same as the prior state in another spelling, the prior spelling
/// stays; where it says as little as null does, and so does the prior state, the prior state stays.
final class Flattening {
    private final Version version;
    private final Value id;
    private final Map<String, String> segments;
    private final boolean importing;

    private Flattening(Version version, Value id, Map<String, String> segments, boolean importing) {
        this.version = version;
        this.id = id;
        this.segments = segments;
        this.importing = importing;
    }

    /// @param prior the state before, or what was planned; parts may be unknown
    /// @param importing nothing is known from before: what the document says counts, to the letter
    static ObjectValue state(
            TypeAtVersion type,
            String id,
            ObjectValue document,
            ObjectValue prior,
            boolean importing) {
        var segments = type.type().id().parse(id, true).orElseThrow();
        var flattening = new Flattening(type.version(), Value.of(id), segments, importing);
        var state = new LinkedHashMap<String, Value>();
        for (var member : type.members()) {
            state.put(
                    member.name(),
                    member.name().equals("id")
                            ? Value.of(id)
                            : flattening.member(
                                    member, document, prior.member(member.name()), true));
        }
        prior.member(TypeAtVersion.TIMEOUTS)
                .ifPresent(timeouts -> state.put(TypeAtVersion.TIMEOUTS, timeouts));
        return Value.object(state);
    }

    private Value member(
            Member member, ObjectValue document, Optional<Value> prior, boolean outermost) {
        return switch (member) {
            case Argument argument -> {
                var segment =
                        outermost
                                ? Optional.ofNullable(segments.get(argument.name()))
                                : Optional.<String>empty();
                yield segment.isPresent()
                        ? settled(argument, Value.of(segment.get()), prior)
                        : argument(argument, document, prior);
            }
            case Nested nested -> nested(nested, document, prior);
        };
    }

    private Value argument(Argument argument, ObjectValue document, Optional<Value> prior) {
        if (argument.writeOnly()) {
            return Value.nullOf(argument.type());
        }
        var known = prior.filter(Value::isKnown);
        if (argument.at().isEmpty()) {
            return known.orElseGet(() -> Value.nullOf(argument.type()));
        }
        var found =
                argument.at()
                        .get()
                        .in(document)
                        .filter(v -> !v.isNull())
                        .map(v -> argument.codec().fromDocument(v, argument.type(), id))
                        .filter(v -> !v.isNull() && !isNothing(argument, v))
                        .or(() -> single(argument, document));
        if (found.isPresent()) {
            return settled(argument, found.get(), prior);
        }
        if (argument.keptIfNotReturned() && known.isPresent()) {
            return known.get();
        }
        if (argument.fallback().isPresent()) {
            return settled(argument, argument.fallback().get(), prior);
        }
        return known.filter(Blank::is).orElseGet(() -> Value.nullOf(argument.type()));
    }

    /// An empty list beside a place for a single element says nothing.
    private static boolean isNothing(Argument argument, Value value) {
        return argument.singular().isPresent() && Blank.is(value);
    }

    private Optional<Value> single(Argument argument, ObjectValue document) {
        return argument.singular()
                .flatMap(at -> at.in(document))
                .filter(v -> !v.isNull())
                .map(v ->
                        argument.codec()
                                .fromDocument(Value.tuple(List.of(v)), argument.type(), id));
    }

    private Value settled(Argument argument, Value found, Optional<Value> prior) {
        if (prior.isEmpty() || !prior.get().isKnown() || importing) {
            return found;
        }
        var before = prior.get();
        if (!before.isNull() && argument.sameness().same(before, found)) {
            return before;
        }
        var keepsBlank =
                Blank.is(found)
                        && Blank.is(before)
                        && (!argument.presence().isComputed() || !before.isNull());
        return keepsBlank ? before : found;
    }

    private Value nested(Nested nested, ObjectValue document, Optional<Value> prior) {
        var type = nested.type(version);
        var known = prior.filter(Value::isKnown);
        if (nested.isParticular()) {
            return known.orElseGet(() -> collection(nested, List.of()));
        }
        var documents = elements(nested, document);
        var before = known.map(Value::asList).orElse(List.of());
        var flattened = new ArrayList<Value>();
        for (int i = 0; i < documents.size(); i++) {
            flattened.add(element(nested, documents.get(i), before, i));
        }
        if (flattened.isEmpty() && nested.asAttribute()) {
            if (known.isPresent() && Blank.is(known.get()) && !importing) {
                return nested.presence().isComputed() && known.get().isNull()
                        ? collection(nested, List.of())
                        : known.get();
            }
            return nested.presence() == Presence.OPTIONAL && known.isPresent()
                    ? Value.nullOf(type)
                    : collection(nested, List.of());
        }
        return collection(nested, flattened);
    }

    private Value collection(Nested nested, List<Value> elements) {
        var type = nested.elementType(version);
        return nested.nesting() == Nesting.SET
                ? Value.set(type, elements)
                : Value.list(type, elements);
    }

    private static List<ObjectValue> elements(Nested nested, ObjectValue document) {
        var there = nested.at().orElseThrow().in(document);
        if (nested.shape() == Nested.Shape.ARRAY) {
            return there.map(Value::asList).orElse(List.of()).stream()
                    .filter(v -> v instanceof ObjectValue)
                    .map(v -> (ObjectValue) v)
                    .toList();
        }
        return there.filter(v -> v instanceof ObjectValue)
                .map(v -> (ObjectValue) v)
                .filter(object ->
                        nested.presentIf()
                                .map(place -> place.in(object).map(v -> !Blank.is(v)).orElse(false))
                                .orElse(!object.members().isEmpty()))
                .map(List::of)
                .orElse(List.of());
    }

    private Value element(Nested nested, ObjectValue document, List<Value> before, int index) {
        var members = nested.membersIn(version);
        if (nested.nesting() == Nesting.LIST) {
            return object(
                    members,
                    document,
                    index < before.size() ? Optional.of(before.get(index)) : Optional.empty());
        }
        var alone = object(members, document, Optional.empty());
        var counterpart =
                before.stream().filter(b -> SameElement.are(nested, members, b, alone)).findFirst();
        return counterpart.isPresent() ? object(members, document, counterpart) : alone;
    }

    private ObjectValue object(List<Member> members, ObjectValue document, Optional<Value> prior) {
        var values = new LinkedHashMap<String, Value>();
        for (var member : members) {
            values.put(
                    member.name(),
                    member(member, document, prior.flatMap(p -> p.member(member.name())), false));
        }
        return Value.object(values);
    }

    /// Nothing is known yet: null everywhere, no blocks.
    static ObjectValue nothing(TypeAtVersion type) {
        return Conforming.toSchema(
                type.schema().block(), Value.object(new LinkedHashMap<String, Value>()));
    }
}
