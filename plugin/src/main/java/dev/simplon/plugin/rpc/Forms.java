package dev.simplon.plugin.rpc;

import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.math.BigDecimal;

/// Diagnostics and paths as messages.
final class Forms {
    private static final int ERROR = 1;
    private static final int WARNING = 2;

    private Forms() {}

    static MessageWriter diagnostic(Diagnostic diagnostic, Secrets secrets) {
        var message =
                new MessageWriter()
                        .number(
                                1,
                                switch (diagnostic.severity()) {
                                    case ERROR -> ERROR;
                                    case WARNING -> WARNING;
                                })
                        .text(2, secrets.masked(diagnostic.summary()))
                        .text(3, secrets.masked(diagnostic.detail()));
        return diagnostic.at().steps().isEmpty()
                ? message
                : message.message(4, path(diagnostic.at()));
    }

    /// An element of a set has no name in the protocol: the path ends at the set.
    static MessageWriter path(Path path) {
        var message = new MessageWriter();
        for (var step : path.steps()) {
            switch (step) {
                case Path.Step.Attribute(String name) ->
                        message.message(1, new MessageWriter().chosenText(1, name));
                case Path.Step.Index(Value.Text(String key)) ->
                        message.message(1, new MessageWriter().chosenText(2, key));
                case Path.Step.Index(Value.Num(BigDecimal number))
                        when number.scale() <= 0 && number.precision() - number.scale() < 19 ->
                        message.message(
                                1, new MessageWriter().chosenNumber(3, number.longValueExact()));
                case Path.Step.Index _ -> {
                    return message;
                }
            }
        }
        return message;
    }
}
