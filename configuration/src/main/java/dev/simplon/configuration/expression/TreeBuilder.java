package dev.simplon.configuration.expression;

import dev.simplon.configuration.Reference;
import dev.simplon.configuration.grammar.TerraformLexer;
import dev.simplon.configuration.grammar.TerraformParser.*;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// ANTLR's tree to ours: precedence is already decided there; here splats take what follows them,
/// names become references, strip markers strip.
final class TreeBuilder {
    private final String text;
    private final Origin origin;
    private final boolean offsetsDiffer;
    private final LinkedHashSet<Reference> references = new LinkedHashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Set<String> bound;

    TreeBuilder(String text, Set<String> bound, Origin origin) {
        this.text = text;
        this.bound = bound;
        this.origin = origin;
        this.offsetsDiffer = text.codePointCount(0, text.length()) != text.length();
    }

    List<Reference> references() {
        return List.copyOf(references);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// A template that is one interpolation and nothing else is that expression itself.
    Node template(PartsContext parts) {
        var nodes = parts(parts, false, false);
        if (nodes.size() == 1 && parts.part(0) instanceof InterpolationContext) {
            return nodes.getFirst();
        }
        return templateOf(nodes, at(parts));
    }

    private static Node templateOf(List<Node> nodes, int at) {
        if (nodes.isEmpty()) {
            return new Node.Literal(Value.of(""), at);
        }
        return nodes.size() == 1 && nodes.getFirst() instanceof Node.Literal literal
                ? literal
                : new Node.Template(nodes, at);
    }

    /// @param stripStart what stands before these parts strips white space behind it
    private List<Node> parts(PartsContext context, boolean stripStart, boolean stripEnd) {
        var nodes = new ArrayList<Node>();
        var parts = context.part();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case LiteralPartContext literal -> {
                    var words = literal(literal);
                    if (i == 0 ? stripStart : stripsAfter(parts.get(i - 1))) {
                        words = words.stripLeading();
                    }
                    if (i == parts.size() - 1 ? stripEnd : stripsBefore(parts.get(i + 1))) {
                        words = words.stripTrailing();
                    }
                    if (!words.isEmpty() || parts.size() == 1) {
                        nodes.add(new Node.Literal(Value.of(words), at(literal)));
                    }
                }
                case InterpolationContext interpolation ->
                        nodes.add(expression(interpolation.expression()));
                case ConditionPartContext condition -> nodes.add(condition(condition));
                case LoopPartContext loop -> nodes.add(loop(loop));
                default -> throw unexpected(parts.get(i));
            }
        }
        return nodes;
    }

    private Node condition(ConditionPartContext context) {
        var marks = context.CONTROL();
        var ends = context.end();
        var branches = context.parts();
        var yes = branch(branches.get(0), ends.get(0), marks.get(1));
        var no =
                branches.size() == 1
                        ? new Node.Literal(Value.of(""), at(context))
                        : branch(branches.get(1), ends.get(1), marks.get(2));
        return new Node.Conditional(expression(context.expression()), yes, no, at(context));
    }

    private Node loop(LoopPartContext context) {
        var collection = expression(context.expression());
        var names = names(context.name());
        return binding(
                names,
                () ->
                        new Node.Joined(
                                new Node.TupleFor(
                                        loop(names, collection, Optional.empty()),
                                        branch(context.parts(), context.end(0), context.CONTROL(1)),
                                        at(context)),
                                at(context)));
    }

    /// Always a string, also where it is one interpolation only.
    private Node branch(PartsContext parts, EndContext before, TerminalNode after) {
        return new Node.Template(
                parts(parts, before.STRIP_END() != null, after.getText().endsWith("~")), at(parts));
    }

    private static boolean stripsAfter(PartContext part) {
        return switch (part) {
            case InterpolationContext one -> one.end().STRIP_END() != null;
            case ConditionPartContext one -> one.end().getLast().STRIP_END() != null;
            case LoopPartContext one -> one.end().getLast().STRIP_END() != null;
            default -> false;
        };
    }

    private static boolean stripsBefore(PartContext part) {
        return part.getStart().getText().endsWith("{~");
    }

    private String literal(LiteralPartContext context) {
        var words = new StringBuilder();
        for (var child : context.children) {
            var token = ((TerminalNode) child).getSymbol();
            var written = token.getText();
            switch (token.getType()) {
                case TerraformLexer.ESCAPED_MARK -> words.append(written, 1, written.length());
                case TerraformLexer.ESCAPE -> words.append(unescaped(token));
                default -> words.append(written);
            }
        }
        return words.toString();
    }

    private String unescaped(Token token) {
        var written = token.getText();
        return switch (written.charAt(1)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u', 'U' -> {
                int codePoint = Integer.parseUnsignedInt(written.substring(2), 16);
                if (!Character.isValidCodePoint(codePoint)) {
                    diagnostics.add(
                            origin.error(
                                    at(token),
                                    "Invalid escape sequence",
                                    written + " is no character of Unicode."));
                    yield "";
                }
                yield Character.toString(codePoint);
            }
            default -> written.substring(1);
        };
    }

    Node expression(ExpressionContext context) {
        return switch (context) {
            case PrimaryExpressionContext _,
                    AttributeContext _,
                    LegacyIndexContext _,
                    AttributeSplatContext _,
                    FullSplatContext _,
                    IndexContext _ ->
                    traversal(context);
            case UnaryContext unary ->
                    new Node.Unary(
                            unary.operator.getType() == TerraformLexer.BANG
                                    ? Node.Operator.NOT
                                    : Node.Operator.NEGATE,
                            expression(unary.expression()),
                            at(context));
            case BinaryContext binary ->
                    new Node.Binary(
                            operator(binary.operator),
                            expression(binary.expression(0)),
                            expression(binary.expression(1)),
                            at(context));
            case ConditionalContext conditional ->
                    new Node.Conditional(
                            expression(conditional.expression(0)),
                            expression(conditional.expression(1)),
                            expression(conditional.expression(2)),
                            at(context));
            default -> throw unexpected(context);
        };
    }

    private static Node.Operator operator(Token token) {
        return switch (token.getType()) {
            case TerraformLexer.PLUS -> Node.Operator.ADD;
            case TerraformLexer.MINUS -> Node.Operator.SUBTRACT;
            case TerraformLexer.STAR -> Node.Operator.MULTIPLY;
            case TerraformLexer.SLASH -> Node.Operator.DIVIDE;
            case TerraformLexer.PERCENT -> Node.Operator.MODULO;
            case TerraformLexer.LESS -> Node.Operator.LESS;
            case TerraformLexer.LESS_OR_EQUAL -> Node.Operator.LESS_OR_EQUAL;
            case TerraformLexer.GREATER -> Node.Operator.GREATER;
            case TerraformLexer.GREATER_OR_EQUAL -> Node.Operator.GREATER_OR_EQUAL;
            case TerraformLexer.EQUAL -> Node.Operator.EQUAL;
            case TerraformLexer.NOT_EQUAL -> Node.Operator.NOT_EQUAL;
            case TerraformLexer.AND -> Node.Operator.AND;
            case TerraformLexer.OR -> Node.Operator.OR;
            default -> throw new IllegalStateException("no operator: " + token);
        };
    }

    /// What stands first, and everything that is appended to it, in the order of writing.
    private Node traversal(ExpressionContext outermost) {
        var suffixes = new ArrayList<ExpressionContext>();
        var here = outermost;
        while (!(here instanceof PrimaryExpressionContext)) {
            var inner = source(here);
            if (inner == null) {
                return suffixed(expression(here), suffixes.reversed());
            }
            suffixes.add(here);
            here = inner;
        }
        var primary = ((PrimaryExpressionContext) here).primary();
        var ordered = new ArrayList<>(suffixes.reversed());
        Node root =
                primary instanceof VariableContext variable
                        ? root(variable, ordered)
                        : primary(primary);
        return suffixed(root, ordered);
    }

    private static @Nullable ExpressionContext source(ExpressionContext context) {
        return switch (context) {
            case AttributeContext one -> one.expression();
            case LegacyIndexContext one -> one.expression();
            case AttributeSplatContext one -> one.expression();
            case FullSplatContext one -> one.expression();
            case IndexContext one -> one.expression(0);
            default -> null;
        };
    }

    private Node suffixed(Node source, List<ExpressionContext> suffixes) {
        var node = source;
        for (int i = 0; i < suffixes.size(); i++) {
            switch (suffixes.get(i)) {
                case AttributeContext one ->
                        node = new Node.Attribute(node, one.name().getText(), at(one.name()));
                case LegacyIndexContext one -> {
                    for (var index : one.NUMBER().getText().split("\\.")) {
                        node = new Node.Index(node, legacyIndex(index, one), at(one.NUMBER()));
                    }
                }
                case IndexContext one ->
                        node =
                                new Node.Index(
                                        node,
                                        expression(one.expression(1)),
                                        at(one.LBRACKET().getSymbol()));
                case FullSplatContext one -> {
                    var rest = suffixes.subList(i + 1, suffixes.size());
                    return splat(node, rest, one);
                }
                case AttributeSplatContext one -> {
                    int end = i + 1;
                    while (end < suffixes.size()
                            && (suffixes.get(end) instanceof AttributeContext
                                    || suffixes.get(end) instanceof LegacyIndexContext)) {
                        end++;
                    }
                    node = splat(node, suffixes.subList(i + 1, end), one);
                    i = end - 1;
                }
                default -> throw unexpected(suffixes.get(i));
            }
        }
        return node;
    }

    private Node splat(Node source, List<ExpressionContext> rest, ExpressionContext context) {
        var element = new Node.Bound(Node.Splat.ELEMENT, at(context));
        return new Node.Splat(source, suffixed(element, rest), at(context));
    }

    private Node legacyIndex(String digits, LegacyIndexContext context) {
        if (!digits.chars().allMatch(Character::isDigit)) {
            error(
                    context.NUMBER().getSymbol(),
                    "Invalid legacy index syntax",
                    "Write an index in brackets: [0].");
            return nothing(context);
        }
        return new Node.Literal(Value.of(new BigDecimal(digits)), at(context));
    }

    /// Takes from `suffixes` what belongs to the reference.
    private Node root(VariableContext variable, List<ExpressionContext> suffixes) {
        var name = variable.name().getText();
        if (bound.contains(name)) {
            return new Node.Bound(name, at(variable));
        }
        var words = new ArrayList<String>();
        for (var suffix : suffixes) {
            if (!(suffix instanceof AttributeContext attribute)) {
                break;
            }
            words.add(attribute.name().getText());
        }
        var reading = References.read(name, words);
        return switch (reading) {
            case References.Reading.Found(Reference reference, int taken) -> {
                suffixes.subList(0, taken).clear();
                references.add(reference);
                yield new Node.Referred(reference, at(variable));
            }
            case References.Reading.Wrong(String summary, String detail) -> {
                error(variable.getStart(), summary, detail);
                suffixes.clear();
                yield nothing(variable);
            }
        };
    }

    private Node primary(PrimaryContext context) {
        int at = at(context);
        return switch (context) {
            case NumberContext number -> {
                var digits = number.getText();
                if (digits.length() > 1000 || exponent(digits) > 10_000) {
                    error(
                            number.getStart(),
                            "Invalid number literal",
                            "A number may have 1000 digits and an exponent of 10000.");
                    yield nothing(context);
                }
                yield new Node.Literal(Value.of(new BigDecimal(digits)), at);
            }
            case BoolContext bool -> new Node.Literal(Value.of(bool.TRUE() != null), at);
            case NullLiteralContext _ -> new Node.Literal(Value.nullOf(Type.DYNAMIC), at);
            case CallContext call ->
                    new Node.Call(
                            call.functionName().getText(),
                            each(call.expression()),
                            call.ELLIPSIS() != null,
                            at);
            case VariableContext variable -> root(variable, new ArrayList<>());
            case QuotedContext quoted -> template(quoted.parts());
            case ParenthesizedContext inner -> expression(inner.expression());
            case TupleContext tuple -> new Node.Tuple(each(tuple.expression()), at);
            case TupleForContext loop -> {
                var collection = expression(loop.expression(0));
                var names = names(loop.name());
                yield binding(
                        names,
                        () ->
                                new Node.TupleFor(
                                        loop(names, collection, condition(loop.expression(), 2)),
                                        expression(loop.expression(1)),
                                        at));
            }
            case ObjectForContext loop -> {
                var collection = expression(loop.expression(0));
                var names = names(loop.name());
                yield binding(
                        names,
                        () ->
                                new Node.ObjectFor(
                                        loop(names, collection, condition(loop.expression(), 3)),
                                        expression(loop.expression(1)),
                                        expression(loop.expression(2)),
                                        loop.ELLIPSIS() != null,
                                        at));
            }
            case ObjectContext object ->
                    new Node.ObjectOf(object.item().stream().map(this::item).toList(), at);
            default -> throw unexpected(context);
        };
    }

    private static int exponent(String digits) {
        int mark = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (mark < 0) {
            return 0;
        }
        var power = digits.substring(mark + 1).replace("-", "").replace("+", "");
        return power.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(power);
    }

    private Node.Item item(ItemContext item) {
        return new Node.Item(key(item.expression(0)), expression(item.expression(1)));
    }

    /// A bare word is the key itself, not a reference.
    private Node key(ExpressionContext context) {
        if (context instanceof PrimaryExpressionContext primary) {
            if (primary.primary() instanceof VariableContext variable) {
                return new Node.Literal(Value.of(variable.getText()), at(context));
            }
            if (primary.primary() instanceof BoolContext
                    || primary.primary() instanceof NullLiteralContext) {
                return new Node.Literal(Value.of(context.getText()), at(context));
            }
        } else if (context instanceof AttributeContext) {
            error(
                    context.getStart(),
                    "Ambiguous attribute key",
                    "If this expression is intended to be a reference, wrap it in parentheses. If"
                            + " it's instead intended as a literal name containing periods, wrap it"
                            + " in quotes to create a string literal.");
            return nothing(context);
        }
        return expression(context);
    }

    private List<Node> each(List<ExpressionContext> contexts) {
        return contexts.stream().map(this::expression).toList();
    }

    private Optional<Node> condition(List<ExpressionContext> contexts, int index) {
        return index < contexts.size()
                ? Optional.of(expression(contexts.get(index)))
                : Optional.empty();
    }

    private static List<String> names(List<NameContext> contexts) {
        return contexts.stream().map(NameContext::getText).toList();
    }

    private static Node.Loop loop(List<String> names, Node collection, Optional<Node> condition) {
        return new Node.Loop(
                names.size() == 2 ? Optional.of(names.getFirst()) : Optional.empty(),
                names.getLast(),
                collection,
                condition);
    }

    private Node binding(List<String> names, Supplier<Node> inside) {
        var outside = bound;
        bound = new HashSet<>(outside);
        bound.addAll(names);
        try {
            return inside.get();
        } finally {
            bound = outside;
        }
    }

    private void error(Token at, String summary, String detail) {
        diagnostics.add(origin.error(at(at), summary, detail));
    }

    private Node nothing(ParserRuleContext context) {
        return new Node.Literal(Value.unknown(Type.DYNAMIC), at(context));
    }

    private int at(ParserRuleContext context) {
        return at(context.getStart());
    }

    private int at(TerminalNode node) {
        return at(node.getSymbol());
    }

    /// ANTLR counts code points, Java counts UTF-16 units.
    private int at(Token token) {
        int start = Math.max(0, token.getStartIndex());
        return offsetsDiffer ? text.offsetByCodePoints(0, start) : start;
    }

    private static IllegalStateException unexpected(ParserRuleContext context) {
        return new IllegalStateException("no rule for " + context.getClass().getSimpleName());
    }
}
