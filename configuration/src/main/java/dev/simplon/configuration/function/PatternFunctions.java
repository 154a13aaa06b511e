package dev.simplon.configuration.function;

import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Of strings and patterns: regex, regexall, replace. Terraform's patterns are RE2's; Java's accept
/// all of them that matter here, and some more.
final class PatternFunctions {
    private static final Pattern NAMED_GROUP =
            Pattern.compile("\\(\\?P?<([A-Za-z_][A-Za-z0-9_]*)>");

    private PatternFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("regex")
                            .with("pattern", STRING)
                            .with("string", STRING)
                            .gives(Type.DYNAMIC, PatternFunctions::regex),
                    Function.named("regexall")
                            .with("pattern", STRING)
                            .with("string", STRING)
                            .gives(Type.list(Type.DYNAMIC), PatternFunctions::regexall),
                    Function.named("replace")
                            .with("str", STRING)
                            .with("substr", STRING)
                            .with("replace", STRING)
                            .gives(STRING, PatternFunctions::replace));

    /// A pattern, and the names of its groups: Java allows no `_` in them.
    private record Named(Pattern pattern, List<String> names) {}

    private static Named compile(String pattern, int argument) throws FunctionFault {
        var names = new ArrayList<String>();
        var translated =
                NAMED_GROUP
                        .matcher(pattern)
                        .replaceAll(group -> {
                            names.add(group.group(1));
                            return Matcher.quoteReplacement("(?<g" + names.size() + ">");
                        });
        try {
            return new Named(Pattern.compile(translated), names);
        } catch (PatternSyntaxException e) {
            throw new FunctionFault(
                    argument, "invalid regexp pattern: " + e.getDescription() + " in " + pattern);
        }
    }

    private static Value regex(List<Value> args) throws FunctionFault {
        var named = compile(Arguments.text(args, 0), 0);
        var matcher = named.pattern().matcher(Arguments.text(args, 1));
        try {
            if (!matcher.find()) {
                throw new FunctionFault("pattern did not match any part of the given string");
            }
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
        return captured(matcher, named);
    }

    private static Value regexall(List<Value> args) throws FunctionFault {
        var named = compile(Arguments.text(args, 0), 0);
        var matcher = named.pattern().matcher(Arguments.text(args, 1));
        var found = new ArrayList<Value>();
        try {
            while (matcher.find()) {
                found.add(captured(matcher, named));
            }
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
        return Value.list(found.isEmpty() ? Type.DYNAMIC : found.getFirst().type(), found);
    }

    private static FunctionFault tooDeep() {
        return new FunctionFault("the pattern repeats too deeply for this text");
    }

    private static Value captured(Matcher matcher, Named named) {
        if (matcher.groupCount() == 0) {
            return Value.of(matcher.group());
        }
        if (named.names().isEmpty()) {
            var groups = new ArrayList<Value>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(group(matcher.group(i)));
            }
            return Value.tuple(groups);
        }
        var groups = new LinkedHashMap<String, Value>();
        for (int i = 0; i < named.names().size(); i++) {
            groups.put(named.names().get(i), group(matcher.group("g" + (i + 1))));
        }
        return Value.object(groups);
    }

    private static Value group(@Nullable String text) {
        return text == null ? Value.nullOf(STRING) : Value.of(text);
    }

    private static Value replace(List<Value> args) throws FunctionFault {
        var text = Arguments.text(args, 0);
        var sought = Arguments.text(args, 1);
        var with = Arguments.text(args, 2);
        if (sought.length() < 2 || !sought.startsWith("/") || !sought.endsWith("/")) {
            return Value.of(text.replace(sought, with));
        }
        var named = compile(sought.substring(1, sought.length() - 1), 1);
        try {
            return Value.of(
                    named.pattern()
                            .matcher(text)
                            .replaceAll(
                                    match -> Matcher.quoteReplacement(expand(match, with, named))));
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    private static final Pattern GROUP_REFERENCE =
            Pattern.compile("\\$(?:\\$|(\\w+)|\\{(\\w+)\\})");

    /// As Go expands: `$1`, `${1}`, `$name`, `$$`; the longest name counts, an unknown group is
    /// empty.
    private static String expand(MatchResult match, String with, Named named) {
        return GROUP_REFERENCE
                .matcher(with)
                .replaceAll(reference -> {
                    var name = reference.group(1) != null ? reference.group(1) : reference.group(2);
                    return Matcher.quoteReplacement(
                            name == null ? "$" : referred(match, name, named));
                });
    }

    private static String referred(MatchResult match, String name, Named named) {
        String found = null;
        if (name.chars().allMatch(Character::isDigit)) {
            int index = name.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(name);
            found = index <= match.groupCount() ? match.group(index) : null;
        } else if (named.names().contains(name)) {
            found = match.group("g" + (named.names().indexOf(name) + 1));
        }
        return found == null ? "" : found;
    }
}
