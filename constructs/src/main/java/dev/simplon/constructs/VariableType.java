package dev.simplon.constructs;

import java.util.Map;
import java.util.stream.Collectors;

/// Types in Terraform's words, for [TerraformVariable].
public final class VariableType {
    public static final String STRING = "string";
    public static final String NUMBER = "number";
    public static final String BOOL = "bool";
    public static final String ANY = "any";
    public static final String LIST = "list";
    public static final String MAP = "map";
    public static final String SET = "set";
    public static final String LIST_STRING = list(STRING);
    public static final String LIST_NUMBER = list(NUMBER);
    public static final String LIST_BOOL = list(BOOL);
    public static final String MAP_STRING = map(STRING);
    public static final String MAP_NUMBER = map(NUMBER);
    public static final String MAP_BOOL = map(BOOL);
    public static final String SET_STRING = set(STRING);
    public static final String SET_NUMBER = set(NUMBER);
    public static final String SET_BOOL = set(BOOL);

    private VariableType() {}

    public static String list(String type) {
        return "list(" + type + ")";
    }

    public static String map(String type) {
        return "map(" + type + ")";
    }

    public static String set(String type) {
        return "set(" + type + ")";
    }

    public static String tuple(String... types) {
        return "tuple(" + String.join(", ", types) + ")";
    }

    /// @param attributes in the order in which they are to be written
    public static String object(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(a -> a.getKey() + "=" + a.getValue())
                .collect(Collectors.joining(", ", "object({", "})"));
    }
}
