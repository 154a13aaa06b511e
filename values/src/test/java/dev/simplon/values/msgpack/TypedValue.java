package dev.simplon.values.msgpack;

import static org.quicktheories.generators.SourceDSL.longs;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.quicktheories.core.Gen;

/// A value with the type that the schema has for it: of every kind, with null and unknown at any
/// place, and with dynamic at any place of the type.
record TypedValue(Type type, Value value) {
    private static final int DEPTH = 4;

    static Gen<TypedValue> any() {
        return longs().all()
                .map(seed -> {
                    var random = new Random(seed);
                    var type = type(random, DEPTH, true);
                    return new TypedValue(type, value(random, type));
                });
    }

    static Type type(Random random, int depth, boolean dynamic) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> Type.STRING;
            case 1 -> Type.NUMBER;
            case 2 -> Type.BOOL;
            case 3 -> dynamic ? Type.DYNAMIC : Type.STRING;
            case 4 -> Type.list(element(random, depth, dynamic));
            case 5 -> Type.set(element(random, depth, dynamic));
            case 6 -> Type.map(element(random, depth, dynamic));
            case 7 ->
                    Type.tuple(
                            IntStream.range(0, random.nextInt(4))
                                    .mapToObj(_ -> type(random, depth - 1, dynamic))
                                    .toList());
            default -> {
                var attributes = new LinkedHashMap<String, Type>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    attributes.put("é" + i, type(random, depth - 1, dynamic));
                }
                yield Type.object(attributes);
            }
        };
    }

    /// Dynamic as a whole or not at all: of a null element the inner types would not be told.
    private static Type element(Random random, int depth, boolean dynamic) {
        return dynamic && random.nextInt(4) == 0 ? Type.DYNAMIC : type(random, depth - 1, false);
    }

    static Value value(Random random, Type type) {
        return switch (random.nextInt(8)) {
            case 0 -> Value.nullOf(type);
            case 1 ->
                    type == Type.STRING && random.nextBoolean()
                            ? new Value.Unknown(type, prefix(random))
                            : Value.unknown(type);
            default -> known(random, type);
        };
    }

    private static Value known(Random random, Type type) {
        return switch (type) {
            case Type.Primitive primitive ->
                    switch (primitive) {
                        case STRING -> Value.of(text(random));
                        case NUMBER -> Value.of(number(random));
                        case BOOL -> Value.of(random.nextBoolean());
                    };
            case Type.Dynamic _ -> value(random, type(random, 2, false));
            case Type.ListOf(Type element) -> {
                var actual = actual(random, element);
                var elements = several(random, () -> value(random, actual));
                yield Value.list(elements.isEmpty() ? element : actual, elements);
            }
            case Type.SetOf(Type element) -> {
                var actual = actual(random, element);
                var elements = several(random, () -> value(random, actual));
                yield Value.set(elements.isEmpty() ? element : actual, elements);
            }
            case Type.MapOf(Type element) -> {
                var actual = actual(random, element);
                var elements = new LinkedHashMap<String, Value>();
                several(random, () -> value(random, actual))
                        .forEach(value -> elements.put(text(random), value));
                yield Value.map(elements.isEmpty() ? element : actual, elements);
            }
            case Type.TupleOf(List<Type> types) ->
                    Value.tuple(types.stream().map(each -> value(random, each)).toList());
            case Type.ObjectOf(SequencedMap<String, Type> attributes) -> {
                var members = new LinkedHashMap<String, Value>();
                attributes.forEach((name, each) -> members.put(name, value(random, each)));
                yield Value.object(members);
            }
        };
    }

    /// A collection whose elements' type is open has elements of one type all the same.
    private static Type actual(Random random, Type element) {
        return element == Type.DYNAMIC ? type(random, 2, false) : element;
    }

    private static List<Value> several(Random random, Supplier<Value> one) {
        return IntStream.range(0, random.nextInt(5)).mapToObj(_ -> one.get()).toList();
    }

    private static Optional<String> prefix(Random random) {
        return Optional.of("p" + text(random));
    }

    private static String text(Random random) {
        int length =
                random.nextInt(2000) == 0
                        ? 70_000
                        : random.nextInt(random.nextInt(20) == 0 ? 300 : 6);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(8)) {
                        case 0 -> 0x00C0 + random.nextInt(0x100);
                        case 1 -> 0x1F300 + random.nextInt(0x100);
                        case 2 -> random.nextInt(0x20);
                        default -> 0x20 + random.nextInt(0x5F);
                    });
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static BigDecimal number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(300) - 150);
            case 1 -> BigDecimal.valueOf(random.nextLong() >> random.nextInt(64));
            case 2 -> new BigDecimal(random.nextDouble() * Math.pow(2, random.nextInt(80) - 40));
            case 3 -> new BigDecimal(new BigInteger(1 + random.nextInt(600), random));
            case 4 -> BigDecimal.valueOf(Long.MAX_VALUE).add(BigDecimal.valueOf(random.nextInt(3)));
            default -> new BigDecimal(new BigInteger(200, random), random.nextInt(200) - 100);
        };
    }
}
