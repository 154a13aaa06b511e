package dev.simplon.values;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that a mistyped one was meant to be.
public final class Nearest {
    private Nearest() {}

    /// The known name that is at most a third of its letters away, but of names of one or two
    /// letters none (insertion, deletion, replacement, swap of neighbours; case does not count),
    /// the nearest first, of equally near ones the first in the alphabet; empty if none is near.
    public static Optional<String> name(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= allowed(name))
                .min(
                        Comparator.<String>comparingInt(name -> distance(written, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// ` Did you mean "name"?` to append to a sentence; the empty text if none is near.
    public static String hint(String written, Collection<String> known) {
        return name(written, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    private static int allowed(String name) {
        return name.length() <= 2 ? 0 : Math.max(1, name.length() / 3);
    }

    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best =
                        Math.min(
                                Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1),
                                rows[i - 1][j - 1] + cost);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = best;
            }
        }
        return rows[a.length()][b.length()];
    }
}
