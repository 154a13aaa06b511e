package dev.simplon.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.engine.state.State.ObjectState;
import dev.simplon.engine.state.State.OutputValue;
import dev.simplon.engine.state.State.Slot;
import dev.simplon.resource.PrivateData;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StatePropertiesTest {
    private static final String LETTERS = "ab\"\\<&>\n\t\u0001\u2028é\uD83D\uDE00${ ";

    @Test
    void aStateSurvivesItsFileAndHasOneForm() {
        qt().withExamples(300)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var state = state(new Random(seed));
                    var bytes = StateCodec.encode(state);
                    try {
                        var read = StateCodec.decode(bytes);
                        assertThat(read.lineage()).isEqualTo(state.lineage());
                        assertThat(read.serial()).isEqualTo(state.serial());
                        assertThat(read.objects()).isEqualTo(state.objects());
                        assertThat(StateCodec.encode(read)).isEqualTo(bytes);
                    } catch (StateCodec.NotAState e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void aTypedValueSurvives() {
        qt().withExamples(300)
                .forAll(longs().all())
                .check(seed -> {
                    var value = value(new Random(seed), 3, true);
                    return TypedJson.decode(TypedJson.encode(value)).equals(value);
                });
    }

    @Test
    void anAddressSurvivesItsText() {
        qt().withExamples(300)
                .forAll(longs().all())
                .check(seed -> {
                    var address = address(new Random(seed));
                    return Address.parse(address.toString()).equals(Optional.of(address));
                });
    }

    private static State state(Random random) {
        var objects = new TreeMap<Slot, ObjectState>();
        for (int i = random.nextInt(6); i > 0; i--) {
            objects.put(
                    new Slot(
                            address(random),
                            random.nextInt(5) == 0 ? Optional.of("00c0ffee") : Optional.empty()),
                    new ObjectState(
                            "provider[\"registry.terraform.io/hashicorp/test\"]",
                            random.nextBoolean(),
                            random.nextInt(3),
                            JsonCodec.sorted(value(random, 3, false)),
                            List.of(Path.of(word(random)), Path.of("a").index(1).key("k")),
                            random.nextBoolean() ? PrivateData.NONE : PrivateData.of(word(random)),
                            List.of("test_box.z", "test_box.a"),
                            random.nextBoolean()));
        }
        var outputs = new TreeMap<String, OutputValue>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var value = value(random, 2, false);
            outputs.put("o" + i, new OutputValue(value, value.type(), random.nextBoolean()));
        }
        return new State("lineage", random.nextInt(1000), outputs, objects);
    }

    private static Address address(Random random) {
        return new Address(
                "",
                random.nextBoolean() ? Mode.MANAGED : Mode.DATA,
                "test_box",
                "n" + random.nextInt(5),
                switch (random.nextInt(3)) {
                    case 0 -> InstanceKey.none();
                    case 1 -> new InstanceKey.Index(random.nextInt(20));
                    default -> new InstanceKey.Key(word(random));
                });
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
            word.appendCodePoint(LETTERS.codePoints().skip(at).findFirst().orElseThrow());
        }
        return word.toString();
    }

    /// @param all also what JSON has no form for: types, unknowns, marks
    private static Value value(Random random, int depth, boolean all) {
        if (depth == 3 && !all) {
            return members(random, depth, false);
        }
        return switch (random.nextInt(depth == 0 ? 4 : all ? 10 : 6)) {
            case 0 -> Value.of(word(random));
            case 1 ->
                    Value.of(
                            new BigDecimal(random.nextInt(100000))
                                    .movePointLeft(random.nextInt(4)));
            case 2 -> Value.of(random.nextBoolean());
            case 3 -> Value.nullOf(Type.DYNAMIC);
            case 4 -> {
                var elements = new ArrayList<Value>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    elements.add(value(random, depth - 1, all));
                }
                yield Value.tuple(elements);
            }
            case 5 -> members(random, depth, all);
            case 6 -> Value.sensitive(value(random, depth - 1, true));
            case 7 -> new Value.Unknown(Type.STRING, Optional.of(word(random)));
            case 8 -> Value.set(Type.STRING, List.of(Value.of(word(random)), Value.of("x")));
            default -> Value.list(Type.NUMBER, List.of(Value.of(1), Value.unknown(Type.NUMBER)));
        };
    }

    private static Value members(Random random, int depth, boolean all) {
        var members = new LinkedHashMap<String, Value>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(word(random), value(random, depth - 1, all));
        }
        return Value.object(members);
    }
}
