package dev.simplon.configuration;

import dev.simplon.configuration.expression.Evaluation;
import dev.simplon.configuration.expression.ExpressionParser;
import dev.simplon.configuration.expression.Locals;
import dev.simplon.configuration.expression.Origin;
import dev.simplon.values.Checked;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.util.Set;

/// Bare expressions for tests, as the console takes them.
final class Expressions {
    private Expressions() {}

    static Checked<Value> evaluate(String expression, Scope scope) {
        var origin = new Console();
        return ExpressionParser.expression(expression, Set.of(), origin)
                .then(parsed -> Evaluation.evaluate(parsed.root(), scope, Locals.NONE, origin));
    }

    /// The text of a string, with interpolations in it.
    static Checked<Value> evaluateTemplate(String text, Scope scope) {
        var origin = new Console();
        return ExpressionParser.template(text, Set.of(), origin)
                .then(parsed -> Evaluation.evaluate(parsed.root(), scope, Locals.NONE, origin));
    }

    private record Console() implements Origin {
        @Override
        public Location at(int offset) {
            return new Location("console", 1, offset + 1);
        }

        @Override
        public Path directory() {
            return Path.of("");
        }
    }
}
