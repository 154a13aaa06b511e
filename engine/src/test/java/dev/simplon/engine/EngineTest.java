package dev.simplon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.engine.state.State;
import dev.simplon.resource.Provider.Finding;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import org.junit.jupiter.api.Test;

final class EngineTest {
    private static final String TWO =
            """
            {"resource": {"test_box": {
              "a": {"name": "a", "size": 2},
              "b": {"name": "${test_box.a.name}-b", "tags": {"of": "${test_box.a.id}", "r": "${test_box.a.revision}"}}}},
             "output": {"b": {"value": "${test_box.b.id}"}, "r": {"value": "${test_box.a.revision}"}}}
            """;

    @Test
    void whatIsDeclaredIsMadeInOrder() {
        var stack = Stack.empty();
        var plan = stack.plan(TWO);
        assertThat(Stack.actions(plan)).containsExactly("create test_box.a", "create test_box.b");
        assertThat(plan.counts()).isEqualTo(new Plan.Counts(2, 0, 0));
        var outcome = stack.applied(TWO);
        assertThat(stack.world.log()).containsExactly("create a", "create a-b");
        assertThat(outcome.added()).isEqualTo(2);
        assertThat(outcome.state().outputs()).containsOnlyKeys("b", "r");
        assertThat(output(outcome, "b")).isEqualTo(Value.of("/boxes/a-b"));
        var b = outcome.state().objects().lastEntry();
        assertThat(b.getValue().dependencies()).containsExactly("test_box.a");
    }

    @Test
    void planAfterApplyIsEmpty() {
        var stack = Stack.empty();
        stack.applied(TWO);
        assertThat(stack.plan(TWO).isEmpty()).isTrue();
    }

    @Test
    void anApplyOfNothingWritesNothing() {
        var stack = Stack.empty();
        stack.applied(TWO);
        long serial = state(stack).serial();
        stack.applied(TWO);
        assertThat(state(stack).serial()).isEqualTo(serial);
    }

    @Test
    void everythingIsDestroyedInReverse() {
        var stack = Stack.empty();
        stack.applied(TWO);
        stack.world.forget();
        var outcome = stack.destroy(TWO);
        assertThat(outcome.diagnostics()).isEmpty();
        assertThat(stack.world.log()).containsExactly("delete a-b", "delete a");
        assertThat(state(stack).isEmpty()).isTrue();
    }

    @Test
    void aChangeIsMadeInPlaceAndLearnedByDependents() {
        var stack = Stack.empty();
        stack.applied(TWO);
        var larger = TWO.replace("\"size\": 2", "\"size\": 3");
        var plan = stack.plan(larger);
        assertThat(Stack.actions(plan)).containsExactly("update test_box.a", "update test_box.b");
        stack.applied(larger);
        assertThat(
                        stack.world
                                .get("/boxes/a-b")
                                .orElseThrow()
                                .member("tags")
                                .orElseThrow()
                                .member("r"))
                .contains(Value.of("2"));
        assertThat(stack.plan(larger).isEmpty()).isTrue();
    }

    @Test
    void aReplacementDestroysDependentsFirst() {
        var stack = Stack.empty();
        stack.applied(TWO);
        stack.world.forget();
        var renamed = TWO.replace("\"name\": \"a\"", "\"name\": \"z\"");
        var plan = stack.plan(renamed);
        assertThat(Stack.actions(plan)).containsExactly("replace test_box.a", "replace test_box.b");
        assertThat(plan.changes().getFirst().reason()).isEqualTo(Reason.REPLACE_CANNOT_UPDATE);
        assertThat(plan.changes().getFirst().replacePaths()).hasToString("[name]");
        stack.applied(renamed);
        assertThat(stack.world.log())
                .containsExactly("delete a-b", "delete a", "create z", "create z-b");
    }

    @Test
    void withCreateBeforeDestroyTheNewOnesComeFirst() {
        var stack = Stack.empty();
        var cbd =
                TWO.replace(
                        "\"tags\"", "\"lifecycle\": {\"create_before_destroy\": true}, \"tags\"");
        stack.applied(cbd);
        assertThat(state(stack).objects().values())
                .allMatch(State.ObjectState::createBeforeDestroy);
        stack.world.forget();
        stack.applied(cbd.replace("\"name\": \"a\"", "\"name\": \"z\""));
        assertThat(stack.world.log())
                .containsExactly("create z", "create z-b", "delete a-b", "delete a");
        assertThat(state(stack).objects()).hasSize(2);
    }

    @Test
    void aFailedNewOneLeavesTheOldOneInItsPlace() {
        var stack = Stack.empty();
        var cbd =
                """
                {"resource": {"test_box": {"a": {"name": "a", "lifecycle": {"create_before_destroy": true}}}}}
                """;
        stack.applied(cbd);
        stack.world.fail("z");
        var outcome = stack.apply(cbd.replace("\"name\": \"a\"", "\"name\": \"z\""));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(state(stack).objects().keySet()).allMatch(slot -> slot.deposed().isEmpty());
        assertThat(stack.plan(cbd).isEmpty()).isTrue();
    }

    @Test
    void countAndForEachMakeInstances() {
        var stack = Stack.empty();
        var many =
                """
                {"resource": {"test_box": {
                  "n": {"count": 3, "name": "n${count.index}"},
                  "e": {"for_each": {"x": 1, "y": 2}, "name": "e-${each.key}", "size": "${each.value}"},
                  "all": {"name": "all", "notes": "${test_box.n[*].id}", "tags": {"y": "${test_box.e[\\"y\\"].id}"}}}}}
                """;
        stack.applied(many);
        assertThat(stack.world.ids())
                .containsExactlyInAnyOrder(
                        "/boxes/n0",
                        "/boxes/n1",
                        "/boxes/n2",
                        "/boxes/e-x",
                        "/boxes/e-y",
                        "/boxes/all");
        assertThat(stack.plan(many).isEmpty()).isTrue();
        var fewer = many.replace("\"count\": 3", "\"count\": 2").replace("\"x\": 1, ", "");
        var plan = stack.plan(fewer);
        assertThat(Stack.actions(plan))
                .containsExactly(
                        "update test_box.all",
                        "delete test_box.e[\"x\"]",
                        "no-op test_box.e[\"y\"]",
                        "no-op test_box.n[0]",
                        "no-op test_box.n[1]",
                        "delete test_box.n[2]");
        assertThat(plan.changes().get(1).reason()).isEqualTo(Reason.DELETE_EACH_KEY);
        assertThat(plan.changes().get(5).reason()).isEqualTo(Reason.DELETE_COUNT_INDEX);
        stack.world.forget();
        stack.applied(fewer);
        assertThat(stack.world.log().getFirst()).isEqualTo("update all");
    }

    @Test
    void aBlockThatGainsACountKeepsItsObject() {
        var stack = Stack.empty();
        stack.applied("{\"resource\": {\"test_box\": {\"a\": {\"name\": \"a\"}}}}");
        var counted = "{\"resource\": {\"test_box\": {\"a\": {\"count\": 1, \"name\": \"a\"}}}}";
        assertThat(stack.plan(counted).isEmpty()).isTrue();
        stack.applied(counted);
        assertThat(state(stack).objects().firstKey().address()).hasToString("test_box.a[0]");
    }

    @Test
    void whatIsNoLongerDeclaredGoesAfterWhatUsedItHasChanged() {
        var stack = Stack.empty();
        stack.applied(TWO);
        stack.world.forget();
        var without = "{\"resource\": {\"test_box\": {\"b\": {\"name\": \"a-b\"}}}}";
        var plan = stack.plan(without);
        assertThat(Stack.actions(plan)).containsExactly("delete test_box.a", "update test_box.b");
        stack.applied(without);
        assertThat(stack.world.log()).containsExactly("update a-b", "delete a");
    }

    @Test
    void aFailureSkipsOnlyWhatNeedsIt() {
        var stack = Stack.empty();
        stack.world.fail("a");
        var three = TWO.replace("\"test_box\": {", "\"test_box\": {\"c\": {\"name\": \"c\"},");
        var outcome = stack.apply(three);
        assertThat(stack.world.log()).containsExactly("create c");
        assertThat(outcome.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Refused");
        assertThat(outcome.diagnostics().getFirst().origin().orElseThrow().address())
                .contains("test_box.a");
        assertThat(stack.events)
                .contains(new EngineEvent.Skipped("test_box.b", EngineEvent.Step.CREATE));
        stack.world.mend();
        stack.applied(three);
        assertThat(stack.plan(three).isEmpty()).isTrue();
    }

    @Test
    void aHalfMadeObjectIsTaintedAndReplaced() {
        var stack = Stack.empty();
        var one = "{\"resource\": {\"test_box\": {\"a\": {\"name\": \"a\"}}}}";
        stack.world.failHalfway("a");
        stack.apply(one);
        assertThat(state(stack).objects().firstEntry().getValue().tainted()).isTrue();
        stack.world.mend();
        var plan = stack.plan(one);
        assertThat(plan.changes().getFirst().reason()).isEqualTo(Reason.REPLACE_TAINTED);
        stack.applied(one);
        assertThat(stack.plan(one).isEmpty()).isTrue();
    }

    @Test
    void whatIsGoneOutsideIsDriftAndMadeAgain() {
        var stack = Stack.empty();
        stack.applied(TWO);
        stack.world.remove("/boxes/a-b");
        var plan = stack.plan(TWO);
        assertThat(plan.drift()).extracting(ResourceChange::action).containsExactly(Action.DELETE);
        assertThat(Stack.actions(plan)).containsExactly("no-op test_box.a", "create test_box.b");
    }

    @Test
    void writeOnlyAndSensitiveThingsAreKeptAsTheyMustBe() {
        var stack = Stack.empty();
        var secret =
                """
                {"variable": {"key": {"type": "string", "sensitive": true, "default": "s3cr3t"}},
                 "resource": {"test_box": {"a": {"name": "a", "secret": "psk-1", "ticket": "t1", "tags": {"k": "${var.key}"}}}},
                 "output": {"key": {"value": "${var.key}", "sensitive": true}}}
                """;
        stack.applied(secret);
        var object = state(stack).objects().firstEntry().getValue();
        assertThat(object.attributes().member("ticket").orElseThrow().isNull()).isTrue();
        assertThat(object.sensitive())
                .extracting(Object::toString)
                .containsExactly("secret", "tags[\"k\"]");
        assertThat(stack.plan(secret).isEmpty()).isTrue();
        assertThat(stack.plan(secret).toString()).doesNotContain("psk-1").doesNotContain("s3cr3t");
    }

    @Test
    void changesThatAreIgnoredAreNotPlanned() {
        var stack = Stack.empty();
        var base =
                "{\"resource\": {\"test_box\": {\"a\": {\"name\": \"a\", \"size\": 1, \"tags\":"
                        + " {\"x\": \"1\", \"y\": \"1\"}, \"lifecycle\": {\"ignore_changes\": [\"size\","
                        + " \"tags[\\\"x\\\"]\"]}}}}}";
        stack.applied(base);
        assertThat(
                        stack.plan(
                                        base.replace("\"size\": 1", "\"size\": 5")
                                                .replace("\"x\": \"1\"", "\"x\": \"2\""))
                                .isEmpty())
                .isTrue();
        assertThat(stack.plan(base.replace("\"y\": \"1\"", "\"y\": \"2\"")).isEmpty()).isFalse();
    }

    @Test
    void whatMustNotBeDestroyedIsNot() {
        var stack = Stack.empty();
        var kept =
                "{\"resource\": {\"test_box\": {\"a\": {\"name\": \"a\", \"lifecycle\":"
                        + " {\"prevent_destroy\": true}}}}}";
        stack.applied(kept);
        var plan = stack.engine(kept).plan(PlanOptions.DESTROY);
        assertThat(plan.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Instance cannot be destroyed");
    }

    @Test
    void aTriggerReplaces() {
        var stack = Stack.empty();
        var triggered =
                "{\"resource\": {\"test_box\": {\"a\": {\"name\": \"a\", \"size\": 1}, \"b\":"
                        + " {\"name\": \"b\", \"lifecycle\": {\"replace_triggered_by\":"
                        + " [\"test_box.a\"]}}}}}";
        stack.applied(triggered);
        var plan = stack.plan(triggered.replace("\"size\": 1", "\"size\": 2"));
        assertThat(Stack.actions(plan)).containsExactly("update test_box.a", "replace test_box.b");
        assertThat(plan.changes().get(1).reason()).isEqualTo(Reason.REPLACE_TRIGGERED);
    }

    @Test
    void dataSourcesAreReadInThePlanOrAtApply() {
        var stack = Stack.empty();
        var reads =
                """
                {"resource": {"test_box": {"a": {"name": "a"}, "b": {"name": "b-${data.test_box.a.size}"}}},
                 "data": {"test_box": {"a": {"name": "a", "depends_on": ["test_box.a"]}}}}
                """;
        var plan = stack.plan(reads);
        assertThat(Stack.actions(plan))
                .containsExactly("read data.test_box.a", "create test_box.a", "create test_box.b");
        stack.applied(reads);
        assertThat(stack.world.ids()).containsExactlyInAnyOrder("/boxes/a", "/boxes/b-1");
        assertThat(stack.plan(reads).isEmpty()).isTrue();
        assertThat(stack.destroy(reads).succeeded()).isTrue();
        assertThat(state(stack).isEmpty()).isTrue();
    }

    @Test
    void cyclesAreNamed() {
        var loop =
                "{\"resource\": {\"test_box\": {\"a\": {\"name\": \"${test_box.b.name}\"}, \"b\":"
                        + " {\"name\": \"${local.x}\"}}}, \"locals\": {\"x\": \"${test_box.a.name}\"}}";
        var plan = Stack.empty().engine(loop).plan(PlanOptions.DEFAULT);
        assertThat(plan.diagnostics()).hasSize(1);
        assertThat(plan.diagnostics().getFirst().summary())
                .startsWith("Cycle: ")
                .contains("test_box.a", "test_box.b", "local.x");
    }

    @Test
    void aReferenceToNothingNamesWhatWasMeant() {
        var plan =
                Stack.empty()
                        .engine(TWO.replace("${test_box.a.name}-b", "${test_box.aa.name}"))
                        .plan(PlanOptions.DEFAULT);
        assertThat(plan.diagnostics().getFirst().summary())
                .isEqualTo("Reference to undeclared resource");
        assertThat(plan.diagnostics().getFirst().detail()).endsWith("Did you mean test_box.a?");
    }

    @Test
    void aSavedPlanOfAnOlderStateIsStale() {
        var stack = Stack.empty();
        stack.applied(TWO);
        var larger = TWO.replace("\"size\": 2", "\"size\": 3");
        var engine = stack.engine(larger);
        var plan = engine.plan(PlanOptions.DEFAULT).value().orElseThrow();
        stack.applied(TWO.replace("\"size\": 2", "\"size\": 4"));
        assertThat(engine.apply(plan).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Saved plan is stale");
    }

    @Test
    void reviewSaysWhereTheRefusedThingStands() {
        var stack = Stack.empty();
        var huge = "{\n\"resource\": {\"test_box\": {\"a\": {\"name\": \"a\",\n \"size\": 1000}}}}";
        var engine = stack.engine(huge);
        var findings =
                engine.review(engine.plan(PlanOptions.DEFAULT).value().orElseThrow()).findings();
        assertThat(findings).extracting(Finding::rule).containsExactly("TEST-001");
        var origin = findings.getFirst().diagnostic().origin().orElseThrow();
        assertThat(origin.line()).isEqualTo(3);
        assertThat(origin.address()).contains("test_box.a");
    }

    @Test
    void aStopFinishesWhatRunsAndBeginsNothingElse() {
        var engineHolder = new java.util.ArrayList<Engine>();
        var world =
                new dev.simplon.testprovider.World() {
                    @Override
                    protected void written(String what, Value object) {
                        engineHolder.getFirst().stop();
                    }
                };
        var stack = new Stack(world, dev.simplon.engine.state.MemoryState.empty());
        var engine = stack.engine(TWO);
        engineHolder.add(engine);
        var outcome = engine.apply(engine.plan(PlanOptions.DEFAULT).value().orElseThrow());
        assertThat(outcome.interrupted()).isTrue();
        assertThat(world.log()).containsExactly("create a");
        assertThat(state(stack).objects()).hasSize(1);
    }

    @Test
    void targetsLeaveTheRestAlone() {
        var stack = Stack.empty();
        var three = TWO.replace("\"test_box\": {", "\"test_box\": {\"c\": {\"name\": \"c\"},");
        var plan =
                stack.engine(three)
                        .plan(new PlanOptions(true, false, false, java.util.List.of("test_box.a")))
                        .value()
                        .orElseThrow();
        assertThat(Stack.actions(plan)).containsExactly("create test_box.a");
    }

    @Test
    void variablesComeFromTheEnvironmentToo() {
        var stack = Stack.empty();
        var outcome =
                stack.applied(
                        "{\"variable\": {\"from_environment\": {}}, \"output\": {\"x\": {\"value\":"
                                + " \"${var.from_environment}\"}}}");
        assertThat(output(outcome, "x")).isEqualTo(Value.of("yes"));
        var missing = stack.engine("{\"variable\": {\"other\": {}}}").plan(PlanOptions.DEFAULT);
        assertThat(missing.diagnostics().getFirst().summary())
                .isEqualTo("No value for required variable");
    }

    private static State state(Stack stack) {
        return stack.store.read().value().orElseThrow();
    }

    private static Value output(ApplyOutcome outcome, String name) {
        return java.util.Objects.requireNonNull(outcome.state().outputs().get(name)).value();
    }
}
