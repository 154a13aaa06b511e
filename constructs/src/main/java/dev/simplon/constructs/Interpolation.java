package dev.simplon.constructs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds the `${` ... `}` that a user wrote by hand around tokens, where tokens go without their
/// own braces. `$${` opens nothing, and a `${` without its end neither.
final class Interpolation {
    private Interpolation() {}

    /// For each piece whether it stands inside a pair.
    static BitSet inside(List<Object> pieces) {
        var inside = new BitSet(pieces.size());
        var open = new ArrayDeque<Integer>();
        var braces = new ArrayList<Boolean>();
        for (int i = 0; i < pieces.size(); i++) {
            if (!(pieces.get(i) instanceof String text)) {
                continue;
            }
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (text.startsWith("$${", at)) {
                    at += 2;
                } else if (text.startsWith("${", at)) {
                    open.push(i);
                    braces.add(true);
                    at++;
                } else if (c == '{' && !open.isEmpty()) {
                    braces.add(false);
                } else if (c == '}' && !braces.isEmpty() && braces.removeLast()) {
                    inside.set(open.pop() + 1, i + 1);
                }
            }
        }
        return inside;
    }
}
