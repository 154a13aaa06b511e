package dev.simplon.configuration.syntax;

import dev.simplon.configuration.expression.ExpressionParser;
import dev.simplon.configuration.expression.Node;
import dev.simplon.configuration.expression.Origin;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// The text of a variable's `type`: `list(string)`, `object({a=string})`, `any`.
final class TypeExpression {
    private static final Set<String> WORDS = Set.of("string", "number", "bool", "any");

    private final Origin origin;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private TypeExpression(Origin origin) {
        this.origin = origin;
    }

    static Checked<Type> parse(String text, Origin origin) {
        return ExpressionParser.expression(text, WORDS, origin)
                .then(parsed -> {
                    var reading = new TypeExpression(origin);
                    var type = reading.type(parsed.root());
                    return Checked.of(type, reading.diagnostics);
                });
    }

    private Type type(Node node) {
        return switch (node) {
            case Node.Bound(String word, _) ->
                    switch (word) {
                        case "string" -> Type.STRING;
                        case "number" -> Type.NUMBER;
                        case "bool" -> Type.BOOL;
                        default -> Type.DYNAMIC;
                    };
            case Node.Call(String constructor, List<Node> arguments, boolean _, int at) ->
                    constructed(constructor, arguments, at);
            default ->
                    wrong(
                            node.at(),
                            "A type is one of string, number, bool, any, list(...), set(...),"
                                    + " map(...), object({...}), tuple([...]).");
        };
    }

    private Type constructed(String constructor, List<Node> arguments, int at) {
        if (constructor.equals("optional")) {
            return wrong(
                    at,
                    "Optional attributes of object types are not supported yet by the embedded"
                            + " engine; run this configuration with terraform.");
        }
        if (!Set.of("list", "set", "map", "object", "tuple").contains(constructor)) {
            return wrong(at, "There is no type \"" + constructor + "\".");
        }
        if (arguments.size() != 1) {
            return wrong(
                    at, "The type constructor \"" + constructor + "\" takes exactly one argument.");
        }
        var argument = arguments.getFirst();
        return switch (constructor) {
            case "list" -> Type.list(type(argument));
            case "set" -> Type.set(type(argument));
            case "map" -> Type.map(type(argument));
            case "object" -> object(argument);
            default ->
                    argument instanceof Node.Tuple(List<Node> elements, _)
                            ? Type.tuple(elements.stream().map(this::type).toList())
                            : wrong(
                                    argument.at(),
                                    "Tuple type constructor requires a list of element types:"
                                            + " tuple([string, bool]).");
        };
    }

    private Type object(Node argument) {
        if (!(argument instanceof Node.ObjectOf(List<Node.Item> items, _))) {
            return wrong(
                    argument.at(),
                    "Object type constructor requires a map whose keys are attribute names and"
                            + " whose values are their types: object({name=string}).");
        }
        var attributes = new LinkedHashMap<String, Type>();
        for (var item : items) {
            if (item.key() instanceof Node.Literal(Value.Text(String name), _)) {
                attributes.put(name, type(item.value()));
            } else {
                wrong(item.key().at(), "Object constructor map keys must be attribute names.");
            }
        }
        return Type.object(attributes);
    }

    private Type wrong(int at, String detail) {
        diagnostics.add(origin.error(at, "Invalid type specification", detail));
        return Type.DYNAMIC;
    }
}
