package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import java.util.Optional;

/// The versions in which a row of a declaration holds.
///
/// @param since the first version; empty: from the beginning
/// @param until the first version in which it holds no more; empty: still
public record Period(Optional<Version> since, Optional<Version> until) {
    public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    public boolean contains(Version version) {
        return since.map(version::isFrom).orElse(true)
                && until.map(end -> !version.isFrom(end)).orElse(true);
    }

    /// Whether some version lies in both.
    public boolean overlaps(Period other) {
        return beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this);
    }

    private boolean beginsBeforeEndOf(Period other) {
        return since.isEmpty()
                || other.until.isEmpty()
                || since.get().compareTo(other.until.get()) < 0;
    }
}
