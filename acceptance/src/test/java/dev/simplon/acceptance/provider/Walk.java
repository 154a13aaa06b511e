package dev.simplon.acceptance.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happens to one instance of a resource: how it begins, and one change after the other, each
/// planned and applied by itself.
///
/// @param start what the instance has beside or instead of the target's base configuration
record Walk(Map<String, Object> start, List<Step> steps) {
    enum Expectation {
        UPDATE,
        REPLACE,
        NOTHING
    }

    /// @param values by path; all of them must differ in the plan
    record Step(Map<String, Object> values, Expectation expects) {}

    Walk {
        start = new LinkedHashMap<>(start);
        steps = List.copyOf(steps);
    }

    /// Begins as the base configuration is, with these changes.
    ///
    /// @param pathsAndValues in turn
    static Walk starts(Object... pathsAndValues) {
        return new Walk(pairs(pathsAndValues), List.of());
    }

    /// One argument or block that takes these values in turn, in place.
    static Walk updates(String path, Object first, Object... others) {
        return along(path, first, Expectation.UPDATE, others);
    }

    /// One argument or block each change of which replaces.
    static Walk replaces(String path, Object first, Object... others) {
        return along(path, first, Expectation.REPLACE, others);
    }

    private static Walk along(String path, Object first, Expectation expects, Object... others) {
        var walk = starts(path, first);
        for (var value : others) {
            walk = walk.then(expects, path, value);
        }
        return walk;
    }

    Walk update(Object... pathsAndValues) {
        return then(Expectation.UPDATE, pathsAndValues);
    }

    Walk replace(Object... pathsAndValues) {
        return then(Expectation.REPLACE, pathsAndValues);
    }

    /// A change of the configuration that changes nothing of the resource.
    Walk keep(Object... pathsAndValues) {
        return then(Expectation.NOTHING, pathsAndValues);
    }

    private Walk then(Expectation expects, Object... pathsAndValues) {
        var more = new ArrayList<>(steps);
        more.add(new Step(pairs(pathsAndValues), expects));
        return new Walk(start, more);
    }

    private static Map<String, Object> pairs(Object... pathsAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            map.put((String) pathsAndValues[i], pathsAndValues[i + 1]);
        }
        return map;
    }
}
