package dev.simplon.azure.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Brings one document into canonical form, and gathers what is not of its type's shape.
final class Normaliser {
    private final List<Violation> violations = new ArrayList<>();

    Examination examine(Kind.Members kind, ObjectValue request, Optional<ObjectValue> stored) {
        var document = members(kind, request, stored, Path.ROOT);
        return new Examination(new ObjectValue(document), violations);
    }

    private Value value(Kind kind, Value value, Optional<? extends Value> stored, Path at) {
        if (value instanceof Value.Sensitive(Value inner)) {
            return Value.sensitive(value(kind, inner, stored, at));
        }
        if (!value.isKnown() || value.isNull()) {
            return value;
        }
        return switch (kind) {
            case Kind.Text _, Kind.Prefix _, Kind.Address _ ->
                    value instanceof Value.Text ? value : wrong(value, at, "a string");
            case Kind.Whole _ -> number(value, at);
            case Kind.Decimal _ ->
                    value instanceof Value.Num ? value : wrong(value, at, "a number");
            case Kind.Bool _ ->
                    value instanceof Value.Bool ? value : wrong(value, at, "true or false");
            case Kind.OneOf(List<String> names) -> oneOf(names, value, at);
            case Kind.Location _ ->
                    value instanceof Value.Text(String text)
                            ? Value.of(text.replace(" ", "").toLowerCase(Locale.ROOT))
                            : wrong(value, at, "the name of a region");
            case Kind.Id(String target) -> id(target, value, at);
            case Kind.Reference(String target) -> reference(target, value, at);
            case Kind.Members members ->
                    isObject(value)
                            ? new ObjectValue(members(members, value, stored, at))
                            : wrong(value, at, "an object");
            case Kind.Array(Kind element, Optional<String> key) ->
                    isArray(value)
                            ? array(element, key, value, stored, at)
                            : wrong(value, at, "an array");
            case Kind.TextMap _ -> textMap(value, at);
            case Kind.Anything _ -> value;
        };
    }

    private SequencedMap<String, Value> members(
            Kind.Members kind, Value request, Optional<? extends Value> stored, Path at) {
        var canonical = new LinkedHashMap<String, Value>();
        for (var property : kind.properties()) {
            var here = at.attribute(property.name());
            var before = stored.flatMap(s -> Members.of(s, property.name()));
            var asked = asked(property, Members.of(request, property.name()), before);
            asked.ifPresent(
                    v -> canonical.put(property.name(), value(property.kind(), v, before, here)));
        }
        for (var property : kind.properties()) {
            if (isAbsent(property, canonical.get(property.name()))) {
                fill(property, canonical, stored, at.attribute(property.name()));
            }
        }
        var inOrder = new LinkedHashMap<String, Value>();
        for (var property : kind.properties()) {
            var value = canonical.get(property.name());
            if (value != null) {
                inOrder.put(property.name(), value);
            }
        }
        request.asMap()
                .forEach((name, value) -> {
                    if (kind.named(name).isEmpty()) {
                        inOrder.put(name, value);
                    }
                });
        return inOrder;
    }

    /// What counts of request and store.
    private static Optional<Value> asked(
            Property property, Optional<Value> requested, Optional<Value> stored) {
        return switch (property.access()) {
            case WRITABLE -> requested;
            case READ_ONLY -> stored;
            case CREATE_ONLY -> stored.isPresent() ? stored : requested;
            case KEPT -> requested.filter(v -> !v.isNull()).or(() -> stored).or(() -> requested);
        };
    }

    private static boolean isAbsent(Property property, @Nullable Value v) {
        return v == null
                || v.isNull()
                || (property.zeroIsAbsent()
                        && v.asNumber().filter(n -> n.signum() == 0).isPresent());
    }

    private void fill(
            Property property,
            SequencedMap<String, Value> siblings,
            Optional<? extends Value> stored,
            Path at) {
        var missing = siblings.get(property.name());
        if (property.isRequired() && (missing == null || missing.isNull())) {
            violations.add(
                    new Violation(
                            at,
                            property.whenMissing().orElseThrow(),
                            "\"" + at + "\" is required",
                            "Set it to " + expected(property.kind()) + "."));
            return;
        }
        var before = stored.flatMap(s -> Members.of(s, property.name()));
        resolve(property, property.byDefault(), siblings)
                .ifPresent(filled ->
                        siblings.put(property.name(), value(property.kind(), filled, before, at)));
    }

    private static Optional<Value> resolve(
            Property property, Default byDefault, SequencedMap<String, Value> siblings) {
        return switch (byDefault) {
            case Default.Nothing _ -> Optional.empty();
            case Default.Fixed(Value value) -> Optional.of(value);
            case Default.SameAs(String other) -> Optional.ofNullable(siblings.get(other));
            case Default.By(Path other, var cases, Default otherwise) -> {
                var decides = known(other, new ObjectValue(siblings));
                if (decides.isPresent() && !decides.get().isKnown()) {
                    yield Optional.of(Value.unknown(property.valueType()));
                }
                var chosen = decides.flatMap(Value::asText).map(cases::get);
                yield chosen.isPresent() ? chosen : resolve(property, otherwise, siblings);
            }
        };
    }

    /// The value at a path, or the unknown value that the path runs into.
    private static Optional<Value> known(Path at, Value from) {
        var here = from;
        for (var step : at.steps()) {
            if (!here.isKnown()) {
                return Optional.of(here);
            }
            var next =
                    step instanceof Path.Step.Attribute(String name)
                            ? here.member(name)
                            : Optional.<Value>empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    private Value array(
            Kind element,
            Optional<String> key,
            Value value,
            Optional<? extends Value> stored,
            Path at) {
        var canonical = new ArrayList<Value>();
        var elements = value.asList();
        for (int i = 0; i < elements.size(); i++) {
            var each = elements.get(i);
            canonical.add(value(element, each, before(key, each, i, stored), at.index(i)));
        }
        return Value.tuple(canonical);
    }

    /// The stored element that `each` replaces.
    private static Optional<Value> before(
            Optional<String> key, Value each, int index, Optional<? extends Value> stored) {
        var elements = stored.map(Value::asList).orElse(List.of());
        if (key.isEmpty()) {
            return index < elements.size() ? Optional.of(elements.get(index)) : Optional.empty();
        }
        var name = Members.of(each, key.get()).flatMap(Value::asText);
        return name.flatMap(n ->
                elements.stream()
                        .filter(e ->
                                Members.of(e, key.get())
                                        .flatMap(Value::asText)
                                        .filter(n::equalsIgnoreCase)
                                        .isPresent())
                        .findFirst());
    }

    private Value number(Value value, Path at) {
        if (!(value instanceof Value.Num(BigDecimal number))) {
            return wrong(value, at, "a number");
        }
        return number.scale() > 0 ? wrong(value, at, "a whole number") : value;
    }

    private Value oneOf(List<String> names, Value value, Path at) {
        if (!(value instanceof Value.Text(String text))) {
            return wrong(value, at, "one of " + String.join(", ", names));
        }
        for (var name : names) {
            if (name.equalsIgnoreCase(text)) {
                return Value.of(name);
            }
        }
        return wrong(value, at, "one of " + String.join(", ", names));
    }

    private Value id(String target, Value value, Path at) {
        if (!(value instanceof Value.Text(String text))) {
            return wrong(value, at, "the id of a resource");
        }
        if (text.isEmpty()) {
            return value;
        }
        var id = ResourceId.parse(text);
        return id.isPresent() && id.get().type().equalsIgnoreCase(target)
                ? Value.of(spelled(id.get(), target).toString())
                : wrong(value, at, "the id of a " + target);
    }

    /// The id with the type's segments in Azure's spelling.
    private static ResourceId spelled(ResourceId id, String target) {
        var segments = List.of(target.split("/"));
        return new ResourceId(
                id.subscription(),
                id.resourceGroup(),
                segments.getFirst(),
                segments.subList(1, segments.size()),
                id.names());
    }

    private Value reference(String target, Value value, Path at) {
        if (!isObject(value)) {
            return wrong(value, at, "an object with the id of a " + target);
        }
        var id = Members.of(value, "id");
        if (id.isEmpty()) {
            return wrong(value, at, "an object with the id of a " + target);
        }
        var reduced = new LinkedHashMap<String, Value>();
        reduced.put(
                "id", value(new Kind.Id(target), id.get(), Optional.empty(), at.attribute("id")));
        return new ObjectValue(reduced);
    }

    private Value textMap(Value value, Path at) {
        if (!isObject(value)) {
            return wrong(value, at, "an object of strings");
        }
        var canonical = new LinkedHashMap<String, Value>();
        value.asMap()
                .forEach((name, each) ->
                        canonical.put(
                                name,
                                value(new Kind.Text(), each, Optional.empty(), at.key(name))));
        return new ObjectValue(canonical);
    }

    private Value wrong(Value value, Path at, String expected) {
        violations.add(
                new Violation(
                        at,
                        Violation.FORMAT,
                        "\"" + at + "\" is " + shown(value) + ", which is not " + expected,
                        "Set it to " + expected + "."));
        return value;
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text(String text) -> "\"" + text + "\"";
            case Value.Num(BigDecimal number) -> number.toPlainString();
            case Value.Bool(boolean bool) -> Boolean.toString(bool);
            case Value.MapValue _, Value.ObjectValue _ -> "an object";
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> "an array";
            case Value.NullValue _ -> "null";
            case Value.Unknown _ -> "not known yet";
            case Value.Sensitive _ -> "a secret";
        };
    }

    private static String expected(Kind kind) {
        return switch (kind) {
            case Kind.Text _ -> "a string";
            case Kind.Whole _, Kind.Decimal _ -> "a number";
            case Kind.Bool _ -> "true or false";
            case Kind.OneOf(List<String> names) -> "one of " + String.join(", ", names);
            case Kind.Prefix _ -> "a prefix in CIDR notation";
            case Kind.Address _ -> "an IP address";
            case Kind.Location _ -> "the name of a region";
            case Kind.Reference(String target) -> "an object with the id of a " + target;
            case Kind.Id(String target) -> "the id of a " + target;
            case Kind.Members _, Kind.TextMap _ -> "an object";
            case Kind.Array _ -> "an array";
            case Kind.Anything _ -> "a value";
        };
    }

    private static boolean isObject(Value value) {
        return value instanceof ObjectValue || value instanceof Value.MapValue;
    }

    private static boolean isArray(Value value) {
        return value instanceof Value.TupleValue
                || value instanceof Value.ListValue
                || value instanceof Value.SetValue;
    }
}
