package dev.simplon.configuration.syntax;

import java.math.BigDecimal;
import java.util.List;

/// JSON as written: members in their order, given twice if written twice, with the place of each.
/// `at` is the offset of the first character in the file's text.
sealed interface Json {
    int at();

    record Member(String name, int at, Json value) {}

    record JsonObject(List<Member> members, int at) implements Json {}

    record JsonArray(List<Json> elements, int at) implements Json {}

    record JsonString(String text, int at) implements Json {}

    record JsonNumber(BigDecimal number, int at) implements Json {}

    record JsonBool(boolean bool, int at) implements Json {}

    record JsonNull(int at) implements Json {}

    /// As messages say it.
    default String kind() {
        return switch (this) {
            case JsonObject _ -> "object";
            case JsonArray _ -> "array";
            case JsonString _ -> "string";
            case JsonNumber _ -> "number";
            case JsonBool _ -> "boolean";
            case JsonNull _ -> "null";
        };
    }
}
