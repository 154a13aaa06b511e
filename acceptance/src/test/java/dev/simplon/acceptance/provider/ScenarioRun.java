package dev.simplon.acceptance.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.provider.Scenario.Target;
import dev.simplon.acceptance.provider.Walk.Expectation;
import dev.simplon.acceptance.provider.Walk.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A [Scenario] under real terraform. All instances are made at once; then in each round every
/// instance takes its next step, so that one plan shows many changes, each alone in its resource.
///
/// After each round a plan shows no change, neither over the state that terraform has nor over an
/// empty one into which everything is imported; in the end all is imported and destroyed from
/// there. What is not as it should be is collected, so that one run tells of everything.
final class ScenarioRun {
    private static final String NOTHING = " to import, 0 to add, 0 to change, 0 to destroy.";

    private final Scenario scenario;
    private final LocalAzure azure;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private record Instance(String number, Target target, Walk walk, Hcl body) {
        String address() {
            return target.type() + ".i" + number;
        }

        Instance at(int round) {
            var now = body;
            for (var value : step(round).map(Step::values).orElse(Map.of()).entrySet()) {
                now = now.with(value.getKey(), value.getValue());
            }
            return new Instance(number, target, walk, now);
        }

        Optional<Step> step(int round) {
            return round < walk.steps().size()
                    ? Optional.of(walk.steps().get(round))
                    : Optional.empty();
        }
    }

    ScenarioRun(Scenario scenario, LocalAzure azure) {
        this.scenario = scenario;
        this.azure = azure;
        int number = 1;
        for (var target : scenario.targets()) {
            for (var walk : target.walks()) {
                var body = target.base();
                for (var value : walk.start().entrySet()) {
                    body = body.with(value.getKey(), value.getValue());
                }
                var instance = new Instance(Integer.toString(number++), target, walk, body);
                instances.put(instance.address(), instance);
            }
        }
    }

    void run() {
        var terraform =
                azure.terraform(scenario.name() + "-" + scenario.version(), scenario.version());
        terraform.configured(configuration()).plan(2);
        terraform.apply();
        settled(terraform, "after the creation");
        int rounds =
                instances.values().stream().mapToInt(i -> i.walk().steps().size()).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            int now = round;
            instances.replaceAll((_, instance) -> instance.at(now));
            terraform.configured(configuration()).plan(changes(now) ? 2 : 0);
            terraform.planned().get("resource_changes").forEach(change -> examine(change, now));
            terraform.apply();
            settled(terraform, "after step " + (round + 1));
        }
        destroyImported(terraform);
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    problems.size() + " problems\n\n" + String.join("\n\n", problems));
        }
    }

    private boolean changes(int round) {
        return instances.values().stream()
                .flatMap(instance -> instance.step(round).stream())
                .anyMatch(step -> step.expects() != Expectation.NOTHING);
    }

    private void settled(Terraform terraform, String when) {
        changeless(terraform, "The plan " + when, 0);
        changeless(importing(terraform), "The plan " + when + " that imports all", 2);
    }

    /// @param code the exit code of a plan without a change: an import is one, for terraform
    private void changeless(Terraform terraform, String plan, int code) {
        var run =
                terraform.run(
                        "plan", "-input=false", "-no-color", "-detailed-exitcode", "-out=plan");
        if (run.exit() == 1) {
            problems.add(plan + " fails\n" + run);
        } else if (run.exit() != code || !run.out().contains(code == 0 ? "No changes." : NOTHING)) {
            terraform
                    .planned()
                    .get("resource_changes")
                    .forEach(resource -> {
                        var change = resource.get("change");
                        if (!change.get("actions").get(0).asText().equals("no-op")) {
                            problems.add(
                                    "%s has %s of %s\n%s"
                                            .formatted(
                                                    plan,
                                                    change.get("actions"),
                                                    resource.get("address").asText(),
                                                    difference(change)));
                        }
                    });
        }
    }

    /// A folder beside, with an empty state and the configuration that imports all that is in the
    /// other's state.
    private Terraform importing(Terraform made) {
        return made.beside("imported").configured(configuration(true) + made.imports());
    }

    private void destroyImported(Terraform made) {
        var imported = importing(made);
        imported.plan(2);
        imported.apply();
        changeless(imported, "The plan after the import", 0);
        imported.destroy();
        for (var group : List.of("main", "other")) {
            if (azure.arm().groups().contains(scenario.name() + "-" + group)) {
                problems.add("The group " + group + " is still there after the destruction.");
            }
        }
    }

    private String configuration() {
        return configuration(false);
    }

    private String configuration(boolean forImport) {
        var text = new StringBuilder(LocalAzure.header());
        for (var group : Map.of("main", "West Europe", "other", "North Europe").entrySet()) {
            text.append(
                    """
                    resource "azurerm_resource_group" "%s" {
                      name     = "%s-%s"
                      location = "%s"
                    }
                    """
                            .formatted(
                                    group.getKey(),
                                    scenario.name(),
                                    group.getKey(),
                                    group.getValue()));
        }
        text.append(scenario.shared()).append('\n');
        for (var instance : instances.values()) {
            var body = instance.body().text();
            var lost =
                    Stream.concat(
                                    Stream.of("timeouts"),
                                    Scenario.LOST_ON_IMPORT
                                            .getOrDefault(instance.target().type(), Map.of())
                                            .keySet()
                                            .stream())
                            .filter(name ->
                                    instance.body().items().stream()
                                            .anyMatch(item -> item.name().equals(name)))
                            .toList();
            if (forImport && !lost.isEmpty()) {
                body += "  lifecycle {\n    ignore_changes = " + lost + "\n  }\n";
            }
            text.append(
                    "%s\nresource \"%s\" \"i@\" {\n%s}\n"
                            .formatted(instance.target().beside(), instance.target().type(), body)
                            .replace("@", instance.number()));
        }
        return text.toString()
                .replace("{subscription}", azure.arm().variable("ARM_SUBSCRIPTION_ID"));
    }

    /// One resource of a plan: what is to happen with it, and why.
    private void examine(JsonNode resource, int round) {
        var address = resource.get("address").asText();
        var step = Optional.ofNullable(instances.get(address)).flatMap(i -> i.step(round));
        var change = resource.get("change");
        var actions = new ArrayList<String>();
        change.get("actions").forEach(action -> actions.add(action.asText()));
        var expected =
                switch (step.map(Step::expects).orElse(Expectation.NOTHING)) {
                    case UPDATE -> List.of("update");
                    case REPLACE -> List.of("delete", "create");
                    case NOTHING -> List.of("no-op");
                };
        var told =
                "Step %d of %s (%s)"
                        .formatted(
                                round + 1,
                                address,
                                step.map(s -> s.values().toString()).orElse("no change"));
        if (!actions.equals(expected)) {
            problems.add(
                    told
                            + " is "
                            + actions
                            + " instead of "
                            + expected
                            + "\n"
                            + difference(change));
            return;
        }
        if (step.isEmpty() || step.get().expects() == Expectation.NOTHING) {
            return;
        }
        if (step.get().expects() == Expectation.UPDATE
                && change.at("/after_unknown/id").asBoolean()) {
            problems.add(told + " makes the id of an existing resource unknown");
        }
        for (var path : step.get().values().keySet()) {
            if (!differs(change, Scenario.withoutIndices(path))) {
                problems.add(told + " does not change " + path + "\n" + difference(change));
            }
        }
        if (step.get().expects() == Expectation.REPLACE) {
            var paths = new ArrayList<String>();
            change.path("replace_paths").forEach(path -> paths.add(joined(path)));
            if (step.get().values().keySet().stream()
                    .map(Scenario::withoutIndices)
                    .noneMatch(path -> paths.stream().anyMatch(p -> isWithin(p, path)))) {
                problems.add(told + " is replaced because of " + paths);
            }
        }
    }

    private static boolean isWithin(String one, String other) {
        return (one + ".").startsWith(other + ".") || (other + ".").startsWith(one + ".");
    }

    private static String joined(JsonNode path) {
        var names = new ArrayList<String>();
        path.forEach(step -> {
            if (step.isTextual()) {
                names.add(step.asText());
            }
        });
        return String.join(".", names);
    }

    /// Whether what stands at a path is another after than before, or not known yet. What is
    /// write-only stands in no plan.
    private static boolean differs(JsonNode change, String path) {
        return path.endsWith("_wo")
                || !at(change.get("before"), path).equals(at(change.get("after"), path))
                || at(change.get("after_unknown"), path).stream()
                        .anyMatch(node -> node.toString().contains("true"));
    }

    private static List<JsonNode> at(JsonNode value, String path) {
        List<JsonNode> nodes = List.of(value);
        for (var name : path.split("\\.")) {
            var next = new ArrayList<JsonNode>();
            for (var node : nodes) {
                if (node.isArray()) {
                    node.forEach(element -> next.add(element.path(name)));
                } else {
                    next.add(node.path(name));
                }
            }
            nodes = next;
        }
        return nodes.stream().filter(node -> !node.isMissingNode() && !node.isNull()).toList();
    }

    private static String difference(JsonNode change) {
        var text = new StringBuilder();
        var after = change.get("after");
        change.get("before")
                .properties()
                .forEach(member -> {
                    var then = after == null ? null : after.get(member.getKey());
                    if (!member.getValue().equals(then)) {
                        text.append(
                                "    %s: %s -> %s\n"
                                        .formatted(member.getKey(), member.getValue(), then));
                    }
                });
        return text + "    not known: " + change.get("after_unknown");
    }
}
