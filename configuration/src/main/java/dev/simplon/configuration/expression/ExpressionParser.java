package dev.simplon.configuration.expression;

import dev.simplon.configuration.grammar.TerraformLexer;
import dev.simplon.configuration.grammar.TerraformParser;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Text to [Node]s. Any text gives either a tree or diagnostics.
public final class ExpressionParser {
    /// Enough for anything that a person writes; what nests deeper is refused, not overflowed by.
    private static final int DEPTH = 200;

    private ExpressionParser() {}

    /// The text of a JSON string: a template.
    ///
    /// @param bound names that do not refer to objects of the module
    public static Checked<ParsedExpression> template(
            String text, Set<String> bound, Origin origin) {
        if (text.indexOf('$') < 0 && text.indexOf('%') < 0) {
            return Checked.of(new ParsedExpression(new Node.Literal(Value.of(text), 0), List.of()));
        }
        return parse(
                text,
                TerraformLexer.TEMPLATE,
                bound,
                origin,
                parser -> parser.wholeTemplate(),
                (builder, tree) -> builder.template(tree.parts()));
    }

    /// A bare expression.
    public static Checked<ParsedExpression> expression(
            String text, Set<String> bound, Origin origin) {
        return parse(
                text,
                TerraformLexer.DEFAULT_MODE,
                bound,
                origin,
                parser -> parser.wholeExpression(),
                (builder, tree) -> builder.expression(tree.expression()));
    }

    private interface Build<T> {
        Node build(TreeBuilder builder, T tree);
    }

    private static <T extends ParserRuleContext> Checked<ParsedExpression> parse(
            String text,
            int mode,
            Set<String> bound,
            Origin origin,
            Function<TerraformParser, T> rule,
            Build<T> build) {
        var tooDeep = tooDeep(text, origin);
        if (tooDeep != null) {
            return Checked.failed(tooDeep);
        }
        var errors = new ArrayList<Diagnostic>();
        var listener = new ErrorListener(text, origin, errors);
        var lexer = new TerraformLexer(CharStreams.fromString(text));
        lexer.mode(mode);
        lexer.removeErrorListeners();
        lexer.addErrorListener(listener);
        var parser = new TerraformParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(listener);
        try {
            var tree = rule.apply(parser);
            if (!errors.isEmpty()) {
                return Checked.failed(errors.subList(0, 1));
            }
            var builder = new TreeBuilder(text, bound, origin);
            var root = build.build(builder, tree);
            return Checked.of(
                    new ParsedExpression(root, builder.references()), builder.diagnostics());
        } catch (StackOverflowError _) {
            // A chain of operators may be deep without a bracket.
            return Checked.failed(nestedTooDeep(0, origin));
        }
    }

    private static @Nullable Diagnostic tooDeep(String text, Origin origin) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth +=
                    switch (text.charAt(i)) {
                        case '(', '[', '{', '!', '?' -> 1;
                        case ')', ']', '}' -> -1;
                        default -> 0;
                    };
            if (depth > DEPTH) {
                return nestedTooDeep(i, origin);
            }
        }
        return null;
    }

    private static Diagnostic nestedTooDeep(int offset, Origin origin) {
        return origin.error(
                offset,
                "Expression nested too deeply",
                "Expressions may nest "
                        + DEPTH
                        + " levels deep. Give parts of it names in a locals block.");
    }

    private static final class ErrorListener extends BaseErrorListener {
        private final String text;
        private final Origin origin;
        private final List<Diagnostic> errors;

        ErrorListener(String text, Origin origin, List<Diagnostic> errors) {
            this.text = text;
            this.origin = origin;
            this.errors = errors;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object offending,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            if (!(offending instanceof Token token)) {
                errors.add(
                        origin.error(
                                0, "Invalid expression", "The expression ends in the middle."));
                return;
            }
            int at = text.offsetByCodePoints(0, Math.min(token.getStartIndex(), codePoints()));
            if (token.getType() == Token.EOF) {
                errors.add(
                        origin.error(
                                at,
                                "Unclosed expression",
                                "The expression ends too early: something that was opened is not"
                                        + " closed, or an operand is missing. Write $${ or %%{ for"
                                        + " text that is no expression."));
            } else {
                errors.add(
                        origin.error(
                                at,
                                "Invalid expression",
                                "\"" + printable(token.getText()) + "\" is not expected here."));
            }
        }

        private int codePoints() {
            return text.codePointCount(0, text.length());
        }

        private static String printable(String text) {
            return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        }
    }
}
