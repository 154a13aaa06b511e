package dev.simplon.constructs;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as ECMAScript writes them (ECMA-262, Number::toString): the shortest digits that read
/// back as the same double, with an exponent from 1e21 up and below 1e-6.
final class EcmaNumber {
    private EcmaNumber() {}

    static String format(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "null";
        }
        if (number == 0) {
            return "0";
        }
        var decimal = shortest(Math.abs(number));
        var digits = decimal.unscaledValue().toString();
        int k = digits.length();
        int n = k - decimal.scale();
        var sign = number < 0 ? "-" : "";
        if (k <= n && n <= 21) {
            return sign + digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return sign + digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return sign + "0." + "0".repeat(-n) + digits;
        }
        var mantissa = k == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int exponent = n - 1;
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /// Java writes two digits where one would do (4.9E-324 for 5e-324).
    private static BigDecimal shortest(double number) {
        var decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            var shorter = decimal.round(new MathContext(1));
            if (shorter.doubleValue() == number) {
                return shorter.stripTrailingZeros();
            }
        }
        return decimal;
    }
}
