package dev.simplon.values.msgpack;

import dev.simplon.values.convert.Conversion;
import java.math.BigDecimal;

/// A number in any of its three forms: integer, float, decimal string.
final class NumberForm {
    private NumberForm() {}

    static BigDecimal read(MessagePackReader in) throws MessagePackException {
        int start = in.offset();
        int code = in.peek();
        boolean isText =
                (code >= Format.FIXSTR && code < Format.NIL)
                        || (code >= Format.STR8 && code <= Format.STR32);
        if (!isText) {
            return in.readNumber();
        }
        var text = in.readText("a number");
        try {
            // Written out, `1e999999999` would be a gigabyte, and so would the text itself.
            if (text.length() <= Conversion.MOST_DIGITS) {
                var number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= Conversion.MOST_DIGITS) {
                    return number;
                }
            }
        } catch (NumberFormatException _) {
            throw new MessagePackException("a number is required", start);
        }
        throw new MessagePackException(
                "the number has more than " + Conversion.MOST_DIGITS + " digits", start);
    }
}
