package dev.simplon.constructs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The cases of CDKTF's tokens and interpolation, and the defects that are not copied.
class TokenTest {
    private final TerraformStack stack = new TerraformStack(new Construct(), "tok");
    private final TerraformVariable v = TerraformVariable.Builder.create(stack, "v").build();
    private final TerraformVariable n = TerraformVariable.Builder.create(stack, "n").build();
    private final TerraformVariable l = TerraformVariable.Builder.create(stack, "l").build();

    private @Nullable Object resolved(@Nullable Object value) {
        return new Resolver(stack, false, false).resolve(value);
    }

    @Test
    void aTokenAloneIsItsReference() {
        assertThat(resolved(v.getStringValue())).isEqualTo("${var.v}");
        assertThat(resolved(n.getNumberValue())).isEqualTo("${var.n}");
        assertThat(resolved(l.getListValue())).isEqualTo("${var.l}");
        assertThat(resolved(Token.asStringMap(v.getValue()))).isEqualTo("${var.v}");
        assertThat(resolved(Token.asNumberList(v.getValue()))).isEqualTo("${var.v}");
    }

    @Test
    void tokensInTextAreReplacedWhereTheyStand() {
        assertThat(resolved("a " + v.getStringValue() + " b " + v.getStringValue() + " c"))
                .isEqualTo("a ${var.v} b ${var.v} c");
        assertThat(resolved("port:" + n.getNumberValue())).isEqualTo("port:${var.n}");
        assertThat(resolved("}" + v.getStringValue() + "{")).isEqualTo("}${var.v}{");
    }

    @Test
    void numberTokensAreFoundAfterASignAndInARow() {
        assertThat(resolved("rg-" + n.getNumberValue())).isEqualTo("rg-${var.n}");
        assertThat(resolved("" + n.getNumberValue() + n.getNumberValue()))
                .isEqualTo("${var.n}${var.n}");
        assertThat(resolved("" + n.getNumberValue() + 1)).isEqualTo("${var.n}1");
    }

    @Test
    void insideHandWrittenBracesTokensGoWithoutTheirOwn() {
        assertThat(resolved("${" + v.getStringValue() + "}")).isEqualTo("${var.v}");
        assertThat(resolved("${upper(" + v.getStringValue() + ")}-" + v.getStringValue()))
                .isEqualTo("${upper(var.v)}-${var.v}");
        assertThat(resolved("x ${max(" + n.getNumberValue() + ", 1)} y"))
                .isEqualTo("x ${max(var.n, 1)} y");
        assertThat(resolved("${{a = " + v.getStringValue() + "}}")).isEqualTo("${{a = var.v}}");
    }

    @Test
    void handWrittenTextIsNeverEscaped() {
        for (var text :
                List.of(
                        "${azurerm_resource_group.rg.name}",
                        "$${not.a.ref}",
                        "%{ if true }x%{ endif }",
                        "tail${")) {
            assertThat(resolved(text)).isEqualTo(text);
        }
        assertThat(resolved("$${" + v.getStringValue() + "}")).isEqualTo("$${${var.v}}");
        assertThat(resolved("tail${" + v.getStringValue())).isEqualTo("tail${${var.v}");
    }

    @Test
    void asStringLeavesTextAndAsNumberNumbersAlone() {
        assertThat(Token.asString("plain")).isEqualTo("plain");
        assertThat(Token.asNumber(5)).isEqualTo(5);
        assertThat(Token.asList(List.of("a"))).isEqualTo(List.of("a"));
        assertThat(resolved(Token.asString(Map.of("a", 1, "b", List.of(true, "x")))))
                .isEqualTo(Map.of("a", 1, "b", List.of(true, "x")));
    }

    @Test
    void theSameTokenHasTheSameDisguise() {
        var reference = v.getBooleanValue();
        assertThat(Token.asString(reference)).isEqualTo(Token.asString(reference));
    }

    @Test
    void keysOfMapsAreReplacedToo() {
        assertThat(resolved(Map.of("key-" + v.getStringValue(), "x")))
                .isEqualTo(Map.of("key-${var.v}", "x"));
    }

    @Test
    void javasNullIsAbsentAndTheNullTokenIsNull() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("absent", null);
        map.put("null", Token.nullValue());
        assertThat(resolved(map)).isEqualTo(Map.of("null", Null.NULL));
        assertThat(resolved(new ArrayList<>(Arrays.asList(null, 1, Token.nullValue()))))
                .isEqualTo(List.of(1, Null.NULL));
    }

    @Test
    void lazyValuesAreAskedForAtEachPass() {
        var count = new int[1];
        var late = Lazy.stringValue(_ -> "late" + count[0]++);
        assertThat(resolved(late)).isEqualTo("late0");
        assertThat(resolved("x-" + late)).isEqualTo("x-late1");
        assertThat(resolved(Lazy.anyValue(_ -> Map.of("x", v.getStringValue()))))
                .isEqualTo(Map.of("x", "${var.v}"));
        assertThat(resolved(Lazy.listValue(_ -> List.of("a")))).isEqualTo(List.of("a"));
        assertThat(resolved(Lazy.numberValue(_ -> 7))).isEqualTo(7);
    }

    @Test
    void unresolvedIsSeenAtAnyDepth() {
        assertThat(Token.isUnresolved(List.of(Map.of("a", "x" + v.getStringValue())))).isTrue();
        assertThat(Token.isUnresolved(n.getNumberValue())).isTrue();
        assertThat(Token.isUnresolved(List.of("${var.v}", 1))).isFalse();
    }

    @Test
    void listTokenWithOtherElementsIsRefused() {
        var mixed = List.of(l.getListValue().getFirst(), "b");
        assertThatThrownBy(() -> resolved(mixed))
                .isInstanceOf(ConstructException.class)
                .hasMessage(
                        "tok mixes the elements of a list that is not known yet with others. Join them with Terraform's concat function.");
    }

    @Test
    void listTokenAsTextIsRefused() {
        assertThatThrownBy(() -> resolved("x" + l.getListValue().getFirst()))
                .isInstanceOf(ConstructException.class)
                .hasMessageStartingWith(
                        "tok uses a list or map that is not known yet as text (or an element of it).");
    }

    @Test
    void mapTokenWithOtherEntriesIsRefused() {
        var mixed = new LinkedHashMap<String, Object>(Token.asStringMap(v.getValue()));
        mixed.put("k", "v");
        assertThatThrownBy(() -> resolved(mixed))
                .isInstanceOf(ConstructException.class)
                .hasMessageStartingWith("tok mixes the entries of a map");
    }

    @Test
    void constructAsArgumentIsRefused() {
        assertThatThrownBy(() -> resolved(List.of(v)))
                .isInstanceOf(ConstructException.class)
                .hasMessage(
                        "tok is given a construct (tok/v) where a value is expected. Give one of its attributes instead, such as its getId().");
    }
}
