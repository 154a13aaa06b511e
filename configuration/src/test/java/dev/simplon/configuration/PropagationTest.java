package dev.simplon.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropagationTest {
    private static final Value SECRET = Value.sensitive(Value.of("s3cr3t"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "var.u == \"a\" | BOOL",
                "!var.b | BOOL",
                "var.n + 1 | NUMBER",
                "-var.n | NUMBER",
                "var.n < 2 | BOOL",
                "var.b ? \"a\" : \"b\" | STRING",
                "var.b ? 1 : \"b\" | STRING",
                "upper(var.u) | STRING",
                "join(\",\", [\"a\", var.u]) | STRING",
                "[var.u][0] | STRING",
                "{a = var.u}.a | STRING",
                "length([var.u, \"b\"]) == 2 ? var.u : \"x\" | STRING",
                "timestamp() | STRING",
            })
    void unknownStaysUnknownOfTheRightType(String expression, String type) {
        var value = evaluate(expression);

        assertThat(value.isKnown()).isFalse();
        assertThat(value.type()).isEqualTo(Type.Primitive.valueOf(type));
    }

    @Test
    void unknownInsideIsKnownOutside() {
        assertThat(evaluate("length([var.u, 1])")).isEqualTo(Value.of(2));
        assertThat(evaluate("keys({a = var.u})")).isEqualTo(Value.tuple(List.of(Value.of("a"))));
        assertThat(evaluate("merge({a = var.u}, {b = 1}).b")).isEqualTo(Value.of(1));
        assertThat(evaluate("concat([var.u], [\"b\"])[1]")).isEqualTo(Value.of("b"));
        assertThat(evaluate("can(var.u)").isKnown()).isFalse();
    }

    @Test
    void textBeforeSomethingUnknownIsKnown() {
        assertThat(Expressions.evaluateTemplate("rg-${var.u}-x", scope()).value())
                .contains(new Value.Unknown(Type.STRING, Optional.of("rg-")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x-${var.s}\"",
                "upper(var.s)",
                "var.s == \"a\"",
                "var.s == \"a\" ? 1 : 2",
                "[for x in [1] : x if var.s != \"\"]",
                "{(var.s) = 1}",
                "jsonencode([var.s])",
                "var.m[var.s]",
                "toset([var.s])",
                "try(var.s, 1)",
            })
    void markTravelsWithWhatIsMadeOfIt(String expression) {
        assertThat(evaluate(expression).isSensitive()).isTrue();
    }

    @Test
    void markStaysWhereItIs() {
        assertThat(evaluate("[var.s, 1][1]")).isEqualTo(Value.of(1));
        assertThat(evaluate("{a = var.s, b = 2}.b")).isEqualTo(Value.of(2));
        assertThat(evaluate("{a = var.s}.a")).isEqualTo(SECRET);
        assertThat(evaluate("length([var.s])")).isEqualTo(Value.of(1));
        assertThat(evaluate("nonsensitive(var.s)")).isEqualTo(Value.of("s3cr3t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tonumber(var.s)",
                "parseint(var.s, 10)",
                "cidrhost(var.s, 1)",
                "{for x in [var.s, var.s] : x => 1}",
                "file(var.s)",
                "lookup({}, var.s)",
            })
    void noMessageShowsWhatIsMarked(String expression) {
        var diagnostics = Expressions.evaluate(expression, scope()).diagnostics();

        assertThat(diagnostics).isNotEmpty();
        assertThat(diagnostics.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void whatDiffersFromCallToCallIsKnownWhenApplying() {
        assertThat(
                        Expressions.evaluate("timestamp()", scope().applying())
                                .value()
                                .orElseThrow()
                                .isKnown())
                .isTrue();
    }

    private static Value evaluate(String expression) {
        var result = Expressions.evaluate(expression, scope());
        assertThat(result.diagnostics()).isEmpty();
        return result.value().orElseThrow();
    }

    private static FakeScope scope() {
        var map = new java.util.LinkedHashMap<String, Value>();
        map.put("s3cr3t", Value.of(1));
        return new FakeScope()
                .variable("u", Value.unknown(Type.STRING))
                .variable("n", Value.unknown(Type.NUMBER))
                .variable("b", Value.unknown(Type.BOOL))
                .variable("m", Value.map(Type.NUMBER, map))
                .variable("s", SECRET);
    }
}
