package dev.simplon.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.Checked;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The recorded answers of `terraform console`.
class ConsoleTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void valueIsTerraforms(String expression, String json, String type) {
        var value = evaluate(expression);

        assertThat(value.diagnostics()).isEmpty();
        assertThat(JsonCodec.encodeTerraform(value.value().orElseThrow())).isEqualTo(json);
        assertThat(written(value.value().orElseThrow().type())).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void errorIsTerraforms(String expression, String summary, String detail) {
        var value = evaluate(expression);

        assertThat(value.diagnostics())
                .first()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.summary()).isEqualTo(summary);
                    assertThat(diagnostic.detail()).isEqualTo(detail);
                });
    }

    private static Checked<Value> evaluate(String expression) {
        return Expressions.evaluate(expression, new FakeScope());
    }

    static Stream<Arguments> values() throws IOException, JsonException {
        return recorded("values.json")
                .map(one ->
                        Arguments.of(
                                text(one, "expr"),
                                text(one.member("ours").orElse(one), "json"),
                                text(one, "type").replaceAll("\\s+", " ")));
    }

    static Stream<Arguments> errors() throws IOException, JsonException {
        return recorded("errors.json")
                .map(one -> {
                    var ours = one.member("ours").orElse(one);
                    return Arguments.of(
                            text(one, "expr"), text(ours, "summary"), text(ours, "detail"));
                });
    }

    private static Stream<Value> recorded(String name) throws IOException, JsonException {
        try (var in = ConsoleTest.class.getResourceAsStream("console/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name);
            }
            return JsonCodec.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .asList()
                    .stream();
        }
    }

    private static String text(Value value, String member) {
        return value.member(member).orElseThrow().asText().orElse("");
    }

    /// As the console's `type` writes it, on one line.
    private static String written(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> primitive.friendlyName();
            case Type.Dynamic _ -> "dynamic";
            case Type.ListOf(Type element) -> "list(" + inner(element) + ")";
            case Type.SetOf(Type element) -> "set(" + inner(element) + ")";
            case Type.MapOf(Type element) -> "map(" + inner(element) + ")";
            case Type.TupleOf(List<Type> elements) ->
                    elements.isEmpty()
                            ? "tuple([])"
                            : elements.stream()
                                    .map(e -> written(e) + ",")
                                    .collect(Collectors.joining(" ", "tuple([ ", " ])"));
            case Type.ObjectOf object ->
                    object.attributes().isEmpty()
                            ? "object({})"
                            : new TreeMap<>(object.attributes())
                                    .entrySet().stream()
                                            .map(e ->
                                                    e.getKey() + ": " + written(e.getValue()) + ",")
                                            .collect(Collectors.joining(" ", "object({ ", " })"));
        };
    }

    private static String inner(Type element) {
        return !written(element).contains("[") && !written(element).contains("{")
                ? written(element)
                : " " + written(element) + ", ";
    }
}
