package dev.simplon.values;

import java.util.Comparator;

/// Texts by the bytes of their UTF-8 form, as Go sorts strings: the order of code points. Java's
/// own order differs for characters beyond U+FFFF.
public enum Utf8Order implements Comparator<String> {
    UTF8_ORDER;

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // A surrogate stands for a code point above every char that is none.
                boolean highA = Character.isSurrogate(a);
                boolean highB = Character.isSurrogate(b);
                return highA == highB ? Character.compare(a, b) : highA ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
