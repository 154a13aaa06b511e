package dev.simplon.values.msgpack;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Utf8Order;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.TypeJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One value and its type, side by side, into bytes.
final class Encoder {
    private static final byte[] NOTHING_KNOWN = {0};

    private final MessagePackWriter out;
    private final Deque<Path.Step> place = new ArrayDeque<>();

    Encoder(MessagePackWriter out) {
        this.out = out;
    }

    void write(Value marked, Type type) {
        var value = marked.unmarked();
        if (type == Type.DYNAMIC && value.type() != Type.DYNAMIC) {
            var own = value.type();
            out.arrayHeader(2);
            out.binary(JsonCodec.encode(TypeJson.encode(own)).getBytes(StandardCharsets.UTF_8));
            write(value, own);
            return;
        }
        switch (value) {
            case Value.NullValue _ -> out.nil();
            case Value.Unknown(_, Optional<String> prefix) ->
                    unknown(type == Type.STRING ? prefix : Optional.empty());
            case Value.Text(String text) when type == Type.STRING -> out.text(Nfc.of(text));
            case Value.Num(BigDecimal number) when type == Type.NUMBER -> number(number);
            case Value.Bool(boolean bool) when type == Type.BOOL -> out.bool(bool);
            case Value.ListValue(_, List<Value> elements)
                    when type instanceof Type.ListOf(Type element) -> {
                out.arrayHeader(elements.size());
                for (int i = 0; i < elements.size(); i++) {
                    inside(new Path.Step.Index(Value.of(i)), elements.get(i), element);
                }
            }
            case Value.SetValue(_, List<Value> elements)
                    when type instanceof Type.SetOf(Type element) -> {
                out.arrayHeader(elements.size());
                elements.forEach(each -> inside(new Path.Step.Index(each), each, element));
            }
            case Value.TupleValue(List<Value> elements)
                    when type instanceof Type.TupleOf(List<Type> types)
                            && types.size() == elements.size() -> {
                out.arrayHeader(elements.size());
                for (int i = 0; i < elements.size(); i++) {
                    inside(new Path.Step.Index(Value.of(i)), elements.get(i), types.get(i));
                }
            }
            case Value.MapValue(_, SequencedMap<String, Value> elements)
                    when type instanceof Type.MapOf(Type element) ->
                    map(elements, element);
            case Value.ObjectValue(SequencedMap<String, Value> members)
                    when type instanceof Type.ObjectOf(SequencedMap<String, Type> attributes) ->
                    object(members, attributes);
            case Value.Text _,
                    Value.Num _,
                    Value.Bool _,
                    Value.ListValue _,
                    Value.SetValue _,
                    Value.TupleValue _,
                    Value.MapValue _,
                    Value.ObjectValue _ ->
                    throw wrong(
                            type.friendlyName() + " required, not " + value.type().friendlyName());
            case Value.Sensitive _ -> throw new IllegalStateException("a mark below a mark");
        }
    }

    private void map(Map<String, Value> elements, Type element) {
        var sorted = new TreeMap<String, Value>(Utf8Order.UTF8_ORDER);
        elements.forEach((key, value) -> sorted.put(Nfc.of(key), value));
        out.mapHeader(sorted.size());
        sorted.forEach((key, value) -> {
            out.text(key);
            inside(new Path.Step.Index(Value.of(key)), value, element);
        });
    }

    private void object(Map<String, Value> members, Map<String, Type> attributes) {
        var sorted = new TreeMap<String, Type>(Utf8Order.UTF8_ORDER);
        sorted.putAll(attributes);
        out.mapHeader(sorted.size());
        sorted.forEach((name, type) -> {
            var member = members.get(name);
            if (member == null) {
                throw wrong("attribute \"" + name + "\" required");
            }
            out.text(Nfc.of(name));
            inside(new Path.Step.Attribute(name), member, type);
        });
        if (members.size() > attributes.size()) {
            throw wrong(
                    "unsupported attribute \""
                            + members.keySet().stream()
                                    .filter(name -> !attributes.containsKey(name))
                                    .findFirst()
                                    .orElseThrow()
                            + "\"");
        }
    }

    private void inside(Path.Step step, Value value, Type type) {
        place.addLast(step);
        write(value, type);
        place.removeLast();
    }

    private void number(BigDecimal number) {
        // Normalised by Value.Num: an integer has no digits behind the point.
        if (number.scale() <= 0) {
            if (number.precision() - number.scale() <= 19) {
                var whole = number.toBigIntegerExact();
                if (whole.bitLength() < Long.SIZE) {
                    out.integer(whole.longValue());
                    return;
                }
            }
            out.text(number.toPlainString());
            return;
        }
        double nearest = number.doubleValue();
        if (Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(number) == 0) {
            out.float64(nearest);
        } else {
            out.text(number.toPlainString());
        }
    }

    private void unknown(Optional<String> prefix) {
        var known = prefix.map(Nfc::of).map(Refinements::shortened).orElse("");
        if (known.isEmpty()) {
            out.extension(Refinements.PLAIN, NOTHING_KNOWN);
        } else {
            out.extension(Refinements.REFINED, Refinements.ofPrefix(known));
        }
    }

    private IllegalArgumentException wrong(String what) {
        var at = new Path(List.copyOf(place));
        return new IllegalArgumentException(at.steps().isEmpty() ? what : at + ": " + what);
    }
}
