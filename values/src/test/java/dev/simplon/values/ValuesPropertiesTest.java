package dev.simplon.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.convert.Unification;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesPropertiesTest {
    @Test
    void valueSurvivesJsonInEveryForm() {
        qt().forAll(Values.fromJson())
                .checkAssert(value -> {
                    assertThat(decoded(JsonCodec.encode(value))).isEqualTo(value);
                    assertThat(decoded(JsonCodec.encodePretty(value))).isEqualTo(value);
                    assertThat(decoded(JsonCodec.encodeState(value))).isEqualTo(value);
                    assertThat(decoded(JsonCodec.encodeTerraform(value))).isEqualTo(value);
                });
    }

    @Test
    void conversionToTheOwnTypeChangesNothing() {
        qt().forAll(Values.any())
                .checkAssert(value -> assertThat(converted(value, value.type())).isEqualTo(value));
    }

    @Test
    void numberSurvivesBeingAString() {
        qt().forAll(Values.numbers())
                .checkAssert(number ->
                        assertThat(converted(converted(number, Type.STRING), Type.NUMBER))
                                .isEqualTo(number));
    }

    @Test
    void whatUnifiesConvertsToTheUnifiedType() {
        qt().forAll(lists().of(Values.any()).ofSizeBetween(1, 4))
                .checkAssert(values ->
                        Unification.unify(values.stream().map(Value::type).toList())
                                .ifPresent(type ->
                                        values.forEach(value ->
                                                assertThat(
                                                                Conversion.isPossible(
                                                                        value.type(), type))
                                                        .isTrue())));
    }

    @Test
    void unifyingDoesNotLookAtTheOrder() {
        qt().forAll(Values.any(), Values.any())
                .checkAssert((left, right) ->
                        assertThat(Unification.unify(List.of(left.type(), right.type())))
                                .isEqualTo(Unification.unify(List.of(right.type(), left.type()))));
    }

    @Test
    void setIsTheSameInEveryOrder() {
        qt().forAll(lists().of(Values.fromJson()).ofSizeBetween(0, 5))
                .checkAssert(elements -> {
                    var set = Value.set(Type.DYNAMIC, elements);
                    var turned = Value.set(Type.DYNAMIC, elements.reversed());
                    assertThat(turned).isEqualTo(set).hasSameHashCodeAs(set);
                    assertThat(turned.asList()).isEqualTo(set.asList());
                });
    }

    @Test
    void maskedTextShowsNothingOfWhatIsMarked() {
        qt().forAll(Values.any())
                .checkAssert(value -> {
                    var secret = Value.sensitive(Value.of("s3cr3t"));
                    var whole = Value.tuple(List.of(value, secret));
                    assertThat(Rendering.masked(whole)).doesNotContain("s3cr3t");
                    assertThat(whole.containsSensitive()).isTrue();
                    assertThat(whole.unmarkedDeep().containsSensitive()).isFalse();
                });
    }

    private static Value decoded(String json) {
        try {
            return JsonCodec.decode(json);
        } catch (JsonException e) {
            throw new AssertionError(json, e);
        }
    }

    private static Value converted(Value value, Type type) {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw new AssertionError(value + " to " + type, e);
        }
    }
}
