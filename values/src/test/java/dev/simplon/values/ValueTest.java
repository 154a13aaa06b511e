package dev.simplon.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void numbersAreExactAndOneNumberHasOneForm() throws Exception {
        assertThat(JsonCodec.decode("1.50")).isEqualTo(JsonCodec.decode("1.5"));
        assertThat(JsonCodec.encode(JsonCodec.decode("12345678901234567890.123456789")))
                .isEqualTo("12345678901234567890.123456789");
        assertThat(JsonCodec.encode(JsonCodec.decode("1e30")))
                .isEqualTo("1000000000000000000000000000000");
    }

    @Test
    void numberThatWouldFillTheMemoryIsRefused() {
        assertThatThrownBy(() -> JsonCodec.decode("1e999999999"))
                .isInstanceOf(JsonException.class)
                .hasMessage("the number is too large");
        assertThatThrownBy(() -> Conversion.convert(Value.of("1e999999999"), Type.NUMBER))
                .isInstanceOf(ConversionException.class)
                .hasMessage("a number is required");
    }

    @Test
    void stateIsEscapedAndIndentedAsTerraformDoesIt() {
        var members = new LinkedHashMap<String, Value>();
        members.put("z", Value.of("<a & b>\u2028\u0001"));
        members.put("a", Value.tuple(List.of()));
        members.put("m", Value.object(new LinkedHashMap<>()));

        assertThat(JsonCodec.encodeState(Value.object(members)))
                .isEqualTo(
                        """
                        {
                          "z": "\\u003ca \\u0026 b\\u003e\\u2028\\u0001",
                          "a": [],
                          "m": {}
                        }\
                        """);
        assertThat(JsonCodec.encodeTerraform(Value.object(members)))
                .isEqualTo("{\"a\":[],\"m\":{},\"z\":\"\\u003ca \\u0026 b\\u003e\\u2028\\u0001\"}");
    }

    @Test
    void setGoesFromSmallToLarge() {
        assertThat(
                        Value.set(Type.NUMBER, List.of(Value.of(10), Value.of(9), Value.of(10)))
                                .asList())
                .containsExactly(Value.of(9), Value.of(10));
        assertThat(Value.set(Type.STRING, List.of(Value.of("b"), Value.of("a"))).asList())
                .containsExactly(Value.of("a"), Value.of("b"));
    }

    @Test
    void markOnAnElementOfASetIsAMarkOnTheSet() {
        var set = Value.set(Type.STRING, List.of(Value.sensitive(Value.of("a")), Value.of("a")));

        assertThat(set).isEqualTo(Value.sensitive(Value.set(Type.STRING, List.of(Value.of("a")))));
    }

    @Test
    void unknownOfOneTypeIsNoUnknownOfAnother() {
        assertThat(Conversion.isPossible(Type.list(Type.STRING), Type.STRING)).isFalse();
        assertThatThrownBy(() ->
                        Conversion.convert(Value.unknown(Type.list(Type.STRING)), Type.STRING))
                .hasMessage("string required");
    }

    @Test
    void conversionSaysWhere() {
        var object = new LinkedHashMap<String, Value>();
        object.put("name", Value.tuple(List.of()));
        assertThatThrownBy(() ->
                        Conversion.convert(
                                Value.tuple(List.of(Value.object(object))),
                                Type.list(Type.object(types(Map.of("name", Type.STRING))))))
                .isInstanceOfSatisfying(
                        ConversionException.class,
                        e ->
                                assertThat(e.told())
                                        .isEqualTo(
                                                "element 0: attribute \"name\": string required"));
    }

    @Test
    void renderingMasksDeepAndQuotes() {
        var object = new LinkedHashMap<String, Value>();
        object.put("key", Value.sensitive(Value.of("k")));
        object.put("b c", Value.of("a\"${x}\n"));
        object.put("n", Value.nullOf(Type.STRING));
        object.put("u", Value.unknown(Type.NUMBER));
        object.put("l", Value.tuple(List.of(Value.of(1), Value.of(true))));

        assertThat(Rendering.masked(Value.object(object)))
                .isEqualTo(
                        "{ key = (sensitive value), \"b c\" = \"a\\\"$${x}\\n\", n = null,"
                                + " u = (known after apply), l = [1, true] }");
    }

    @Test
    void nearestNameIsTheOneThatWasMeant() {
        var known = List.of("location", "name", "resource_group_name", "sku");
        assertThat(Nearest.name("loaction", known)).contains("location");
        assertThat(Nearest.name("Name", known)).contains("name");
        assertThat(Nearest.name("resource_group", known)).contains("resource_group_name");
        assertThat(Nearest.name("tags", known)).isEmpty();
        assertThat(Nearest.hint("skuu", known)).isEqualTo(" Did you mean \"sku\"?");
        assertThat(Nearest.hint("x", known)).isEmpty();
    }

    private static SequencedMap<String, Type> types(Map<String, Type> types) {
        return new LinkedHashMap<>(types);
    }
}
