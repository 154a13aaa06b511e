package dev.simplon.constructs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that are not known yet, disguised as Java's own types, so that a getter can return a
/// `String` and a program can join it with text. The disguise is taken off when the document is
/// written: [Resolver].
public final class Token {
    public static final String STRING_MAP_TOKEN_VALUE = "String Map Token Value";
    public static final Number NUMBER_MAP_TOKEN_VALUE = -123456789;
    public static final String ANY_MAP_TOKEN_VALUE = "Any Map Token Value";

    private Token() {}

    /// Text as it is; anything else as text that stands for it.
    public static String asString(Object value) {
        return value instanceof String text ? text : TokenTable.text(asAny(value));
    }

    /// A number as it is; anything else as a number that stands for it.
    public static Number asNumber(Object value) {
        return value instanceof Number number ? number : TokenTable.number(asAny(value));
    }

    /// A list as it is; anything else as a list that stands for it.
    @SuppressWarnings("unchecked")
    public static List<String> asList(Object value) {
        return value instanceof List<?> list
                ? (List<String>) list
                : List.of(TokenTable.listText(asAny(value)));
    }

    @SuppressWarnings("unchecked")
    public static List<Number> asNumberList(Object value) {
        return value instanceof List<?> list
                ? (List<Number>) list
                : List.of(TokenTable.listNumber(asAny(value)));
    }

    public static Map<String, String> asStringMap(Object value) {
        return asMap(value, STRING_MAP_TOKEN_VALUE);
    }

    public static Map<String, Number> asNumberMap(Object value) {
        return asMap(value, NUMBER_MAP_TOKEN_VALUE);
    }

    public static Map<String, Boolean> asBooleanMap(Object value) {
        return asMap(value, Boolean.TRUE);
    }

    public static Map<String, Object> asAnyMap(Object value) {
        return asMap(value, ANY_MAP_TOKEN_VALUE);
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> asMap(Object value, T sentinel) {
        return value instanceof Map<?, ?> map
                ? (Map<String, T>) map
                : Map.of(TokenTable.mapText(asAny(value)), sentinel);
    }

    public static IResolvable asAny(Object value) {
        return value instanceof IResolvable token ? token : _ -> value;
    }

    /// Terraform's null, which Java's null does not stand for: that means "not given".
    public static IResolvable nullValue() {
        return _ -> Null.NULL;
    }

    /// Whether a token is in it, at any depth of lists and maps.
    public static Boolean isUnresolved(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case String text -> TokenTable.isIn(text);
            case Number number -> TokenTable.isToken(number);
            case IResolvable _ -> true;
            case List<?> list -> list.stream().anyMatch(Token::isUnresolved);
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .anyMatch(e -> isUnresolved(e.getKey()) || isUnresolved(e.getValue()));
            default -> false;
        };
    }
}
