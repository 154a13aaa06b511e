package dev.simplon.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.Diagnostic;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {
    @Test
    void filesOfADirectoryAreOneModule(@TempDir Path directory) throws Exception {
        Files.writeString(
                directory.resolve("b.tf.json"),
                "{\"output\": {\"o\": {\"value\": \"${file(\\\"x.txt\\\")}\"}}}");
        Files.writeString(
                directory.resolve("a.tf.json"),
                "[{\"locals\": {\"x\": 1}}, {\"locals\": {\"y\": 2}, \"locals\": {\"z\": 3}}]");
        Files.writeString(directory.resolve("x.txt"), "content");

        var configuration = ConfigurationLoader.load(directory).value().orElseThrow();

        assertThat(configuration.locals())
                .extracting(Configuration.Local::name)
                .containsExactly("x", "y", "z");
        assertThat(configuration.outputs().getFirst().value().evaluate(new FakeScope()).value())
                .contains(Value.of("content"));
    }

    @Test
    void whatTheEmbeddedEngineCannotDoIsRefused(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("main.tf"), "");
        Files.writeString(directory.resolve("override.tf.json"), "{}");
        Files.writeString(
                directory.resolve("a.tf.json"),
                """
                {"module": {}, "moved": [], "import": [], "removed": [], "check": {}, "ephemeral": {},
                 "resorce": {},
                 "resource": {"t": {"n": {
                    "provisioner": [], "count": 1, "for_each": {}, "depends_on": ["${a.b}", "c.d"],
                    "lifecycle": {"precondition": [], "ignore_changes": ["tags"], "prevent_destroi": true}}}},
                 "variable": {"v": {"ephemeral": true, "type": "tuple(string)", "default": 1},
                              "w": {"type": "list(number)", "default": ["x"]},
                              "o": {"type": "object({a=optional(string)})"}},
                 "output": {"o": {}},
                 "terraform": {"cloud": {}, "backend": {"local": {}, "azurerm": {}}}}
                """);

        var told = told(ConfigurationLoader.load(directory).diagnostics());

        assertThat(told)
                .isEqualTo(
                        """
                        a.tf.json:1 "module" is not supported yet: Modules are not supported yet by the embedded engine. Run this configuration with terraform, or take the block out.
                        a.tf.json:1 "moved" is not supported yet: Moved blocks are not supported yet by the embedded engine. Run this configuration with terraform, or take the block out.
                        a.tf.json:1 "import" is not supported yet: Import blocks are not supported yet by the embedded engine. Run this configuration with terraform, or take the block out.
                        a.tf.json:1 "removed" is not supported yet: Removed blocks are not supported yet by the embedded engine. Run this configuration with terraform, or take the block out.
                        a.tf.json:1 "check" is not supported yet: Checks are not supported yet by the embedded engine. Run this configuration with terraform, or take the block out.
                        a.tf.json:1 "ephemeral" is not supported yet: Ephemeral resources are not supported yet by the embedded engine. Run this configuration with terraform, or take the block out.
                        a.tf.json:2 Extraneous JSON object property: No argument or block type is named "resorce". Did you mean "resource"?
                        a.tf.json:4 "provisioner" is not supported yet: Provisioners are not supported yet by the embedded engine. Run this configuration with terraform, or take it out.
                        a.tf.json:4 Invalid combination of "count" and "for_each": The "count" and "for_each" meta-arguments are mutually-exclusive, only one should be used to be explicit about the number of resources to be created.
                        a.tf.json:4 Invalid expression: "depends_on" holds bare addresses such as "azurerm_public_ip.example", without ${}; this is "${a.b}".
                        a.tf.json:5 Extraneous JSON object property: No argument or block type is named "prevent_destroi". Did you mean "prevent_destroy"?
                        a.tf.json:5 "precondition" is not supported yet: Preconditions are not supported yet by the embedded engine. Run this configuration with terraform, or take it out.
                        a.tf.json:6 Ephemeral variables are not supported yet: The embedded engine would keep the value in its state. Run this configuration with terraform, or take "ephemeral" out.
                        a.tf.json:6 Invalid type specification: Tuple type constructor requires a list of element types: tuple([string, bool]).
                        a.tf.json:7 Invalid default value for variable: This default value is not compatible with the variable's type constraint: element 0: a number is required.
                        a.tf.json:8 Invalid type specification: Optional attributes of object types are not supported yet by the embedded engine; run this configuration with terraform.
                        a.tf.json:9 Missing required argument: The argument "value" is required, but no definition was found.
                        a.tf.json:10 "cloud" is not supported yet: The embedded engine does not know this block yet. Run this configuration with terraform.
                        a.tf.json:10 Duplicate definition: There is already a backend, at a.tf.json:10. Names must be unique.
                        main.tf:0 Native configuration files are not supported yet: main.tf: the embedded engine reads Terraform's JSON syntax (*.tf.json) only. Run this configuration with terraform, or write it in Java.
                        override.tf.json:0 Override files are not supported yet: override.tf.json: the embedded engine does not merge override files. Run this configuration with terraform.
                        """);
    }

    @Test
    void brokenJsonIsSaidWithItsPlace() {
        assertThat(
                        told(
                                ConfigurationLoader.load("x.tf.json", "{\n  \"locals\": {]\n}")
                                        .diagnostics()))
                .startsWith("x.tf.json:2 Invalid JSON: Unexpected close marker ']': expected '}'");
        assertThat(told(ConfigurationLoader.load("x.tf.json", "").diagnostics()))
                .isEqualTo(
                        "x.tf.json:1 Missing JSON value: The file is empty; it must hold a JSON object.\n");
    }

    @Test
    void directoryWithoutConfigurationIsRefused(@TempDir Path directory) {
        assertThat(ConfigurationLoader.load(directory).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("No configuration files");
        assertThat(ConfigurationLoader.load(directory.resolve("nothing")).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Failed to read module directory");
    }

    @Test
    void variablesLocalsAndOutputsOfCdktfAreRead() {
        var text = Goldens.text("09-variables-locals-outputs");
        assertThat(told(ConfigurationLoader.load("cdk.tf.json", text).diagnostics()))
                .isEqualTo(
                        "cdk.tf.json:172 Invalid type specification: The type constructor \"tuple\" takes exactly one"
                                + " argument.\n");

        var configuration =
                ConfigurationLoader.load(
                                "cdk.tf.json",
                                text.replace("tuple(string, bool)", "tuple([string, bool])"))
                        .value()
                        .orElseThrow();

        var v3 =
                configuration.variables().stream()
                        .filter(v -> v.name().equals("v3"))
                        .findFirst()
                        .orElseThrow();
        assertThat(v3.defaultValue().orElseThrow().member("b_c")).contains(Value.of(1));
        var v9 =
                configuration.variables().stream()
                        .filter(v -> v.name().equals("v9"))
                        .findFirst()
                        .orElseThrow();
        assertThat(v9.validations()).hasSize(2);
        assertThat(
                        v9.validations()
                                .getFirst()
                                .condition()
                                .evaluate(new FakeScope().variable("v2", Value.of("d")))
                                .value())
                .contains(Value.of(false));
        assertThat(
                        configuration.outputs().stream()
                                .filter(o -> o.name().equals("o2"))
                                .findFirst()
                                .orElseThrow()
                                .sensitive())
                .isTrue();
    }

    @Test
    void templatesOfCdktfAreEvaluated() {
        var configuration = Goldens.load("05-tokens-and-escapes").value().orElseThrow();
        var scope =
                new FakeScope()
                        .variable("n", Value.of(5))
                        .variable("v", Value.of("w"))
                        .variable(
                                "l", Value.list(Type.STRING, List.of(Value.of("a"), Value.of("b"))))
                        .resource("azurerm_resource_group", "rg", group());

        var failed =
                configuration.outputs().stream()
                        .map(o -> o.value().evaluate(scope))
                        .filter(c -> c.isFailed())
                        .flatMap(c -> c.diagnostics().stream())
                        .toList();
        assertThat(told(failed))
                .isEqualTo(
                        "cdk.tf.json:149 Unclosed expression: The expression ends too early: something that was opened is not closed, or an operand is missing. Write $${ or %%{ for text that is no expression.\n");
        assertThat(output(configuration, "s4", scope)).isEqualTo(Value.of("a test b West US c"));
        assertThat(output(configuration, "s6", scope)).isEqualTo(Value.of("${not.a.ref}"));
        assertThat(output(configuration, "s12", scope))
                .isEqualTo(Value.of("raw ${x} \\\"q\\\" end"));
        assertThat(output(configuration, "s13", scope)).isEqualTo(Value.of(5));
        assertThat(output(configuration, "s14", scope)).isEqualTo(Value.of("port:5"));
        assertThat(output(configuration, "s31", scope)).isEqualTo(Value.of("x"));
        assertThat(output(configuration, "s32", scope)).isEqualTo(Value.of("}test{"));
        assertThat(output(configuration, "s19", scope).member("key-West US"))
                .contains(Value.of("token in a key"));
    }

    @Test
    void overriddenStackOfCdktfIsRefusedForItsCheckAndItsEphemeralVariableOnly() {
        assertThat(Goldens.load("08-overrides").diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly(
                        "\"check\" is not supported yet",
                        "Ephemeral variables are not supported yet");
    }

    @Test
    void iteratorsOfCdktfAreEvaluated() {
        var configuration = Goldens.load("07-iterators-count-dynamic").value().orElseThrow();
        var region = new LinkedHashMap<String, Value>();
        region.put("cidr", Value.of("10.0.0.0/16"));
        region.put("zone", Value.of(1));
        var rule = new LinkedHashMap<String, Value>();
        rule.put("name", Value.of("ssh"));
        rule.put("port", Value.of("22"));
        var regions = new LinkedHashMap<String, Value>();
        regions.put("eu", Value.object(region));
        var scope =
                new FakeScope()
                        .variable("regions", Value.map(Value.object(region).type(), regions))
                        .variable(
                                "rules",
                                Value.list(Value.object(rule).type(), List.of(Value.object(rule))))
                        .variable("names", Value.set(Type.STRING, List.of(Value.of("a"))))
                        .with(new Reference.Each("value"), Value.object(rule));

        assertThat(output(configuration, "forMap", scope).member("ssh")).contains(Value.of("22"));
        assertThat(output(configuration, "forList", scope))
                .isEqualTo(Value.tuple(List.of(Value.of("10.0.0.0/16"))));
        var each =
                configuration.resources().stream()
                        .filter(r -> r.address().equals("azurerm_subnet.each"))
                        .findFirst()
                        .orElseThrow();
        assertThat(each.forEach().orElseThrow().evaluate(scope).value().orElseThrow().member("ssh"))
                .contains(Value.object(rule));
        assertThat(each.body().names()).doesNotContain("for_each", "//");
        assertThat(each.body().attribute("name").orElseThrow().evaluate(scope).value())
                .contains(Value.of("ssh"));
    }

    @Test
    void functionsAndOperatorsOfCdktfAreEvaluated() {
        var configuration = Goldens.load("06-functions-and-operators").value().orElseThrow();
        var deep = new LinkedHashMap<String, Value>();
        var inner = new LinkedHashMap<String, Value>();
        inner.put("d", Value.of(7));
        var middle = new LinkedHashMap<String, Value>();
        middle.put("b-c", Value.object(inner));
        deep.put("a", Value.tuple(List.of(Value.object(middle))));
        deep.put("key", Value.of("k"));
        deep.put("odd key", Value.of("odd"));
        deep.put("4", Value.object(new LinkedHashMap<>(Map.of("x", Value.of(9)))));
        deep.put("p;q", Value.of("s"));
        var scope =
                new FakeScope()
                        .variable("b", Value.of(true))
                        .variable("n", Value.of(4))
                        .variable("s", Value.of("p;q"))
                        .variable(
                                "l", Value.list(Type.STRING, List.of(Value.of("x"), Value.of("y"))))
                        .variable("m", Value.object(deep))
                        .with(new Reference.Local("f01"), Value.of("ABC"))
                        .resource("azurerm_resource_group", "rg", group());

        var told =
                configuration.locals().stream()
                        .flatMap(local ->
                                local.value().evaluate(scope).diagnostics().stream()
                                        .map(d -> local.name() + " " + d.summary() + "\n"))
                        .collect(Collectors.joining());

        assertThat(told)
                .isEqualTo(
                        """
                        c03 Inconsistent conditional result types
                        f25 Invalid function argument
                        f26 Invalid function argument
                        f33 Function not supported yet
                        f34 Function not supported yet
                        r04 Reference to undeclared
                        """);
        assertThat(local(configuration, "f08", scope)).isEqualTo(Value.of("10.4.0.0/16"));
        assertThat(local(configuration, "f15", scope)).isEqualTo(Value.tuple(List.of(Value.of(7))));
        assertThat(local(configuration, "f19", scope))
                .isEqualTo(Value.of("{\"a\":\"test\",\"b\":[1,\"x\"],\"c\":{\"d\":false}}"));
        assertThat(local(configuration, "o02", scope)).isEqualTo(Value.of(30));
        assertThat(local(configuration, "o08", scope)).isEqualTo(Value.of(true));
        assertThat(local(configuration, "p05", scope)).isEqualTo(Value.of(2));
        assertThat(local(configuration, "p04", scope)).isEqualTo(Value.of(9));
    }

    private static Value group() {
        var group = new LinkedHashMap<String, Value>();
        group.put("id", Value.of("/rg"));
        group.put("name", Value.of("test"));
        group.put("location", Value.of("West US"));
        var tags = new LinkedHashMap<String, Value>();
        tags.put("Owner", Value.of("me"));
        tags.put("odd key", Value.of("odd"));
        group.put("tags", Value.map(Type.STRING, tags));
        return Value.object(group);
    }

    private static Value output(Configuration configuration, String name, Scope scope) {
        return configuration.outputs().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value()
                .evaluate(scope)
                .value()
                .orElseThrow();
    }

    private static Value local(Configuration configuration, String name, Scope scope) {
        return configuration.locals().stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value()
                .evaluate(scope)
                .value()
                .orElseThrow();
    }

    private static String told(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(d ->
                        "%s:%d %s: %s\n"
                                .formatted(
                                        d.origin().flatMap(Diagnostic.Origin::file).orElse(""),
                                        d.origin().map(Diagnostic.Origin::line).orElse(0),
                                        d.summary(),
                                        d.detail()))
                .collect(Collectors.joining());
    }
}
