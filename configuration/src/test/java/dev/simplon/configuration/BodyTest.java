package dev.simplon.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.configuration.BlockSpec.AttributeSpec;
import dev.simplon.configuration.BlockSpec.NestedSpec;
import dev.simplon.configuration.BlockSpec.Nesting;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final BlockSpec POLICY = policy();
    private static final BlockSpec SPEC = spec();

    @Test
    void blockIsWrittenAsObjectOrArrayOrTwice() {
        var once = decode("\"name\": \"n\", \"policy\": {\"cidr\": \"a\"}");
        var array = decode("\"name\": \"n\", \"policy\": [{\"cidr\": \"a\"}]");
        var twice =
                decode(
                        "\"name\": \"n\", \"policy\": {\"cidr\": \"a\"}, \"policy\": [{\"cidr\": \"b\"}]");
        var none = decode("\"name\": \"n\", \"policy\": null");

        assertThat(cidrs(once)).containsExactly("a");
        assertThat(array).isEqualTo(once);
        assertThat(cidrs(twice)).containsExactly("a", "b");
        assertThat(cidrs(none)).isEmpty();
    }

    @Test
    void commentIsAnArgumentNeitherOfABodyNorOfABlock() {
        var decoded =
                decode(
                        "\"//\": {\"x\": 1}, \"name\": \"n\", \"policy\": {\"//\": \"y\", \"cidr\": \"a\"}");

        assertThat(decoded.isFailed()).isFalse();
    }

    @Test
    void commentInAMapIsAKeyOfIt() {
        var decoded = decode("\"name\": \"n\", \"tags\": {\"//\": \"x\"}");

        assertThat(Path.of("tags").key("//").in(decoded.value().orElseThrow()))
                .contains(Value.of("x"));
    }

    @Test
    void dynamicBlockGivesOneBlockForEachElement() {
        var decoded =
                decode(
                        """
                        "name": "n", "dynamic": {"policy": {
                          "for_each": {"b": "2", "a": "1"}, "iterator": "it",
                          "content": {"cidr": "${it.key}-${it.value}"}}}
                        """);

        assertThat(cidrs(decoded)).containsExactly("a-1", "b-2");
    }

    @Test
    void dynamicBlockIsNamedByItsTypeWithoutIterator() {
        var decoded =
                decode(
                        """
                        "name": "n", "dynamic": [{"policy": {
                          "for_each": "${toset([\\"x\\"])}",
                          "content": {"cidr": "${policy.value}"}}}]
                        """);

        assertThat(cidrs(decoded)).containsExactly("x");
    }

    @Test
    void dynamicBlockOverSomethingUnknownIsUnknown() {
        var decoded =
                decode(
                        """
                        "name": "n", "dynamic": {"policy": {
                          "for_each": "${var.unknown}", "content": {"cidr": "${policy.value}"}}}
                        """);

        assertThat(decoded.value().orElseThrow().member("policy"))
                .contains(Value.unknown(Type.list(POLICY.impliedType())));
    }

    @Test
    void referencesLeaveOutWhatADynamicBlockBinds() {
        var body =
                body(
                        """
                        "name": "${var.n}", "dynamic": {"policy": {
                          "for_each": "${var.list}",
                          "content": {"cidr": "${policy.value}${local.l}${var.n}"}}}
                        """);

        assertThat(body.references(SPEC))
                .containsExactly(
                        new Reference.Variable("n"),
                        new Reference.Variable("list"),
                        new Reference.Local("l"));
    }

    @Test
    void placeIsOfTheArgumentItself() {
        var body = body("\"name\": \"n\",\n \"policy\": [\n{},\n{ \"cidr\": \"a\"}\n]");

        assertThat(body.locate(Path.of("policy").index(1).attribute("cidr")))
                .isEqualTo(new Location("main.tf.json", 4, 3));
        assertThat(body.locate(Path.of("policy").index(1).attribute("other")))
                .isEqualTo(new Location("main.tf.json", 4, 1));
        assertThat(body.locate(Path.of("nothing"))).isEqualTo(new Location("main.tf.json", 1, 26));
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        var decoded =
                decode(
                        """
                        "nmae": "n",
                        "id": "x",
                        "size": "large",
                        "tags": {"a": ["b"]},
                        "policy": [{"cdir": "a"}, {"cidr": "${var.nope}"}, {"cidr": "${[1}"}],
                        "dynamic": {"polcy": {"for_each": [], "content": {}}, "policy": {"for_each": null, "content": {}}}
                        """);

        assertThat(told(decoded))
                .isEqualTo(
                        """
                        main.tf.json:2 nmae: Extraneous JSON object property: No argument or block type is named "nmae". Did you mean "name"?
                        main.tf.json:3 id: Value for unconfigurable attribute: Can't configure a value for "id": its value will be decided automatically based on the result of applying this configuration. Remove the argument.
                        main.tf.json:4 size: Incorrect attribute value type: Inappropriate value for attribute "size": a number is required.
                        main.tf.json:5 tags["a"]: Incorrect attribute value type: Inappropriate value for attribute "tags": element "a": string required.
                        main.tf.json:7 : Unsupported block type: Blocks of type "polcy" are not expected here. Did you mean "policy"?
                        main.tf.json:7 policy: Invalid dynamic for_each value: Cannot use a null value in for_each.
                        main.tf.json:1 name: Missing required argument: The argument "name" is required, but no definition was found.
                        main.tf.json:6 policy: Too many policy blocks: No more than 2 "policy" blocks are allowed.
                        main.tf.json:6 policy[0].cdir: Extraneous JSON object property: No argument or block type is named "cdir". Did you mean "cidr"?
                        main.tf.json:6 policy[0].cidr: Missing required argument: The argument "cidr" is required, but no definition was found.
                        main.tf.json:6 policy[1].cidr: Reference to undeclared: Variable[name=nope]
                        main.tf.json:6 policy[2].cidr: Invalid expression: "}" is not expected here.
                        """);
    }

    private static String told(Checked<?> checked) {
        return checked.diagnostics().stream().map(BodyTest::told).collect(Collectors.joining());
    }

    static String told(Diagnostic diagnostic) {
        var origin = diagnostic.origin().orElseThrow();
        return "%s:%d %s: %s: %s\n"
                .formatted(
                        origin.file().orElse(""),
                        origin.line(),
                        diagnostic.at(),
                        diagnostic.summary(),
                        diagnostic.detail());
    }

    private static List<String> cidrs(Checked<ObjectValue> decoded) {
        return decoded.value().orElseThrow().member("policy").orElseThrow().asList().stream()
                .map(p -> p.member("cidr").orElseThrow().asText().orElseThrow())
                .toList();
    }

    private static Checked<ObjectValue> decode(String members) {
        return body("\n" + members)
                .decode(
                        SPEC,
                        new FakeScope().variable("unknown", Value.unknown(Type.list(Type.STRING))));
    }

    private static Body body(String members) {
        return ConfigurationLoader.load(
                        "main.tf.json", "{\"resource\": {\"t\": {\"n\": {" + members + "}}}}")
                .value()
                .orElseThrow()
                .resources()
                .getFirst()
                .body();
    }

    private static BlockSpec policy() {
        var attributes = new LinkedHashMap<String, AttributeSpec>();
        attributes.put("cidr", new AttributeSpec(Type.STRING, true, true));
        return new BlockSpec(attributes, new LinkedHashMap<>());
    }

    private static BlockSpec spec() {
        var attributes = new LinkedHashMap<String, AttributeSpec>();
        attributes.put("id", new AttributeSpec(Type.STRING, false, false));
        attributes.put("name", new AttributeSpec(Type.STRING, true, true));
        attributes.put("size", new AttributeSpec(Type.NUMBER, false, true));
        attributes.put("tags", new AttributeSpec(Type.map(Type.STRING), false, true));
        var blocks = new LinkedHashMap<String, NestedSpec>();
        blocks.put("policy", new NestedSpec(Nesting.LIST, POLICY, 0, 2));
        return new BlockSpec(attributes, blocks);
    }
}
