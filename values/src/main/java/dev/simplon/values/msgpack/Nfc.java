package dev.simplon.values.msgpack;

import java.text.Normalizer;

/// Strings of Terraform's language are in Unicode's normal form C.
final class Nfc {
    private Nfc() {}

    static String of(String text) {
        // Nearly every text is ASCII, and then the tables of Unicode need not be loaded.
        return text.chars().allMatch(c -> c < 0x80)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
