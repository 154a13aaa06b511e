package dev.simplon.acceptance.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The body of a block in Terraform's language, as text that can be changed argument by argument.
///
/// Of the language it knows what the tests write: one argument or block a line, and expressions
/// that may go on over lines while a bracket is open. Whether the text is right is for terraform to
/// say.
record Hcl(List<Item> items) {
    sealed interface Item {
        String name();
    }

    record Argument(String name, String expression) implements Item {}

    record Block(String name, Hcl body) implements Item {}

    /// An expression that is not a literal.
    record Reference(String expression) {}

    /// A value that is written as nested blocks, one for each body.
    record Blocks(List<String> bodies) {}

    /// What an argument or block is that does not stand there.
    static final Object ABSENT =
            new Object() {
                @Override
                public String toString() {
                    return "absent";
                }
            };

    Hcl {
        items = List.copyOf(items);
    }

    static Reference ref(String expression) {
        return new Reference(expression);
    }

    static Blocks blocks(String... bodies) {
        return new Blocks(List.of(bodies));
    }

    static Hcl of(String text) {
        return new Reader(text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList())
                .body();
    }

    /// With a value at a path such as `ipsec_policy.dh_group` or `ip_configuration[1].name`; a
    /// block without index is the first of its kind. What did not stand there is added.
    ///
    /// @param value text, number, bool, list, map, [Reference], [Blocks] or [#ABSENT]
    Hcl with(String path, Object value) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            var step = path.substring(0, dot);
            var name = step.replaceFirst("\\[.*", "");
            int index =
                    step.equals(name)
                            ? 0
                            : Integer.parseInt(
                                    step.substring(name.length() + 1, step.length() - 1));
            return inside(name, index, path.substring(dot + 1), value);
        }
        var rest = new ArrayList<>(items.stream().filter(i -> !i.name().equals(path)).toList());
        if (value instanceof Blocks(List<String> bodies)) {
            bodies.forEach(body -> rest.add(new Block(path, of(body))));
        } else if (value != ABSENT) {
            rest.add(new Argument(path, expression(value)));
        }
        return new Hcl(rest);
    }

    private Hcl inside(String name, int index, String rest, Object value) {
        var result = new ArrayList<Item>();
        int seen = 0;
        for (var item : items) {
            if (item instanceof Block(String type, Hcl body)
                    && type.equals(name)
                    && seen++ == index) {
                result.add(new Block(type, body.with(rest, value)));
            } else {
                result.add(item);
            }
        }
        if (seen <= index) {
            throw new AssertionError("no block " + name + "[" + index + "] in\n" + text());
        }
        return new Hcl(result);
    }

    String text() {
        return text("  ");
    }

    private String text(String indent) {
        return items.stream()
                .map(item ->
                        switch (item) {
                            case Argument(String name, String expression) ->
                                    indent + name + " = " + expression + "\n";
                            case Block(String name, Hcl body) ->
                                    indent
                                            + name
                                            + " {\n"
                                            + body.text(indent + "  ")
                                            + indent
                                            + "}\n";
                        })
                .collect(Collectors.joining());
    }

    private static String expression(Object value) {
        return switch (value) {
            case Reference(String expression) -> expression;
            case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case List<?> list ->
                    list.stream().map(Hcl::expression).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> "\"" + e.getKey() + "\" = " + expression(e.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
            default -> throw new AssertionError("no expression: " + value);
        };
    }

    private static final class Reader {
        private final List<String> lines;
        private int next;

        Reader(List<String> lines) {
            this.lines = lines;
        }

        Hcl body() {
            var items = new ArrayList<Item>();
            while (next < lines.size() && !lines.get(next).equals("}")) {
                items.add(item(lines.get(next++)));
            }
            return new Hcl(items);
        }

        private Item item(String line) {
            if (line.matches("\\w+ \\{")) {
                var block = new Block(line.substring(0, line.indexOf(' ')), body());
                next++;
                return block;
            }
            var parts = line.split("=", 2);
            if (parts.length != 2 || !parts[0].strip().matches("\\w+")) {
                throw new AssertionError("neither an argument nor a block: " + line);
            }
            var expression = new StringBuilder(parts[1].strip());
            while (depth(expression) > 0) {
                expression.append(' ').append(lines.get(next++));
            }
            return new Argument(parts[0].strip(), expression.toString());
        }

        private static int depth(CharSequence expression) {
            return expression
                    .chars()
                    .map(c ->
                            switch (c) {
                                case '[', '{', '(' -> 1;
                                case ']', '}', ')' -> -1;
                                default -> 0;
                            })
                    .sum();
        }
    }
}
