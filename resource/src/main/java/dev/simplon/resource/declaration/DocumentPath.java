package dev.simplon.resource.declaration;

import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A place in a document: member names from the outside in. Names are found without regard to case,
/// because services answer in more spellings than one.
public record DocumentPath(List<String> names) {
    public static final DocumentPath ROOT = new DocumentPath(List.of());

    public DocumentPath {
        names = List.copyOf(names);
    }

    /// `properties.sku.name`; the empty text is the document itself.
    public static DocumentPath of(String dotted) {
        return dotted.isEmpty() ? ROOT : new DocumentPath(List.of(dotted.split("\\.")));
    }

    /// The value there; empty where a member is missing, or something on the way is not an object.
    /// Something unknown on the way makes the answer unknown.
    public Optional<Value> in(Value document) {
        var here = document;
        for (var name : names) {
            if (!here.isKnown()) {
                return Optional.of(here);
            }
            var next = member(here, name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    /// `document` with this value here; objects on the way are made where they are missing.
    public ObjectValue put(ObjectValue document, Value value) {
        if (names.isEmpty()) {
            return value instanceof ObjectValue object ? object : document;
        }
        var copy = new LinkedHashMap<>(document.members());
        var key = spelling(copy, names.getFirst());
        if (names.size() == 1) {
            copy.put(key, value);
        } else {
            var inner =
                    copy.get(key) instanceof ObjectValue object
                            ? object
                            : Value.object(new LinkedHashMap<>());
            copy.put(key, rest().put(inner, value));
        }
        return Value.object(copy);
    }

    /// `document` without the member here; objects that become empty by that go too.
    public ObjectValue remove(ObjectValue document) {
        if (names.isEmpty()) {
            return document;
        }
        var copy = new LinkedHashMap<>(document.members());
        var key = spelling(copy, names.getFirst());
        if (names.size() == 1) {
            copy.remove(key);
        } else if (copy.get(key) instanceof ObjectValue object) {
            var inner = rest().remove(object);
            if (inner.members().isEmpty() && !object.members().isEmpty()) {
                copy.remove(key);
            } else {
                copy.put(key, inner);
            }
        }
        return Value.object(copy);
    }

    public DocumentPath append(DocumentPath tail) {
        var longer = new java.util.ArrayList<>(names);
        longer.addAll(tail.names);
        return new DocumentPath(longer);
    }

    private DocumentPath rest() {
        return new DocumentPath(names.subList(1, names.size()));
    }

    static Optional<Value> member(Value object, String name) {
        var members = object.asMap();
        var exact = members.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return members.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }

    private static String spelling(SequencedMap<String, Value> members, String name) {
        return members.containsKey(name)
                ? name
                : members.keySet().stream()
                        .filter(key -> key.equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(name);
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
