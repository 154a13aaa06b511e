package dev.simplon.constructs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `for_each` goes over, and the current element inside the block that has it.
public final class TerraformIterator implements ITerraformIterator {
    private final Object elements;

    private TerraformIterator(Object elements) {
        this.elements = elements;
    }

    /// Over the elements of a list, as a set. The list may be a token.
    public static TerraformIterator fromList(List<String> list) {
        return new TerraformIterator((IResolvable) context -> set(list, context));
    }

    /// Over the entries of a map. The map may be a token.
    public static TerraformIterator fromMap(Map<String, ?> map) {
        return new TerraformIterator(map);
    }

    private static String set(List<String> list, IResolveContext context) {
        var bare = new Resolver(context.getScope(), context.getPreparing(), true);
        var call =
                bare.resolve(list) instanceof String reference
                        ? "toset(" + reference + ")"
                        : "toset(" + literal(list, bare) + ")";
        return context.getSuppressBraces() ? call : "${" + call + "}";
    }

    private static String literal(List<String> elements, Resolver bare) {
        return elements.stream()
                .map(e -> Token.isUnresolved(e) ? partlyKnown(e, bare) : quoted(e))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// A reference alone goes bare; one within text goes into the quoted text.
    private static String partlyKnown(String element, Resolver bare) {
        if (TokenTable.pieces(element).size() == 1) {
            return String.valueOf(bare.resolve(element));
        }
        var inText = new Resolver(bare.scope(), bare.preparing(), false);
        return "\"" + inText.resolve(element) + "\"";
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("${", "$${")
                + "\"";
    }

    @Override
    public Object forEachExpression() {
        return elements;
    }

    /// `each.key`.
    public String getKey() {
        return Token.asString(Expression.of("each.key"));
    }

    /// `each.value`.
    public Object getValue() {
        return Token.asString(Expression.of("each.value"));
    }

    /// An attribute of the current element: `each.value.name`.
    public String getString(String attribute) {
        return Token.asString(attribute(attribute));
    }

    public Number getNumber(String attribute) {
        return Token.asNumber(attribute(attribute));
    }

    public IResolvable getBoolean(String attribute) {
        return attribute(attribute);
    }

    public List<String> getList(String attribute) {
        return Token.asList(attribute(attribute));
    }

    private static Expression attribute(String attribute) {
        return Expression.of(Reference.property("each.value", attribute));
    }
}
