package dev.simplon.resource.lifecycle;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Presence;
import dev.simplon.resource.declaration.TypeAtVersion;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// From Terraform's values to the document that is sent: on create a new one, on update the
/// declared places laid over the stored one, so that what is not declared stays. Unknown stays
/// unknown.
///
/// Where the configuration is silent about something that the service computes, the stored document
/// keeps its own.
final class Expansion {
    private static final ObjectValue EMPTY = Value.object(new LinkedHashMap<>());

    private final Version version;
    private final Value id;

    private Expansion(Version version, Value id) {
        this.version = version;
        this.id = id;
    }

    /// @param config empty: every value that is there counts as given
    /// @param prior the values before; what said nothing then and says nothing now is left alone
    static ObjectValue document(
            TypeAtVersion type,
            Value id,
            ObjectValue planned,
            Optional<ObjectValue> config,
            Optional<ObjectValue> prior,
            Optional<ObjectValue> stored) {
        var expansion = new Expansion(type.version(), id);
        var laid =
                expansion.lay(
                        type.members(),
                        stored.orElse(EMPTY),
                        planned,
                        config,
                        prior,
                        stored.isPresent());
        return type.type().particulars().expand(laid, planned, stored);
    }

    private ObjectValue lay(
            List<Member> members,
            ObjectValue base,
            ObjectValue planned,
            Optional<ObjectValue> config,
            Optional<ObjectValue> prior,
            boolean updating) {
        var document = base;
        for (var member : members) {
            var value = planned.members().get(member.name());
            if (value == null) {
                continue;
            }
            var given = config.flatMap(c -> c.member(member.name()));
            var before = prior.flatMap(p -> p.member(member.name()));
            if (updating && value.isNull() && before.map(Value::isNull).orElse(false)) {
                continue;
            }
            document =
                    switch (member) {
                        case Argument argument ->
                                argument(argument, document, value, config, given, updating);
                        case Nested nested ->
                                nested(nested, document, value, config, given, before, updating);
                    };
        }
        return document;
    }

    private ObjectValue argument(
            Argument argument,
            ObjectValue document,
            Value planned,
            Optional<ObjectValue> config,
            Optional<Value> given,
            boolean updating) {
        if (argument.at().isEmpty() || argument.presence() == Presence.COMPUTED) {
            return document;
        }
        var value = argument.writeOnly() ? given.orElse(planned) : planned;
        var silent =
                config.filter(c -> Decided.byService(argument, c)).isPresent()
                        && given.map(Value::isNull).orElse(true);
        if (silent && updating) {
            return document;
        }
        if (silent || value.isNull()) {
            return absent(argument, document, updating);
        }
        if (!updating && argument.omittedIf().equals(Optional.of(value))) {
            return document;
        }
        var encoded = argument.codec().toDocument(value, id);
        var result = place(argument, document, value, encoded);
        for (var also : argument.alsoAt()) {
            result = also.put(result, encoded);
        }
        for (var beside : argument.beside().entrySet()) {
            result = beside.getKey().put(result, beside.getValue());
        }
        return result;
    }

    private static ObjectValue place(
            Argument argument, ObjectValue document, Value value, Value encoded) {
        var at = argument.at().orElseThrow();
        if (argument.singular().isEmpty()) {
            return at.put(document, encoded);
        }
        var singular = argument.singular().get();
        var elements = encoded.asList();
        return value.isKnown() && elements.size() == 1
                ? singular.put(at.remove(document), elements.getFirst())
                : at.put(singular.remove(document), encoded);
    }

    private static ObjectValue absent(Argument argument, ObjectValue document, boolean updating) {
        var at = argument.at().orElseThrow();
        if (updating && at.in(document).isEmpty() && argument.singular().isEmpty()) {
            return document;
        }
        if (argument.whenAbsent().isPresent()) {
            // Two attributes may stand for one place: the one that speaks counts, whichever is
            // first.
            return !updating && at.in(document).isPresent()
                    ? document
                    : at.put(document, argument.whenAbsent().get());
        }
        if (!updating || argument.writeOnly()) {
            return document;
        }
        if (at.in(document).map(v -> v instanceof Value.TupleValue).orElse(false)) {
            return at.put(document, Value.tuple(List.of()));
        }
        var result = at.remove(document);
        for (var beside : argument.beside().keySet()) {
            result = beside.remove(result);
        }
        return argument.singular().isPresent() ? argument.singular().get().remove(result) : result;
    }

    private ObjectValue nested(
            Nested nested,
            ObjectValue document,
            Value value,
            Optional<ObjectValue> config,
            Optional<Value> given,
            Optional<Value> before,
            boolean updating) {
        if (nested.isParticular()) {
            return document;
        }
        var at = nested.at().orElseThrow();
        var silent =
                nested.presence().isComputed()
                        && config.isPresent()
                        && given.map(v -> v.isNull() || (!nested.asAttribute() && Blank.is(v)))
                                .orElse(true);
        if (silent) {
            return document;
        }
        if (!value.isKnown()) {
            return nested.shape() == Nested.Shape.OBJECT && isShared(at)
                    ? document
                    : at.put(document, Value.unknown(Type.DYNAMIC));
        }
        var elements = value.asList();
        if (elements.isEmpty()) {
            return none(nested, at, document, updating);
        }
        return switch (nested.shape()) {
            case OBJECT -> {
                var stored = at.in(document).filter(v -> v instanceof ObjectValue);
                yield at.put(
                        document,
                        element(
                                nested,
                                stored.map(v -> (ObjectValue) v).orElse(EMPTY),
                                elements.getFirst(),
                                config.isPresent() ? elementOf(given, 0, 1) : Optional.empty(),
                                elementOf(before, 0, 1),
                                updating && stored.isPresent()));
            }
            case ARRAY -> {
                var stored = at.in(document).map(Value::asList).orElse(List.of());
                var laid = new ArrayList<Value>();
                for (int i = 0; i < elements.size(); i++) {
                    var theirs =
                            config.isPresent()
                                    ? elementOf(given, i, elements.size())
                                    : Optional.<ObjectValue>empty();
                    var fresh =
                            element(
                                    nested,
                                    EMPTY,
                                    elements.get(i),
                                    theirs,
                                    Optional.empty(),
                                    false);
                    var there = counterpart(nested, fresh, stored, i);
                    laid.add(
                            there.isPresent()
                                    ? element(
                                            nested,
                                            there.get(),
                                            elements.get(i),
                                            theirs,
                                            elementOf(before, i, elements.size()),
                                            true)
                                    : fresh);
                }
                yield at.put(document, Value.tuple(laid));
            }
            case MEMBERS -> throw new AssertionError("left to Particulars above");
        };
    }

    private ObjectValue element(
            Nested nested,
            ObjectValue base,
            Value element,
            Optional<ObjectValue> config,
            Optional<ObjectValue> prior,
            boolean updating) {
        if (!(element.unmarked() instanceof ObjectValue values)) {
            return base;
        }
        var document = lay(nested.membersIn(version), base, values, config, prior, updating);
        for (var constant : nested.constants().entrySet()) {
            document = constant.getKey().put(document, constant.getValue());
        }
        return document;
    }

    private static Optional<ObjectValue> counterpart(
            Nested nested, ObjectValue fresh, List<Value> stored, int index) {
        var found =
                nested.key().isPresent()
                        ? keyed(nested.key().get(), fresh, stored)
                        : Optional.ofNullable(index < stored.size() ? stored.get(index) : null);
        return found.filter(v -> v instanceof ObjectValue).map(v -> (ObjectValue) v);
    }

    private static Optional<Value> keyed(String key, ObjectValue fresh, List<Value> stored) {
        var wanted = DocumentPath.of(key).in(fresh).flatMap(Value::asText);
        return wanted.flatMap(name ->
                stored.stream()
                        .filter(s ->
                                DocumentPath.of(key)
                                        .in(s)
                                        .flatMap(Value::asText)
                                        .map(name::equalsIgnoreCase)
                                        .orElse(false))
                        .findFirst());
    }

    private ObjectValue none(
            Nested nested, DocumentPath at, ObjectValue document, boolean updating) {
        if (!updating) {
            return document;
        }
        if (nested.shape() == Nested.Shape.ARRAY) {
            return at.in(document).isPresent()
                    ? at.put(document, Value.tuple(List.of()))
                    : document;
        }
        if (!isShared(at)) {
            return at.remove(document);
        }
        var result = document;
        for (var member : nested.membersIn(version)) {
            if (member instanceof Argument argument && argument.at().isPresent()) {
                result = at.append(argument.at().get()).remove(result);
            }
        }
        return result;
    }

    /// Whether others stand in the same object.
    private static boolean isShared(DocumentPath at) {
        return at.names().equals(List.of("properties"));
    }

    private static Optional<ObjectValue> elementOf(Optional<Value> given, int index, int size) {
        var elements = given.map(Value::asList).orElse(List.of());
        return elements.size() == size && elements.get(index).unmarked() instanceof ObjectValue o
                ? Optional.of(o)
                : Optional.empty();
    }
}
