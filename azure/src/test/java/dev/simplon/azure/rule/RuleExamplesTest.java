package dev.simplon.azure.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.Stack;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the changes that each rule accepts and refuses: `examples/SIM-...json`, from a valid stack
/// (`siteToSite`; `V`: `networkToNetwork`) with some places `set`, documents `put` or `remove`d. A
/// change is a creation of the document `of`, or an `update` from the stack as it was (with `base`
/// laid over it), or its `delete`ion. What the refusals say is held in `findings.txt`.
class RuleExamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/simplon/azure/rule");

    @TestFactory
    Stream<DynamicTest> everyRuleAcceptsAndRefusesItsExamples() {
        return RuleCatalogue.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> run(rule)));
    }

    private static void run(Rule rule) {
        var examples = examples(rule);
        var accepts = examples.member("accepts").orElseThrow().asList();
        var refuses = examples.member("refuses").orElseThrow().asList();
        assertThat(accepts).isNotEmpty();
        assertThat(refuses).isNotEmpty();
        for (var example : accepts) {
            assertThat(findings(rule, example)).as(JsonCodec.encode(example)).isEmpty();
        }
        for (var example : refuses) {
            assertThat(findings(rule, example)).as(JsonCodec.encode(example)).isNotEmpty();
        }
    }

    @Test
    void findingsSayWhatWhyAndHowToMend() throws IOException {
        var text = new StringBuilder();
        for (var rule : RuleCatalogue.all()) {
            for (var example : examples(rule).member("refuses").orElseThrow().asList()) {
                for (var finding : findings(rule, example)) {
                    text.append(rule.id())
                            .append(' ')
                            .append(finding.severity())
                            .append(finding.code().map(c -> " " + c).orElse(""))
                            .append("\n  ")
                            .append(finding.resource().name())
                            .append(", ")
                            .append(finding.at())
                            .append("\n  ")
                            .append(finding.what())
                            .append(".\n  ")
                            .append(finding.why())
                            .append("\n  ")
                            .append(finding.mend())
                            .append("\n\n");
                }
            }
        }
        var golden = FOLDER.resolve("findings.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(golden));
    }

    @Test
    void severityFollowsTheEvidence() {
        for (var rule : RuleCatalogue.all()) {
            for (var example : examples(rule).member("refuses").orElseThrow().asList()) {
                for (var finding : findings(rule, example)) {
                    if (rule.evidence() == Rule.Evidence.KNOWN) {
                        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    }
                    if (finding.code().isPresent()) {
                        assertThat(rule.evidence())
                                .isIn(Rule.Evidence.OBSERVED, Rule.Evidence.SCHEMA);
                    }
                }
            }
        }
    }

    private static List<Finding> findings(Rule rule, Value example) {
        var stack =
                example.member("stack").isPresent() ? Stack.networkToNetwork() : Stack.siteToSite();
        for (var id : List.copyOf(stack.documents().keySet())) {
            stack.set(id, "location", "\"westus2\"");
        }
        lay(stack, example.member("base"));
        var target = id(example.member("of").flatMap(Value::asText).orElseThrow());
        var before = Optional.ofNullable(stack.documents().get(target));
        lay(stack, example.member("put"));
        lay(stack, example.member("set"));
        var planned = stack.get(target);
        example.member("remove")
                .ifPresent(ids ->
                        ids.asList().forEach(id -> stack.remove(id(id.asText().orElseThrow()))));
        var change =
                example.member("delete").isPresent()
                        ? new Change(target, target.type(), Optional.of(planned), Optional.empty())
                        : new Change(
                                target,
                                target.type(),
                                example.member("update").isPresent() ? before : Optional.empty(),
                                Optional.of(planned));
        var neighbours = new LinkedHashMap<>(stack.documents());
        change.prior().ifPresent(prior -> neighbours.put(target, prior));
        var asOf =
                example.member("asOf")
                        .flatMap(Value::asText)
                        .map(LocalDate::parse)
                        .orElse(StacksOfTheDocumentationTest.TODAY);
        return RuleCatalogue.judge(List.of(change), Neighbours.of(neighbours, true), asOf)
                .findings()
                .stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /// `type/name` with a whole document, or `type/name:place` with what is to be there.
    private static void lay(Stack stack, Optional<Value> over) {
        for (Map.Entry<String, Value> each : over.map(Value::asMap).orElse(EMPTY).entrySet()) {
            var parts = each.getKey().split(":", 2);
            var id = id(parts[0]);
            if (parts.length == 1) {
                stack.put(id, (ObjectValue) each.getValue());
            } else {
                stack.set(id, parts[1], JsonCodec.encode(each.getValue()));
            }
        }
    }

    private static final SequencedMap<String, Value> EMPTY = new LinkedHashMap<>();

    private static ResourceId id(String typesAndNames) {
        var parts = List.of(typesAndNames.split("/"));
        var types = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i += 2) {
            types.add(parts.get(i));
            names.add(parts.get(i + 1));
        }
        return new ResourceId("s", "g", "Microsoft.Network", types, names);
    }

    private static Value examples(Rule rule) {
        try {
            return Stack.value(
                    Files.readString(FOLDER.resolve("examples").resolve(rule.id() + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(rule.id() + " has no examples", e);
        }
    }
}
