package dev.simplon.configuration.expression;

import dev.simplon.configuration.Reference;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Optional;

/// An expression, parsed. `at` is the offset in its text.
public sealed interface Node {
    int at();

    record Literal(Value value, int at) implements Node {}

    /// Text with values in it; always a string.
    record Template(List<Node> parts, int at) implements Node {}

    /// `%{for}`: the strings of a tuple, one behind the other.
    record Joined(Node strings, int at) implements Node {}

    /// A name that a `for`, a dynamic block or a template file binds.
    record Bound(String name, int at) implements Node {}

    record Referred(Reference reference, int at) implements Node {}

    record Attribute(Node source, String name, int at) implements Node {}

    record Index(Node source, Node key, int at) implements Node {}

    /// `source[*]` and what follows it; in `each` the element is bound to [#ELEMENT].
    record Splat(Node source, Node each, int at) implements Node {
        static final String ELEMENT = "[*]";
    }

    record Unary(Operator operator, Node operand, int at) implements Node {}

    record Binary(Operator operator, Node left, Node right, int at) implements Node {}

    record Conditional(Node condition, Node yes, Node no, int at) implements Node {}

    record Tuple(List<Node> elements, int at) implements Node {}

    record Item(Node key, Node value) {}

    record ObjectOf(List<Item> items, int at) implements Node {}

    /// `key` is empty where the expression names only the value.
    record Loop(Optional<String> key, String value, Node collection, Optional<Node> condition) {}

    record TupleFor(Loop loop, Node value, int at) implements Node {}

    record ObjectFor(Loop loop, Node key, Node value, boolean grouped, int at) implements Node {}

    /// @param expanded the last argument is a sequence of arguments
    record Call(String function, List<Node> arguments, boolean expanded, int at) implements Node {}

    enum Operator {
        NOT,
        NEGATE,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MODULO,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        EQUAL,
        NOT_EQUAL,
        AND,
        OR
    }
}
