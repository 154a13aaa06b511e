package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One stack's document while it is gathered: sections, and in them the blocks of the elements.
final class Document {
    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Map<List<String>, TerraformElement> owners = new LinkedHashMap<>();

    /// @throws ConstructException if another element wrote there
    void put(TerraformElement owner, Object value, String... path) {
        var other = owners.putIfAbsent(List.of(path), owner);
        if (other != null) {
            throw new ConstructException(
                    "%s and %s both become %s in the document. Give one of them another id, or another name with overrideLogicalId."
                            .formatted(other, owner, String.join(".", path)));
        }
        parent(path).put(path[path.length - 1], value);
    }

    /// The same value may be put there more than once.
    void require(Object value, String... path) {
        parent(path).put(path[path.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    void append(Object value, String... path) {
        ((List<Object>)
                        parent(path)
                                .computeIfAbsent(
                                        path[path.length - 1], _ -> new ArrayList<Object>()))
                .add(value);
    }

    private Map<String, Object> parent(String... path) {
        return child(root, Arrays.copyOf(path, path.length - 1));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> child(Map<String, Object> map, String... path) {
        var here = map;
        for (var key : path) {
            here =
                    (Map<String, Object>)
                            here.computeIfAbsent(key, _ -> new LinkedHashMap<String, Object>());
        }
        return here;
    }

    Map<String, Object> content() {
        return root;
    }
}
