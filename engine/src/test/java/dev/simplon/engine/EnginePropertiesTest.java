package dev.simplon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.simplon.engine.state.MemoryState;
import dev.simplon.engine.state.State;
import dev.simplon.testprovider.World;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class EnginePropertiesTest {
    /// Boxes of which each may need those before it.
    private record Dag(List<List<Integer>> needs) {
        static Dag random(Random random) {
            var needs = new ArrayList<List<Integer>>();
            int size = 1 + random.nextInt(9);
            for (int i = 0; i < size; i++) {
                var mine = new ArrayList<Integer>();
                for (int j = 0; j < i; j++) {
                    if (random.nextInt(3) == 0) {
                        mine.add(j);
                    }
                }
                needs.add(mine);
            }
            return new Dag(needs);
        }

        /// @param createFirst whether some boxes are created before their old ones are destroyed
        String json(Random random, boolean createFirst) {
            var boxes = new ArrayList<String>();
            for (int i = 0; i < needs.size(); i++) {
                var notes =
                        needs.get(i).stream().map(j -> "\"${test_box.b" + j + ".id}\"").toList();
                boxes.add(
                        "\"b%d\": {\"name\": \"b%d\", \"size\": %d, \"notes\": [%s]%s}"
                                .formatted(
                                        i,
                                        i,
                                        random.nextInt(3),
                                        String.join(",", notes),
                                        createFirst && random.nextInt(6) == 0
                                                ? ", \"lifecycle\": {\"create_before_destroy\": true}"
                                                : ""));
            }
            return "{\"resource\": {\"test_box\": {" + String.join(", ", boxes) + "}}}";
        }
    }

    @Test
    void planAfterApplyIsEmptyAndDestroyGoesInReverse() {
        qt().withExamples(40)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    var dag = Dag.random(random);
                    var json = dag.json(random, true);
                    var stack = new Stack(new World(), MemoryState.empty());
                    stack.applied(json);
                    assertThat(stack.plan(json).isEmpty()).isTrue();
                    stack.world.forget();
                    assertThat(stack.destroy(json).succeeded()).isTrue();
                    var log = stack.world.log();
                    for (int i = 0; i < dag.needs.size(); i++) {
                        for (int j : dag.needs.get(i)) {
                            assertThat(log.indexOf("delete b" + i))
                                    .isLessThan(log.indexOf("delete b" + j));
                        }
                    }
                    assertThat(stack.world.ids()).isEmpty();
                });
    }

    @Test
    void whateverFailsTheStateKnowsWhatExists() {
        qt().withExamples(40)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    var dag = Dag.random(random);
                    var stack = new Stack(new World(), MemoryState.empty());
                    long serial = 0;
                    for (int round = 0; round < 3; round++) {
                        for (int i = 0; i < dag.needs.size(); i++) {
                            switch (random.nextInt(8)) {
                                case 0 -> stack.world.fail("b" + i);
                                case 1 -> stack.world.failHalfway("b" + i);
                                default -> {}
                            }
                        }
                        var ignored =
                                random.nextInt(4) == 0
                                        ? stack.destroy(dag.json(random, false))
                                        : stack.apply(dag.json(random, false));
                        assertThat(ignored.interrupted()).isFalse();
                        assertThat(idsInState(stack)).isEqualTo(stack.world.ids());
                        assertThat(state(stack).serial()).isGreaterThanOrEqualTo(serial);
                        serial = state(stack).serial();
                        stack.world.mend();
                    }
                    var last = dag.json(random, false);
                    stack.applied(last);
                    assertThat(stack.plan(last).isEmpty()).isTrue();
                });
    }

    private static State state(Stack stack) {
        return stack.store.read().value().orElseThrow();
    }

    private static java.util.Set<String> idsInState(Stack stack) {
        var ids = new TreeSet<String>();
        state(stack)
                .objects()
                .values()
                .forEach(object ->
                        object.attributes()
                                .member("id")
                                .flatMap(Value::asText)
                                .ifPresent(ids::add));
        return ids;
    }
}
