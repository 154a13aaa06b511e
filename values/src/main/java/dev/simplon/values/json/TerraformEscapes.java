package dev.simplon.values.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/// The escapes of Go's JSON encoder: what could end a script element of HTML is escaped, and
/// hexadecimal digits are small.
final class TerraformEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    static final TerraformEscapes INSTANCE = new TerraformEscapes();

    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    private TerraformEscapes() {
        for (int c = 0; c < ascii.length; c++) {
            if (ascii[c] == ESCAPE_STANDARD || c == '<' || c == '>' || c == '&') {
                ascii[c] = ESCAPE_CUSTOM;
            }
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return (c < ascii.length && ascii[c] == ESCAPE_CUSTOM) || c == 0x2028 || c == 0x2029
                ? new SerializedString("\\u%04x".formatted(c))
                : null;
    }
}
