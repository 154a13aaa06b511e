package dev.simplon.values.msgpack;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import dev.simplon.values.json.TypeJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Bytes, led by a type, into one value.
final class Decoder {
    private final MessagePackReader in;

    Decoder(MessagePackReader in) {
        this.in = in;
    }

    Value read(Type type, int level) throws MessagePackException {
        int start = in.offset();
        if (level > MessagePackCodec.MOST_LEVELS) {
            throw new MessagePackException(
                    "the value is nested more than "
                            + MessagePackCodec.MOST_LEVELS
                            + " levels deep",
                    start);
        }
        if (Format.isExtension(in.peek())) {
            return Refinements.read(in.readExtension(), type, start);
        }
        if (in.readNil()) {
            return Value.nullOf(type);
        }
        return switch (type) {
            case Type.Primitive primitive ->
                    switch (primitive) {
                        case STRING -> Value.of(Nfc.of(in.readText("a string")));
                        case NUMBER -> Value.of(NumberForm.read(in));
                        case BOOL -> Value.of(in.readBool());
                    };
            case Type.Dynamic _ -> dynamic(level);
            case Type.ListOf(Type element) -> {
                var elements = elements(in.readArrayHeader("a list"), element, level);
                yield Value.list(common(element, elements), elements);
            }
            case Type.SetOf(Type element) -> {
                var elements = elements(in.readArrayHeader("a set"), element, level);
                yield Value.set(common(element, elements), elements);
            }
            case Type.MapOf(Type element) -> map(element, level);
            case Type.TupleOf(List<Type> types) -> tuple(types, level);
            case Type.ObjectOf(SequencedMap<String, Type> attributes) -> object(attributes, level);
        };
    }

    private Value dynamic(int level) throws MessagePackException {
        int start = in.offset();
        if (in.readArrayHeader("a value with its type") != 2) {
            throw new MessagePackException(
                    "a value with its type is an array of two elements", start);
        }
        int at = in.offset();
        var written = StandardCharsets.UTF_8.decode(in.readBytes("a type in JSON")).toString();
        try {
            var type =
                    TypeJson.decode(JsonCodec.decode(written))
                            .orElseThrow(() -> new MessagePackException("no such type", at));
            if (levels(type) > MessagePackCodec.MOST_LEVELS) {
                throw new MessagePackException("the type is nested too deeply", at);
            }
            return read(type, level + 1);
        } catch (JsonException _) {
            throw new MessagePackException("the type is not JSON", at);
        }
    }

    private List<Value> elements(int count, Type element, int level) throws MessagePackException {
        var elements = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
            elements.add(inside(new Path.Step.Index(Value.of(i)), element, level));
        }
        return elements;
    }

    private Value map(Type element, int level) throws MessagePackException {
        int count = in.readMapHeader("a map");
        var elements = new LinkedHashMap<String, Value>();
        for (int i = 0; i < count; i++) {
            int at = in.offset();
            var key = Nfc.of(in.readText("a string as key"));
            var value = inside(new Path.Step.Index(Value.of(key)), element, level);
            if (elements.put(key, value) != null) {
                throw new MessagePackException("the key stands twice", at);
            }
        }
        return Value.map(common(element, elements.values()), elements);
    }

    private Value tuple(List<Type> types, int level) throws MessagePackException {
        int start = in.offset();
        int count = in.readArrayHeader("a tuple");
        if (count != types.size()) {
            throw new MessagePackException(
                    "a tuple of " + types.size() + " elements is required, not of " + count, start);
        }
        var elements = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
            elements.add(inside(new Path.Step.Index(Value.of(i)), types.get(i), level));
        }
        return Value.tuple(elements);
    }

    /// The members stand in the order of the type, whatever the order of the bytes.
    private Value object(SequencedMap<String, Type> attributes, int level)
            throws MessagePackException {
        int start = in.offset();
        int count = in.readMapHeader("an object");
        var found = LinkedHashMap.<String, Value>newLinkedHashMap(attributes.size());
        for (int i = 0; i < count; i++) {
            int at = in.offset();
            var name = Nfc.of(in.readText("a string as name"));
            var type = attributes.get(name);
            if (type == null) {
                throw new MessagePackException("unsupported attribute \"" + name + "\"", at);
            }
            if (found.put(name, inside(new Path.Step.Attribute(name), type, level)) != null) {
                throw new MessagePackException("attribute \"" + name + "\" stands twice", at);
            }
        }
        var members = LinkedHashMap.<String, Value>newLinkedHashMap(attributes.size());
        for (var name : attributes.keySet()) {
            var member = found.get(name);
            if (member == null) {
                throw new MessagePackException("attribute \"" + name + "\" required", start);
            }
            members.put(name, member);
        }
        return Value.object(members);
    }

    private Value inside(Path.Step step, Type type, int level) throws MessagePackException {
        try {
            return read(type, level + 1);
        } catch (MessagePackException e) {
            throw e.below(step);
        }
    }

    /// The type of the elements: where the schema leaves it open, the one that they all have.
    private static Type common(Type declared, Collection<Value> elements) {
        if (elements.isEmpty() || !holdsDynamic(declared)) {
            return declared;
        }
        var first = elements.iterator().next().type();
        return elements.stream().allMatch(each -> each.type().equals(first)) ? first : declared;
    }

    private static boolean holdsDynamic(Type type) {
        return switch (type) {
            case Type.Primitive _ -> false;
            case Type.Dynamic _ -> true;
            case Type.ListOf(Type element) -> holdsDynamic(element);
            case Type.SetOf(Type element) -> holdsDynamic(element);
            case Type.MapOf(Type element) -> holdsDynamic(element);
            case Type.TupleOf(List<Type> types) -> types.stream().anyMatch(Decoder::holdsDynamic);
            case Type.ObjectOf(SequencedMap<String, Type> attributes) ->
                    attributes.values().stream().anyMatch(Decoder::holdsDynamic);
        };
    }

    private static int levels(Type type) {
        return switch (type) {
            case Type.Primitive _, Type.Dynamic _ -> 1;
            case Type.ListOf(Type element) -> 1 + levels(element);
            case Type.SetOf(Type element) -> 1 + levels(element);
            case Type.MapOf(Type element) -> 1 + levels(element);
            case Type.TupleOf(List<Type> types) -> 1 + deepest(types);
            case Type.ObjectOf(SequencedMap<String, Type> attributes) ->
                    1 + deepest(attributes.values());
        };
    }

    private static int deepest(Collection<Type> types) {
        return types.stream().mapToInt(Decoder::levels).max().orElse(0);
    }
}
