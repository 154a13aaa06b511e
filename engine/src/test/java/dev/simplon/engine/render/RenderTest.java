package dev.simplon.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.configuration.ConfigurationLoader;
import dev.simplon.engine.ApplyOutcome;
import dev.simplon.engine.BoxProvider;
import dev.simplon.engine.Engine;
import dev.simplon.engine.EngineEvent;
import dev.simplon.engine.Golden;
import dev.simplon.engine.Plan;
import dev.simplon.engine.PlanFile;
import dev.simplon.engine.PlanOptions;
import dev.simplon.engine.state.StateFile;
import dev.simplon.testprovider.World;
import dev.simplon.values.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderTest {
    private static final String SECRET = "s3cr3t-k3y";
    private static final String FIRST =
            """
            {"variable": {"key": {"sensitive": true, "default": "s3cr3t-k3y"}},
             "resource": {"test_box": {
              "all": {"name": "all", "anything": {"list": ["a", "b"], "n": 1}, "notes": ["one", "two", "three", "four"],
                      "secret": "${var.key}", "size": 3, "tags": {"env": "x", "long name": "y\\nz"},
                      "rule": [{"port": 80, "note": "web"}, {"port": 443}], "member": [{"who": "ann"}, {"who": "bob"}]},
              "gone": {"count": 2, "name": "gone${count.index}"},
              "moves": {"name": "old", "tags": {"k": "${var.key}"}},
              "same": {"for_each": {"x": 1}, "name": "${test_box.all.id}"}}},
             "output": {"id": {"value": "${test_box.all.id}"}, "revision": {"value": "${test_box.all.revision}"},
                        "list": {"value": ["a", 1, {"b": null}]}, "secret": {"value": "${var.key}", "sensitive": true}}}
            """;
    private static final String SECOND =
            FIRST.replace("\"three\"", "\"THREE\"")
                    .replace("\"size\": 3", "\"size\": 4")
                    .replace("\"n\": 1", "\"n\": 2")
                    .replace("\"env\": \"x\"", "\"env\": \"X\"")
                    .replace("\"note\": \"web\"", "\"note\": \"www\"")
                    .replace("{\"who\": \"bob\"}", "{\"who\": \"eve\"}")
                    .replace("\"count\": 2", "\"count\": 1")
                    .replace("\"name\": \"old\"", "\"name\": \"new\"")
                    .replace("[\"a\", 1, {\"b\": null}]", "[\"a\", 2]");

    @TempDir Path directory;
    private final World world = new World();
    private final List<EngineEvent> events = new ArrayList<>();

    private Engine engine(String json) {
        return Engine.of(
                        ConfigurationLoader.load("main.tf.json", json).value().orElseThrow(),
                        new StateFile(directory.resolve("terraform.tfstate")))
                .provider(BoxProvider.source(world))
                .listener(events::add)
                .build();
    }

    private ApplyOutcome apply(String json) {
        var engine = engine(json);
        return engine.apply(plan(engine));
    }

    private static Plan plan(Engine engine) {
        return engine.plan(PlanOptions.DEFAULT).value().orElseThrow();
    }

    @Test
    void everyKindOfChangeIsShown() {
        var first = plan(engine(FIRST));
        Golden.check("render/create.txt", PlanText.of(first));
        Golden.check("render/create.json", PlanJson.of(first));
        var outcome = apply(FIRST);
        Golden.check(
                "render/applied.txt",
                Summary.of(outcome)
                        + "\n\nOutputs:\n\n"
                        + OutputsText.of(outcome.state().outputs()));
        var second = plan(engine(SECOND));
        Golden.check("render/change.txt", PlanText.of(second));
        Golden.check("render/change.json", PlanJson.of(second));
        apply(SECOND);
        Golden.check("render/nothing.txt", PlanText.of(plan(engine(SECOND))));
        world.remove("/boxes/new");
        Golden.check("render/drift.txt", PlanText.of(plan(engine(SECOND))));
        var engine = engine(SECOND);
        var destroy = engine.plan(PlanOptions.DESTROY).value().orElseThrow();
        Golden.check("render/destroy.txt", PlanText.of(destroy));
        assertThat(Summary.of(engine.apply(destroy)))
                .isEqualTo("Destroy complete! Resources: 3 destroyed.");
    }

    @Test
    void faultsAreShownInABoxWithTheirPlace() {
        var json =
                """
                {
                 "resource": {
                  "test_box": {
                   "a": {"name": "a",
                    "size": -1},
                   "b": {"name": "b", "sise": 1},
                   "c": {"name": "${test_box.a.nme}"}
                  }
                 }
                }
                """;
        Golden.check(
                "render/faults.txt",
                DiagnosticText.of(engine(json).plan(PlanOptions.DEFAULT).diagnostics()));
    }

    @Test
    void secretsAreNeverShown() throws Exception {
        var said = new StringBuilder();
        for (var json : List.of(FIRST, SECOND, FIRST.replace("s3cr3t-k3y", "s3cr3t-k3y-2"))) {
            var plan = plan(engine(json));
            said.append(PlanText.of(plan)).append(PlanJson.of(plan)).append(plan);
            plan.changes().forEach(change -> said.append(PlanText.of(change)));
            var outcome = apply(json);
            said.append(OutputsText.of(outcome.state().outputs()))
                    .append(DiagnosticText.of(outcome.diagnostics()))
                    .append(outcome);
        }
        world.fail("all");
        world.fail("new");
        var failed = apply(SECOND);
        assertThat(failed.diagnostics()).isNotEmpty();
        said.append(DiagnosticText.of(failed.diagnostics())).append(failed).append(events);
        world.mend();
        var refused =
                engine(SECOND.replace("\"size\": 4", "\"size\": -1")).plan(PlanOptions.DEFAULT);
        said.append(DiagnosticText.of(refused.diagnostics())).append(refused);
        assertThat(said.toString()).doesNotContain(SECRET);
        assertThat(said.toString()).contains("(sensitive value)");
    }

    @Test
    void aSavedPlanIsReadBackWholeAndIsTheOwnersOnly() throws Exception {
        apply(FIRST);
        var engine = engine(SECOND);
        var plan = plan(engine);
        var file = directory.resolve("plan");
        PlanFile.write(file, plan, Map.of("stack", "boxes"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PlanFile.notes(file).value()).contains(Map.of("stack", "boxes"));
        var read = engine.readPlan(file);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value()).contains(plan);
        assertThat(engine(SECOND).apply(read.value().orElseThrow()).succeeded()).isTrue();
        assertThat(engine(SECOND).apply(read.value().orElseThrow()).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Saved plan is stale");
        Files.writeString(file, "{}");
        assertThat(engine.readPlan(file).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Failed to read the plan file");
    }
}
