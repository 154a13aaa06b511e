package dev.simplon.values.convert;

import dev.simplon.values.Path;
import dev.simplon.values.Rendering;
import dev.simplon.values.Value;

/// A value cannot become of the wanted type; `at` is the place inside the value.
public final class ConversionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Path at;

    public ConversionException(Path at, String message) {
        super(message);
        this.at = at;
    }

    public Path at() {
        return at;
    }

    /// The message with the place in front: `element 0: attribute "name": string required`.
    public String told() {
        var told = new StringBuilder();
        for (var step : at.steps()) {
            told.append(
                    switch (step) {
                        case Path.Step.Attribute(String name) -> "attribute \"" + name + "\": ";
                        case Path.Step.Index(Value key) ->
                                key instanceof Value.Num(var number)
                                        ? "element " + number.toPlainString() + ": "
                                        : "element " + Rendering.masked(key) + ": ";
                    });
        }
        return told.append(getMessage()).toString();
    }
}
