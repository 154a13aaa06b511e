package dev.simplon.constructs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The name of a block in the document, from the ids between its stack and itself: a single id
/// keeps its letters; several are joined, with eight hex digits of an MD5 so that no two paths
/// meet.
final class LogicalId {
    private static final String HIDDEN_FROM_ALL = "Default";
    private static final String HIDDEN_FROM_PEOPLE = "Resource";
    private static final int LONGEST = 255;
    private static final int LONGEST_HUMAN = 240;

    private LogicalId() {}

    /// @param ids from just below the stack down to the element
    /// @throws ConstructException if nothing is left to make a name of
    static String of(List<String> ids, String path) {
        var components = ids.stream().filter(id -> !id.equals(HIDDEN_FROM_ALL)).toList();
        if (components.isEmpty()) {
            throw new ConstructException(
                    "%s has no name in the document: ids of \"Default\" are left out of it, and there is no other. Give the construct another id, or call overrideLogicalId."
                            .formatted(path));
        }
        if (components.size() == 1) {
            var only = letters(components.getFirst());
            if (only.isEmpty()) {
                throw new ConstructException(
                        "%s has no name in the document: of its id only letters A to Z, digits, _ and - are kept, and nothing is left. Give the construct another id, or call overrideLogicalId."
                                .formatted(path));
            }
            if (only.length() <= LONGEST) {
                return only;
            }
        }
        return human(components) + "_" + hash(components);
    }

    private static String human(List<String> components) {
        var human = new StringBuilder();
        var kept = "";
        for (var component : components) {
            if (!kept.isEmpty() && kept.endsWith(component)) {
                continue;
            }
            kept = component;
            if (!component.equals(HIDDEN_FROM_PEOPLE)) {
                human.append(human.isEmpty() ? "" : "_").append(letters(component));
            }
        }
        return human.substring(0, Math.min(human.length(), LONGEST_HUMAN));
    }

    private static String hash(List<String> components) {
        try {
            var digest =
                    MessageDigest.getInstance("MD5")
                            .digest(String.join("/", components).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static String letters(String component) {
        var letters = new StringBuilder(component.length());
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            if ((c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '-') {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
