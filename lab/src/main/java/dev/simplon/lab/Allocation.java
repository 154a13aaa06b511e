package dev.simplon.lab;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Gives out names and numbers that stay with their owner as long as the lab lives. Read from the
/// agent's notes and written back there, so that a new controller gives the same.
///
/// A number must not move: the kernel's connection tracking remembers the port behind a peer's
/// address for as long as that peer talks.
final class Allocation {
    private static final int LONGEST_NAME = 40;

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> fresh = new TreeMap<>();

    Allocation(Map<String, String> notes) {
        notes.forEach((key, value) -> {
            if (key.startsWith("name/") || key.startsWith("number/")) {
                given.put(key, value);
            }
        });
    }

    /// A name near the wish that no other owner has.
    String name(String owner, String wish) {
        var key = "name/" + owner;
        var clean = clean(wish);
        var found = given.get(key);
        for (int i = 1; found == null; i++) {
            var candidate = i == 1 ? clean : clean + "-" + i;
            if (!given.containsValue(candidate)) {
                found = candidate;
                give(key, found);
            }
        }
        used.add(key);
        return found;
    }

    /// The number of the owner, the lowest free one from 1 on if it is new.
    int number(String owner) {
        var key = "number/" + owner;
        var found = given.get(key);
        for (int i = 1; found == null; i++) {
            if (i > 999) {
                throw new IllegalStateException("more than 999 tunnel ends or links in one lab");
            }
            if (!given.containsValue(Integer.toString(i))) {
                found = Integer.toString(i);
                give(key, found);
            }
        }
        used.add(key);
        return Integer.parseInt(found);
    }

    /// What has to be noted: new owners, and with an empty value the owners nobody asked for,
    /// except the ends of `space`s that live on.
    Map<String, String> changes(Set<String> livingSpaces) {
        var changes = new TreeMap<>(fresh);
        for (var key : given.keySet()) {
            boolean ofLivingSpace =
                    livingSpaces.stream().anyMatch(s -> key.startsWith("number/" + s + "|"));
            if (!used.contains(key) && !ofLivingSpace) {
                changes.put(key, "");
            }
        }
        return changes;
    }

    private void give(String key, String value) {
        given.put(key, value);
        fresh.put(key, value);
    }

    private static String clean(String wish) {
        var text = wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }
}
