package dev.simplon.constructs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaNumberTest {
    /// What `String(x)` gives in Node 20.
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "5, 5",
        "-1.5, -1.5",
        "100, 100",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.5e21, 1.5e+21",
        "12345678901234567890, 12345678901234567000",
        "0.000001, 0.000001",
        "0.0000012, 0.0000012",
        "1e-7, 1e-7",
        "1.25e-7, 1.25e-7",
        "-0.000001, -0.000001",
        "123.456, 123.456",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "0.1, 0.1",
        "9007199254740993, 9007199254740992",
        "NaN, null",
        "Infinity, null"
    })
    void numbersAreWrittenAsEcmaScriptWritesThem(double number, String text) {
        assertThat(EcmaNumber.format(number)).isEqualTo(text);
    }

    @Test
    void everyNumberReadsBackAsItself() {
        qt().forAll(doubles().any())
                .assuming(Double::isFinite)
                .check(d -> Double.parseDouble(EcmaNumber.format(d)) == d);
    }

    @Test
    void wholeNumbersHaveNoPointAndNoExponent() {
        qt().forAll(integers().all()).check(i -> EcmaNumber.format(i).equals(Integer.toString(i)));
    }
}
