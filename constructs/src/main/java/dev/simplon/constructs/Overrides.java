package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The escape hatch: what a program lays over a rendered block.
final class Overrides {
    /// Nested maps; a value may be [Removal].
    private final Map<String, Object> raw = new LinkedHashMap<>();

    private enum Removal {
        REMOVED
    }

    void add(String path, @Nullable Object value) {
        var keys = path.split("\\.", -1);
        var here = raw;
        for (int i = 0; i < keys.length - 1; i++) {
            here = childOf(here, keys[i]);
        }
        here.put(keys[keys.length - 1], value == null ? Removal.REMOVED : copy(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> childOf(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Map<?, ?> child && !isMapToken(child)) {
            return (Map<String, Object>) child;
        }
        var child = new LinkedHashMap<String, Object>();
        map.put(key, child);
        return child;
    }

    private static Object copy(Object value) {
        if (!(value instanceof Map<?, ?> map) || isMapToken(map)) {
            return value;
        }
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> copy.put(String.valueOf(k), v == null ? Removal.REMOVED : copy(v)));
        return copy;
    }

    private static boolean isMapToken(Map<?, ?> map) {
        return map.keySet().stream()
                .anyMatch(k -> k instanceof String s && TokenTable.isMapToken(s));
    }

    boolean isEmpty() {
        return raw.isEmpty();
    }

    Set<String> topKeys() {
        return raw.keySet();
    }

    /// `content` (resolved: maps, lists and scalars) with these laid over it.
    Map<String, Object> over(Map<String, Object> content) {
        return merged(content, raw);
    }

    private static Map<String, Object> merged(Map<String, Object> below, Map<?, ?> above) {
        var merged = new LinkedHashMap<>(below);
        above.forEach((key, value) -> {
            var name = (String) key;
            var laid = laid(below.get(name), value);
            if (laid == null) {
                merged.remove(name);
            } else {
                merged.put(name, laid);
            }
        });
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object laid(@Nullable Object below, Object above) {
        if (above == Removal.REMOVED) {
            return null;
        }
        if (above instanceof Map<?, ?> map && !isMapToken(map)) {
            if (below instanceof List<?> list && isIndexed(map)) {
                return indexed((List<Object>) list, map);
            }
            if (below instanceof String text && text.startsWith("${")) {
                throw new ConstructException(
                        "addOverride reaches into a value that is itself a reference (%s). Override the whole value, or give the argument as a plain map."
                                .formatted(text));
            }
            return merged(below instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of(), map);
        }
        if (above instanceof List<?> more && below instanceof List<?> list) {
            var longer = new ArrayList<Object>(list);
            longer.addAll(more);
            return longer;
        }
        return above;
    }

    private static boolean isIndexed(Map<?, ?> map) {
        return map.keySet().stream()
                .allMatch(k ->
                        k instanceof String s
                                && !s.isEmpty()
                                && s.chars().allMatch(Character::isDigit));
    }

    private static List<Object> indexed(List<Object> below, Map<?, ?> above) {
        var list = new ArrayList<@Nullable Object>(below);
        above.forEach((key, value) -> {
            int index = Integer.parseInt((String) key);
            while (list.size() <= index) {
                list.add(null);
            }
            list.set(index, laid(list.get(index), value));
        });
        var present = new ArrayList<Object>();
        for (var element : list) {
            if (element != null) {
                present.add(element);
            }
        }
        return present;
    }
}
