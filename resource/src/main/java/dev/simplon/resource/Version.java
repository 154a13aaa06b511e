package dev.simplon.resource;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A full release number of a provider, such as `4.55.0`. Pre-releases are not numbers of this
/// kind.
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");
    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch);

    /// `4.55.0` or, with the patch left out, `4.55`.
    ///
    /// @throws IllegalArgumentException if the text is no such number
    public static Version of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a version: " + text));
    }

    /// Likewise; empty if the text is no such number.
    public static Optional<Version> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var patch = Optional.ofNullable(matcher.group(3)).map(Integer::parseInt).orElse(0);
        return Optional.of(
                new Version(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        patch));
    }

    /// Whether this is `other` or later.
    public boolean isFrom(Version other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
