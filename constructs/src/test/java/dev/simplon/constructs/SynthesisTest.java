package dev.simplon.constructs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused, and what CDKTF gets wrong and this does not.
class SynthesisTest {
    @TempDir Path out;

    private App app() {
        return new App(AppConfig.builder().outdir(out.toString()).build());
    }

    private static TerraformResource resource(Construct scope, String id) {
        return new TerraformResource(scope, id, config("t"));
    }

    private static TerraformResourceConfig config(String type) {
        return TerraformResourceConfig.builder().terraformResourceType(type).build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> block(TerraformStack stack, String... path) {
        stack.prepareStack();
        var here = stack.toTerraform();
        for (var key : path) {
            var next = here.get(key);
            if (next == null) {
                throw new AssertionError("no " + key + " in " + here);
            }
            here = (Map<String, Object>) next;
        }
        return here;
    }

    @Test
    void emptyIdIsRefused() {
        var app = app();
        assertThatThrownBy(() -> new TerraformStack(app, ""))
                .hasMessage(
                        "A construct under <root> has an empty id. Only the App has none; give it a name that no sibling has.");
    }

    @Test
    void siblingIdTwiceIsRefused() {
        var stack = new TerraformStack(app(), "s");
        resource(stack, "a");
        assertThatThrownBy(() -> TerraformVariable.Builder.create(stack, "a").build())
                .hasMessage(
                        "There is already a construct with the id \"a\" under s (a TerraformResource). Siblings of any kind need different ids; to give two Terraform blocks of different types one name, use overrideLogicalId.");
    }

    @Test
    void tokenInAnIdIsRefused() {
        var stack = new TerraformStack(app(), "s");
        var name = resource(stack, "a").getStringAttribute("name");
        assertThatThrownBy(() -> resource(stack, "b-" + name))
                .hasMessageStartingWith("The id of a construct under s is built from a reference");
    }

    @Test
    void stackIdWithWhiteSpaceIsRefused() {
        var app = app();
        assertThatThrownBy(() -> new TerraformStack(app, "my stack"))
                .hasMessageStartingWith("The stack id \"my stack\" has white space");
    }

    @Test
    void elementOutsideAStackIsRefused() {
        var app = app();
        assertThatThrownBy(() -> resource(app, "a"))
                .hasMessage(
                        "a is in no stack. Make it with a TerraformStack, or a construct in one, as its scope.");
    }

    @Test
    void overrideAfterTheAddressWasReadIsRefused() {
        var stack = new TerraformStack(app(), "s");
        var a = resource(stack, "a");
        a.getFqn();
        assertThatThrownBy(() -> a.overrideLogicalId("b"))
                .hasMessage(
                        "overrideLogicalId(\"b\") on s/a comes too late: its address was already read, by getFqn(), dependsOn, or use as a value. Call it right after making the construct.");
    }

    @Test
    void overrideAfterDependsOnIsRefused() {
        var stack = new TerraformStack(app(), "s");
        var a = resource(stack, "a");
        new TerraformResource(
                stack,
                "b",
                TerraformResourceConfig.builder()
                        .terraformResourceType("t")
                        .dependsOn(List.of(a))
                        .build());
        assertThatThrownBy(() -> a.overrideLogicalId("c")).isInstanceOf(ConstructException.class);
    }

    @Test
    void referencesFollowAnElementThatIsRenamedLater() {
        var stack = new TerraformStack(app(), "s");
        var a = resource(stack, "a");
        var name = a.getStringAttribute("name");
        a.overrideLogicalId("renamed");
        TerraformOutput.Builder.create(stack, "o").value(name).build();

        assertThat(block(stack, "output", "o")).isEqualTo(Map.of("value", "${t.renamed.name}"));
    }

    @Test
    void twoElementsOfOneNameAreRefused() {
        var stack = new TerraformStack(app(), "s");
        resource(stack, "a.b");
        resource(stack, "ab");
        assertThatThrownBy(() -> block(stack))
                .hasMessage(
                        "s/a.b and s/ab both become resource.t.ab in the document. Give one of them another id, or another name with overrideLogicalId.");
    }

    @Test
    void countTogetherWithForEachIsRefused() {
        var app = app();
        var a = resource(new TerraformStack(app, "s"), "a");
        a.setCount(2);
        a.setForEach(TerraformIterator.fromList(List.of("x")));
        assertThatThrownBy(app::synth)
                .hasMessageContaining(
                        "[s/a] It has both count and forEach, and Terraform takes one of them.");
    }

    @Test
    void secondBackendIsRefused() {
        var stack = new TerraformStack(app(), "s");
        new LocalBackend(stack);
        assertThatThrownBy(() -> new LocalBackend(stack))
                .hasMessageStartingWith("s has a backend already");
    }

    @Test
    void cycleOfStacksIsRefused() {
        var app = app();
        var a = new TerraformStack(app, "a");
        var b = new TerraformStack(app, "b");
        a.addDependency(b);
        assertThatThrownBy(() -> b.addDependency(a))
                .hasMessageStartingWith("Stack b cannot depend on a, which depends on it already");
    }

    @Test
    void outputWithoutValueIsRefusedAndNothingIsWritten() {
        var app = app();
        var stack = new TerraformStack(app, "s");
        TerraformOutput.Builder.create(stack, "o").build();
        assertThatThrownBy(app::synth)
                .hasMessageContaining("[s/o] The output has no value. Call value(...)");
        assertThat(out.resolve("stacks/s")).doesNotExist();
    }

    @Test
    void referenceAsOverrideIsPlacedAsItIs() {
        var stack = new TerraformStack(app(), "s");
        var a = resource(stack, "a");
        a.addOverride("tags", resource(stack, "b").getStringMapAttribute("tags"));
        assertThat(block(stack, "resource", "t", "a")).containsEntry("tags", "${t.b.tags}");
    }

    @Test
    void dependsOnIsABareAddressEverywhere() {
        var stack = new TerraformStack(app(), "s");
        var a = resource(stack, "a");
        TerraformOutput.Builder.create(stack, "o")
                .value(1)
                .dependsOn(List.of(a))
                .precondition(Precondition.builder().condition("${true}").errorMessage("m").build())
                .build();
        assertThat(block(stack, "output", "o"))
                .isEqualTo(
                        Map.of(
                                "value",
                                1,
                                "depends_on",
                                List.of("t.a"),
                                "precondition",
                                List.of(Map.of("condition", "${true}", "error_message", "m"))));
    }

    @Test
    void metaArgumentsAreWrittenAsTerraformTakesThem() {
        var stack = new TerraformStack(app(), "s");
        var a = resource(stack, "a");
        var count = TerraformCount.of(3);
        var b =
                new TerraformResource(
                        stack,
                        "b",
                        TerraformResourceConfig.builder()
                                .terraformResourceType("t")
                                .count(count)
                                .dependsOn(List.of(a))
                                .lifecycle(
                                        TerraformResourceLifecycle.builder()
                                                .createBeforeDestroy(true)
                                                .ignoreChanges(List.of("tags"))
                                                .replaceTriggeredBy(List.of(a, "t.c.id"))
                                                .build())
                                .build());
        b.addOverride("name", "n-" + count.getIndex());

        var content = block(stack, "resource", "t", "b");
        content.remove("//");
        assertThat(content)
                .isEqualTo(
                        Map.of(
                                "count",
                                3,
                                "depends_on",
                                List.of("t.a"),
                                "lifecycle",
                                Map.of(
                                        "create_before_destroy",
                                        true,
                                        "ignore_changes",
                                        List.of("tags"),
                                        "replace_triggered_by",
                                        List.of("t.a", "t.c.id")),
                                "name",
                                "n-${count.index}"));
    }

    @Test
    void forEachOverAListIsASet() {
        var stack = new TerraformStack(app(), "s");
        var each = TerraformIterator.fromList(List.of("a", "b"));
        var a = resource(stack, "a");
        a.setForEach(each);
        a.addOverride("name", "n-" + each.getValue());

        assertThat(block(stack, "resource", "t", "a"))
                .containsEntry("for_each", "${toset([\"a\", \"b\"])}")
                .containsEntry("name", "n-${each.value}");
    }

    @Test
    void referenceToAnotherStackIsRefused() {
        var app = app();
        var a = resource(new TerraformStack(app, "one"), "a");
        var two = new TerraformStack(app, "two");
        TerraformOutput.Builder.create(two, "o").value(a.getStringAttribute("id")).build();
        assertThatThrownBy(app::synth)
                .hasMessage(
                        "two/o refers to one/a, which is in another stack (one). One document cannot refer into another: pass the value as a plain Java value, or put both into one stack.");
    }

    @Test
    void dataSourcesAreReferredToAsData() {
        var stack = new TerraformStack(app(), "s");
        var data = new TerraformDataSource(stack, "d", config("t"));
        TerraformOutput.Builder.create(stack, "o").value(data.getStringAttribute("id")).build();
        assertThat(block(stack, "output", "o")).isEqualTo(Map.of("value", "${data.t.d.id}"));
    }
}
