package dev.simplon.configuration.function;

import static dev.simplon.values.Type.BOOL;
import static dev.simplon.values.Type.NUMBER;
import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Of strings without patterns: chomp, endswith, indent, join, lower, split, startswith,
/// strcontains, strrev, substr, title, trim, trimprefix, trimspace, trimsuffix, upper. A character
/// is a grapheme cluster, as in Terraform.
final class StringFunctions {
    private static final Type STRINGS = Type.list(STRING);

    private StringFunctions() {}

    static final List<Function> ALL =
            List.of(
                    text("upper", s -> s.toUpperCase(Locale.ROOT)),
                    text("lower", s -> s.toLowerCase(Locale.ROOT)),
                    text("title", StringFunctions::title),
                    text("strrev", s -> String.join("", characters(s).reversed())),
                    text("trimspace", String::strip),
                    text("chomp", StringFunctions::chomp),
                    Function.named("trim")
                            .with("str", STRING)
                            .with("cutset", STRING)
                            .gives(STRING, args -> Value.of(trim(text(args, 0), text(args, 1)))),
                    Function.named("trimprefix")
                            .with("str", STRING)
                            .with("prefix", STRING)
                            .gives(
                                    STRING,
                                    args ->
                                            Value.of(
                                                    text(args, 0).startsWith(text(args, 1))
                                                            ? text(args, 0)
                                                                    .substring(
                                                                            text(args, 1).length())
                                                            : text(args, 0))),
                    Function.named("trimsuffix")
                            .with("str", STRING)
                            .with("suffix", STRING)
                            .gives(
                                    STRING,
                                    args ->
                                            Value.of(
                                                    text(args, 0).endsWith(text(args, 1))
                                                            ? text(args, 0)
                                                                    .substring(
                                                                            0,
                                                                            text(args, 0).length()
                                                                                    - text(args, 1)
                                                                                            .length())
                                                            : text(args, 0))),
                    Function.named("startswith")
                            .with("str", STRING)
                            .with("prefix", STRING)
                            .gives(BOOL, args -> Value.of(text(args, 0).startsWith(text(args, 1)))),
                    Function.named("endswith")
                            .with("str", STRING)
                            .with("suffix", STRING)
                            .gives(BOOL, args -> Value.of(text(args, 0).endsWith(text(args, 1)))),
                    Function.named("strcontains")
                            .with("str", STRING)
                            .with("substr", STRING)
                            .gives(BOOL, args -> Value.of(text(args, 0).contains(text(args, 1)))),
                    Function.named("substr")
                            .with("str", STRING)
                            .with("offset", NUMBER)
                            .with("length", NUMBER)
                            .gives(STRING, StringFunctions::substr),
                    Function.named("indent")
                            .with("spaces", NUMBER)
                            .with("str", STRING)
                            .gives(STRING, StringFunctions::indent),
                    Function.named("join")
                            .with("separator", STRING)
                            .withAny("lists", STRINGS)
                            .gives(STRING, StringFunctions::join),
                    Function.named("split")
                            .with("separator", STRING)
                            .with("str", STRING)
                            .gives(STRINGS, args -> split(text(args, 0), text(args, 1))));

    private interface Change {
        String of(String text);
    }

    private static Function text(String name, Change change) {
        return Function.named(name)
                .with("str", STRING)
                .gives(STRING, args -> Value.of(change.of(text(args, 0))));
    }

    private static String text(List<Value> args, int index) {
        return Arguments.text(args, index);
    }

    /// The grapheme clusters of a text (Unicode Standard Annex 29).
    static List<String> characters(String text) {
        var boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        var characters = new ArrayList<String>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            characters.add(text.substring(start, end));
            start = end;
        }
        return characters;
    }

    private static String title(String text) {
        var result = new StringBuilder();
        boolean inWord = false;
        for (int codePoint : text.codePoints().toArray()) {
            result.appendCodePoint(inWord ? codePoint : Character.toTitleCase(codePoint));
            inWord =
                    Character.isLetterOrDigit(codePoint)
                            || codePoint == '_'
                            || codePoint == '\''
                            || (inWord
                                    && Character.getType(codePoint) == Character.NON_SPACING_MARK);
        }
        return result.toString();
    }

    private static String chomp(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String trim(String text, String cutset) {
        int start = 0;
        int end = text.length();
        while (start < end && cutset.indexOf(text.codePointAt(start)) >= 0) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && cutset.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static Value substr(List<Value> args) throws FunctionFault {
        var characters = characters(text(args, 0));
        int offset = Arguments.integer(args, 1);
        int length = Arguments.integer(args, 2);
        int start = offset < 0 ? Math.max(0, characters.size() + offset) : offset;
        if (start >= characters.size()) {
            return Value.of("");
        }
        int end =
                length < 0
                        ? characters.size()
                        : (int) Math.min((long) start + length, characters.size());
        return Value.of(String.join("", characters.subList(start, end)));
    }

    private static Value indent(List<Value> args) throws FunctionFault {
        int spaces = Arguments.integer(args, 0);
        if (spaces < 0 || spaces > 10_000) {
            throw new FunctionFault(0, "a number from 0 to 10000 is required");
        }
        return Value.of(text(args, 1).replace("\n", "\n" + " ".repeat(spaces)));
    }

    private static Value join(List<Value> args) throws FunctionFault {
        if (args.size() < 2) {
            throw new FunctionFault("at least one list is required");
        }
        var strings = new ArrayList<String>();
        for (int i = 1; i < args.size(); i++) {
            int position = 0;
            for (var element : args.get(i).asList()) {
                var string = element.asText();
                if (string.isEmpty()) {
                    throw new FunctionFault(
                            i, "element " + position + " is null; cannot concatenate null values");
                }
                strings.add(string.get());
                position++;
            }
        }
        return Value.of(String.join(text(args, 0), strings));
    }

    private static Value split(String separator, String text) {
        var parts = new ArrayList<Value>();
        if (separator.isEmpty()) {
            text.codePoints().forEach(c -> parts.add(Value.of(Character.toString(c))));
            return Value.list(STRING, parts);
        }
        int start = 0;
        for (int found = text.indexOf(separator);
                found >= 0;
                found = text.indexOf(separator, start)) {
            parts.add(Value.of(text.substring(start, found)));
            start = found + separator.length();
        }
        parts.add(Value.of(text.substring(start)));
        return Value.list(STRING, parts);
    }
}
