package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import java.util.List;

/// What must hold between the members of one block.
///
/// @param names of the members it is about; those that a version does not know are left out
public record Constraint(Kind kind, List<String> names, Period period) {
    public Constraint {
        names = List.copyOf(names);
    }

    public enum Kind {
        /// One of them, and only one.
        EXACTLY_ONE,
        /// One or more of them.
        AT_LEAST_ONE,
        /// Not more than one of them.
        CONFLICT,
        /// All of them or none.
        TOGETHER
    }

    boolean holdsIn(Version version) {
        return period.contains(version);
    }
}
