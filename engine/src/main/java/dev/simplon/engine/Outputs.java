package dev.simplon.engine;

import dev.simplon.configuration.Configuration.Output;
import dev.simplon.configuration.Scope;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;

/// The value of an output, without marks: whether it may be shown, the output itself says.
final class Outputs {
    private Outputs() {}

    static Checked<Value> evaluate(Output output, Scope scope) {
        return output.value()
                .evaluate(scope)
                .then(value ->
                        value.containsSensitive() && !output.sensitive()
                                ? Checked.failed(
                                        Diagnostic.error(
                                                "Output refers to sensitive values",
                                                "To reduce the risk of accidentally exporting"
                                                        + " sensitive data that was intended to be"
                                                        + " only internal, any root module output"
                                                        + " containing sensitive data must be"
                                                        + " explicitly marked as sensitive, to"
                                                        + " confirm your intent.\n\n"
                                                        + "If you do intend to export this data,"
                                                        + " annotate the output value as sensitive"
                                                        + " by adding the following argument:\n"
                                                        + "    sensitive = true"))
                                : Checked.of(value.unmarkedDeep()));
    }
}
