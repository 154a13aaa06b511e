package dev.simplon.values;

import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.quicktheories.core.Gen;

/// Values for properties.
public final class Values {
    private Values() {}

    /// Known values without marks, as JSON implies them: strings, numbers, bools, null, tuples and
    /// objects.
    public static Gen<Value> fromJson() {
        return nested(2);
    }

    /// As above, with unknown and marked values among them.
    public static Gen<Value> any() {
        return nested(2)
                .zip(
                        integers().between(0, 3),
                        (value, kind) ->
                                value.transform(inner ->
                                        switch ((kind + inner.hashCode()) & 7) {
                                            case 0 -> Value.sensitive(inner);
                                            case 1 ->
                                                    inner instanceof Value.Text
                                                            ? Value.unknown(Type.STRING)
                                                            : inner;
                                            default -> inner;
                                        }));
    }

    public static Gen<String> texts() {
        return strings()
                .betweenCodePoints(1, 0xD7FF)
                .ofLengthBetween(0, 8)
                .mix(strings().betweenCodePoints(0x20, 0x7E).ofLengthBetween(0, 12));
    }

    public static Gen<Value> numbers() {
        return longs().all()
                .zip(
                        integers().between(-20, 40),
                        (unscaled, scale) -> Value.of(BigDecimal.valueOf(unscaled, scale)));
    }

    private static Gen<Value> nested(int depth) {
        Gen<Value> leaf =
                texts().map(text -> Value.of(text))
                        .mix(numbers())
                        .mix(booleans().all().map(bool -> Value.of(bool)));
        if (depth == 0) {
            return leaf;
        }
        Gen<List<Value>> several = lists().of(nested(depth - 1)).ofSizeBetween(0, 3);
        return leaf.mix(several.map(elements -> Value.tuple(elements)))
                .mix(several.zip(texts(), (elements, name) -> object(name, elements)));
    }

    private static Value object(String name, List<Value> members) {
        var object = new LinkedHashMap<String, Value>();
        for (var member : members) {
            object.put(name + object.size(), member);
        }
        return Value.object(object);
    }
}
