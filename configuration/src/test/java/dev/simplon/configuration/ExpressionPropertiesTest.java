package dev.simplon.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.simplon.values.Rendering;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class ExpressionPropertiesTest {
    private static final List<String> WORDS =
            List.of(
                    "${",
                    "%{",
                    "}",
                    "~}",
                    "\"",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "for",
                    "in",
                    "if",
                    "endif",
                    "endfor",
                    "else",
                    "x",
                    "var.a",
                    "1",
                    "1.5e3",
                    ".",
                    "...",
                    "*",
                    "[*]",
                    ",",
                    ":",
                    "=>",
                    "=",
                    "==",
                    "?",
                    "!",
                    "-",
                    "+",
                    "/",
                    "%",
                    "&&",
                    "||",
                    "upper",
                    "merge",
                    "\n",
                    " ",
                    "\\",
                    "\\n",
                    "$",
                    "$${",
                    "#",
                    "/*",
                    "*/",
                    "\u00e9",
                    "\ud83d\ude00",
                    "null",
                    "true",
                    "format(",
                    "cidrsubnet(\"10.0.0.0/8\",",
                    "0",
                    "data.a.b");

    @Test
    void anyTextGivesAValueOrDiagnostics() {
        Gen<String> soup =
                lists().of(integers().between(0, WORDS.size() - 1))
                        .ofSizeBetween(0, 14)
                        .map(indexes -> String.join("", indexes.stream().map(WORDS::get).toList()));
        qt().withExamples(4000)
                .forAll(soup.mix(strings().betweenCodePoints(1, 0x2FF).ofLengthBetween(0, 20)))
                .checkAssert(text -> {
                    var scope = new FakeScope().variable("a", Value.of("v"));
                    Expressions.evaluate(text, scope);
                    Expressions.evaluateTemplate(text, scope);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{a=", "!", "-", "\"${", "true ? 1 : ", "1 + ", "upper("})
    void deepNestingIsRefusedNotOverflowedBy(String piece) {
        var result = Expressions.evaluate(piece.repeat(50_000) + "1", new FakeScope());

        assertThat(result.isFailed()).isTrue();
    }

    @Test
    void anyTextIsReadAsConfigurationOrRefused() {
        Gen<String> soup =
                lists().of(integers().between(0, JSON.size() - 1))
                        .ofSizeBetween(0, 20)
                        .map(indexes -> String.join("", indexes.stream().map(JSON::get).toList()));
        qt().withExamples(3000)
                .forAll(soup)
                .checkAssert(text -> ConfigurationLoader.load("x.tf.json", text));
    }

    private static final List<String> JSON =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "\"resource\"",
                    "\"variable\"",
                    "\"type\"",
                    "\"a\"",
                    "\"output\"",
                    "\"value\"",
                    "\"${var.a}\"",
                    "\"${\"",
                    "1",
                    "1e99999",
                    "null",
                    "true",
                    "\"terraform\"",
                    "\"required_providers\"",
                    "\"lifecycle\"",
                    "\"provider\"",
                    "\"list(string)\"",
                    "{\"a\":{",
                    "\"locals\":",
                    "\"//\"",
                    "\"\\u0000\"",
                    "}}");

    @Test
    void printedValueIsReadBack() {
        qt().forAll(strings().betweenCodePoints(0x20, 0xD7FF).ofLengthBetween(0, 12), longs().all())
                .checkAssert((text, number) -> {
                    var value =
                            Value.tuple(
                                    List.of(
                                            Value.of(text),
                                            Value.of(number),
                                            Value.of(true),
                                            Value.nullOf(Type.DYNAMIC)));
                    assertThat(
                                    Expressions.evaluate(Rendering.masked(value), new FakeScope())
                                            .value())
                            .contains(value);
                });
    }

    @Test
    void subnetsLieInTheirPrefixAndBesideEachOther() {
        qt().forAll(
                        integers().between(0, 255),
                        integers().between(1, 8),
                        integers().between(0, 255))
                .checkAssert((octet, bits, any) -> {
                    int number = any % ((1 << bits) - 1);
                    var prefix = "10." + octet + ".0.0/16";
                    var here = text("cidrsubnet(\"%s\", %d, %d)".formatted(prefix, bits, number));
                    var next =
                            text("cidrsubnet(\"%s\", %d, %d)".formatted(prefix, bits, number + 1));
                    assertThat(here).startsWith("10." + octet + ".").endsWith("/" + (16 + bits));
                    assertThat(address(text("cidrhost(\"%s\", -1)".formatted(here))) + 1)
                            .isEqualTo(address(text("cidrhost(\"%s\", 0)".formatted(next))));
                });
    }

    @Test
    void subnetsInARowEqualSubnetsByNumber() {
        qt().forAll(integers().between(1, 8), integers().between(1, 2))
                .checkAssert((bits, count) -> {
                    var row = ("," + bits).repeat(count);
                    for (int i = 0; i < count; i++) {
                        assertThat(text("cidrsubnets(\"fd00::/48\"%s)[%d]".formatted(row, i)))
                                .isEqualTo(
                                        text(
                                                "cidrsubnet(\"fd00::/48\", %d, %d)"
                                                        .formatted(bits, i)));
                    }
                });
    }

    private static long address(String text) {
        long number = 0;
        for (var octet : text.split("\\.")) {
            number = number * 256 + Long.parseLong(octet);
        }
        return number;
    }

    private static String text(String expression) {
        return Expressions.evaluate(expression, new FakeScope())
                .value()
                .orElseThrow()
                .asText()
                .orElseThrow();
    }
}
